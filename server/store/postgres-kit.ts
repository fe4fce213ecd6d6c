import { sql } from "drizzle-orm";
import { bigint, boolean, customType, index, integer, pgTable, primaryKey, uniqueIndex } from "drizzle-orm/pg-core";
import type { Kurus } from "../invoice/money/money.ts";
import { type ColumnKit, toSafeNumber } from "./column-kit.ts";

/** Sorted and compared by code point, as SQLite does: ranges and pages must not depend on the server's language. */
const TEXT = 'text COLLATE "C"';

/** PostgreSQL refuses the zero character, which a buyer's note may hold. */
const withoutZero = (text: string): string => text.replaceAll("\0", "\uFFFD");

/** A prepared statement maps also the nothing it is given, which the query builder leaves alone. */
const unlessNull =
  <T, D>(toDriver: (value: T) => D) =>
  (value: T): D =>
    value === null ? (value as never) : toDriver(value);

const str = customType<{ data: string; driverData: string }>({
  dataType: () => TEXT,
  toDriver: unlessNull(withoutZero),
});

/** Text, not jsonb: that refuses half of an emoji and \u0000, and nothing is ever asked of what is inside. */
const json = customType<{ data: unknown; driverData: string }>({
  dataType: () => "text",
  toDriver: unlessNull((value) => JSON.stringify(value)),
  fromDriver: (stored): unknown => JSON.parse(stored),
});

/** Beyond them PostgreSQL knows no such time in what is sent here, or tells it in words that are read as another. */
const FIRST = Date.UTC(1950, 0, 1);
const LAST = Date.UTC(9999, 11, 30);
const withinTime = (instant: Date): string =>
  new Date(Math.min(Math.max(instant.getTime(), FIRST), LAST)).toISOString();

const instant = customType<{ data: Date; driverData: string }>({
  dataType: () => "timestamp (3) with time zone",
  toDriver: unlessNull(withinTime),
  fromDriver: (stored) => new Date(stored),
});

const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => "bytea" });

const kurus = customType<{ data: Kurus; driverData: string }>({
  dataType: () => "bigint",
  toDriver: unlessNull((amount: Kurus) => toSafeNumber(amount).toString()),
  fromDriver: (stored) => BigInt(stored),
});

const edition = {
  table: pgTable,
  index,
  uniqueIndex,
  primaryKey,
  str,
  int: (name: string) => integer(name),
  millis: (name: string) => bigint(name, { mode: "number" }),
  bool: (name: string) => boolean(name),
  instant,
  bytes,
  json,
  serial: (name: string) => bigint(name, { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
  kurus,
  isTrue: (column: string) => sql.raw(column),
};

/** The same words for PostgreSQL. What the stores read and write has the same types in both. */
export const postgresKit = edition as unknown as ColumnKit;
