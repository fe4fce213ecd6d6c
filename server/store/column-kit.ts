import { type SQL, sql } from "drizzle-orm";
import { blob, customType, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { Kurus } from "../invoice/money/money.ts";

/**
 * The words tables are written in, so that one definition serves both databases. This is SQLite's edition; PostgreSQL's
 * stands in `postgres-kit.ts`.
 */
export const sqliteKit = {
  table: sqliteTable,
  index,
  uniqueIndex,
  primaryKey,
  str: (name: string) => text(name),
  int: (name: string) => integer(name),
  /** Milliseconds since 1970, to reckon with in a statement. */
  millis: (name: string) => integer(name),
  bool: (name: string) => integer(name, { mode: "boolean" }),
  instant: (name: string) => integer(name, { mode: "timestamp_ms" }),
  bytes: (name: string) => blob(name, { mode: "buffer" }),
  json: (name: string) => text(name, { mode: "json" }),
  serial: (name: string) => integer(name).primaryKey({ autoIncrement: true }),
  kurus: customType<{ data: Kurus; driverData: number }>({
    dataType: () => "integer",
    toDriver: toSafeNumber,
    fromDriver: (stored) => BigInt(stored),
  }),
  /** A yes-or-no column as a condition of an index. */
  isTrue: (column: string): SQL => sql.raw(`${column} = 1`),
};

export type ColumnKit = typeof sqliteKit;

/** The driver would round larger whole numbers without a word; 90 trillion lira is refused instead. */
export function toSafeNumber(amount: Kurus): number {
  if (amount > BigInt(Number.MAX_SAFE_INTEGER) || amount < BigInt(Number.MIN_SAFE_INTEGER)) {
    throw new RangeError("amount beyond 2^53 kuruş");
  }
  return Number(amount);
}
