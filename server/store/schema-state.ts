import { readFileSync } from "node:fs";
import { sql } from "drizzle-orm";
import type { Session } from "./session.ts";

type Journal = { readonly entries: readonly { readonly when: number }[] };

type Dialect = "sqlite" | "postgres";

const newestOf = (dialect: Dialect): number => {
  const path = new URL(`migrations/${dialect}/meta/_journal.json`, import.meta.url);
  const { entries } = JSON.parse(readFileSync(path, "utf8")) as Journal;
  return entries.at(-1)?.when ?? 0;
};

/** A newer program has changed the tables: what this one would read and write there nobody knows. */
export class TablesTooNew extends Error {}

/** Throws `TablesTooNew` where the newest migration found is one that this program does not know. */
export function refuseNewer(newest: unknown, dialect: Dialect): void {
  if (Number(newest ?? 0) > newestOf(dialect)) throw new TablesTooNew();
}

/** Whether the database's tables are those of this program; `older` until the next start or `npm run migrate`. */
export async function schemaState(session: Session, isPostgres: boolean): Promise<"none" | "older" | "same" | "newer"> {
  const table = sql.raw(isPostgres ? "drizzle.__drizzle_migrations" : "__drizzle_migrations");
  const exists = isPostgres
    ? sql`select to_regclass('drizzle.__drizzle_migrations') as name`
    : sql`select name from sqlite_master where name = '__drizzle_migrations'`;
  const [known] = await session.rows(exists);
  if (!known?.["name"]) return "none";
  const [row] = await session.rows(sql`select max(created_at) as newest from ${table}`);
  const [found, ours] = [Number(row?.["newest"] ?? 0), newestOf(isPostgres ? "postgres" : "sqlite")];
  if (found === ours) return "same";
  return found < ours ? "older" : "newer";
}
