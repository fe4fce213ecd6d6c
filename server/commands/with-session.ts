import { existsSync } from "node:fs";
import { ConfigError, isPostgres } from "../config.ts";
import { lookAtDatabase, openDatabase } from "../store/database.ts";
import { openPool, sessionOn } from "../store/postgres.ts";
import type { Session } from "../store/session.ts";

type Work<T> = (session: Session) => Promise<T>;

/** Reads the database's tables, beside whoever else works on it, and closes it again. */
export const withSession = <T>(url: string, work: Work<T>): Promise<T> => withOne(url, "read", work);

/** The same with the tables as they stand, which may be another version's. */
export async function withLook<T>(path: string, work: Work<T>): Promise<T> {
  if (isPostgres(path)) return withSession(path, work);
  const { read, close } = lookAtDatabase(path);
  try {
    return await work(read);
  } finally {
    close();
  }
}

/** The same for a change; every statement is a transaction of its own. */
export const withWriter = <T>(url: string, work: Work<T>): Promise<T> => withOne(url, "write", work);

/** Opening would make it, and find everything in order in it. */
export function requireFile(path: string): void {
  if (!existsSync(path)) throw new ConfigError(`${path}: there is no such database file. Check DATABASE_URL.`);
}

async function withOne<T>(url: string, side: "read" | "write", work: Work<T>): Promise<T> {
  if (!isPostgres(url)) {
    requireFile(url);
    const { close, ...sessions } = openDatabase(url);
    try {
      return await work(sessions[side]);
    } finally {
      close();
    }
  }
  const pool = openPool({ url, connections: 2, onTrouble: () => {} });
  try {
    return await work(sessionOn(pool));
  } finally {
    await pool.end();
  }
}
