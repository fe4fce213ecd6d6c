import { isPostgres } from "../config.ts";
import { openDatabase } from "../store/database.ts";
import { openPool, sessionOn } from "../store/postgres.ts";
import type { Session } from "../store/session.ts";

/** Runs `work` on the database's tables, beside whoever else works on it, and closes it again. */
export async function withSession<T>(url: string, work: (session: Session) => Promise<T>): Promise<T> {
  if (!isPostgres(url)) {
    const { read, close } = openDatabase(url);
    try {
      return await work(read);
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
