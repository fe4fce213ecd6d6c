import type { Column, SQL } from "drizzle-orm";
import type { BaseSQLiteDatabase } from "drizzle-orm/sqlite-core";
import type { Tables } from "./tables.ts";

/** What both databases can do; every statement is awaited. */
export type Queries = Pick<
  BaseSQLiteDatabase<"async", unknown>,
  "select" | "selectDistinct" | "insert" | "update" | "delete"
>;

/** One JSON text, a list of lists with a value for each of these columns, read as rows of them. */
export type RowsOfJson = (columns: readonly Column[], json: string) => SQL;

/** One connection as the stores use it: its queries, and the tables in its database's edition. */
export type Session = {
  readonly db: Queries;
  /** The same, for statements asked so often that the database keeps them ready. */
  readonly kept: Queries;
  readonly tables: Tables;
  /** For what no query builder can say. */
  readonly rows: (statement: SQL) => Promise<readonly Readonly<Record<string, unknown>>[]>;
  /** The same for what answers no rows. */
  readonly run: (statement: SQL) => Promise<void>;
  readonly rowsOfJson: RowsOfJson;
};
