import { existsSync } from "node:fs";
import { ConfigError, isPostgres } from "../config.ts";
import { lookAtDatabase, openDatabase } from "../store/database.ts";
import { openPool, sessionOn } from "../store/postgres.ts";
import { schemaState, TablesTooNew } from "../store/schema-state.ts";
import type { Session } from "../store/session.ts";

type Work<T> = (session: Session) => Promise<T>;

/** Reads the database's tables, beside whoever else works on it, and closes it again. */
export const withSession = <T>(url: string, work: Work<T>): Promise<T> => withTables(url, "read", work);

/** The same for a change; every statement is a transaction of its own. */
export const withWriter = <T>(url: string, work: Work<T>): Promise<T> => withTables(url, "write", work);

/** Reads with the tables as they stand, which may be another version's. */
export async function withLook<T>(url: string, work: Work<T>): Promise<T> {
  if (isPostgres(url)) return withServer(url, work);
  requireFile(url);
  const { read, close } = lookAtDatabase(url);
  try {
    return await work(read);
  } finally {
    close();
  }
}

/** Opening would make it, and find everything in order in it. */
export function requireFile(path: string): void {
  if (!existsSync(path)) throw new ConfigError(`${path}: there is no such database file. Check DATABASE_URL.`);
}

/** Brings no tables up to date: an older version of the app may be working on them. */
async function withTables<T>(url: string, side: "read" | "write", work: Work<T>): Promise<T> {
  if (isPostgres(url)) return withServer(url, async (session) => work(await ofThisVersion(session, true)));
  if (side === "read") return withLook(url, async (session) => work(await ofThisVersion(session, false)));
  await withLook(url, (session) => ofThisVersion(session, false));
  const { write, close } = openDatabase(url);
  try {
    return await work(write);
  } finally {
    close();
  }
}

async function ofThisVersion(session: Session, isServer: boolean): Promise<Session> {
  const state = await schemaState(session, isServer);
  if (state === "newer") throw new TablesTooNew();
  if (state === "none")
    throw new ConfigError("The database has no tables yet. Check DATABASE_URL; npm run migrate makes them.");
  if (state === "older")
    throw new ConfigError(
      "The database's tables are of an older version than this program. Take a backup, then npm run migrate; npm start does it by itself.",
    );
  return session;
}

async function withServer<T>(url: string, work: Work<T>): Promise<T> {
  const pool = openPool({ url, connections: 2, onTrouble: () => {} });
  try {
    return await work(sessionOn(pool));
  } finally {
    await pool.end();
  }
}
