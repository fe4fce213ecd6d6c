import type Sqlite from "better-sqlite3";
import { lastUsed } from "./last-used.ts";
import { overridden } from "./overridden.ts";

const MOST_KEPT = 500;

/**
 * The connection as the query builder uses it, with its statements kept: the builder prepares each anew, and SQLite would
 * compile the same text a hundred times for one invoice. Those used longest ago are let go.
 */
export function withKeptStatements(connection: Sqlite.Database): Sqlite.Database {
  const kept = lastUsed<Sqlite.Statement>(MOST_KEPT);
  const prepare = (source: string) => {
    const statement = kept(source, () => connection.prepare(source));
    // Whether rows come as arrays is remembered by the statement, and every user expects objects at first.
    return statement.reader ? statement.raw(false) : statement;
  };
  return overridden(connection, "prepare", prepare);
}
