import type { Column, SQL } from "drizzle-orm";
import type { BaseSQLiteDatabase } from "drizzle-orm/sqlite-core";
import type { Tables } from "./tables.ts";

/** What both databases can do; every statement is awaited. */
export type Queries = Pick<
  BaseSQLiteDatabase<"async", unknown>,
  "select" | "selectDistinct" | "insert" | "update" | "delete"
>;

type Rows = readonly Readonly<Record<string, unknown>>[];
/** A query of a statement's one value, a JSON text: a list of lists with a value for each of these columns, read as rows. */
export type RowsOfJson = (columns: readonly Column[]) => string;

/** One connection as the stores use it: its queries, and the tables in its database's edition. */
export type Session = {
  readonly db: Queries;
  /** The same, for statements asked so often that the database keeps them ready. */
  readonly kept: Queries;
  readonly tables: Tables;
  /** For what no query builder can say. */
  readonly rows: (statement: SQL) => Promise<Rows>;
  /** The same for a text that is the database's own, with its values in their order. */
  readonly ask: (text: string, values: readonly unknown[]) => Promise<Rows>;
  readonly rowsOfJson: RowsOfJson;
};
