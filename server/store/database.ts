import { accessSync, constants, existsSync, realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";
import Sqlite from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { migrate } from "drizzle-orm/better-sqlite3/migrator";
import { AppError, errorCode } from "../pipeline/errors.ts";
import { fileInPlace } from "./file-in-place.ts";
import { withKeptStatements } from "./prepared-sqlite.ts";
import { refuseNewer } from "./schema-state.ts";
import type { Queries, RowsOfJson, Session } from "./session.ts";
import { sqliteTables } from "./sqlite-schema.ts";
import { refuseStrayWal } from "./stray-wal.ts";

const MIGRATIONS = fileURLToPath(new URL("migrations/sqlite", import.meta.url));
const BUSY_MS = 5000;

/** One writer and, beside it in WAL mode, one reader that never waits for it. */
export type Database = {
  readonly writer: Sqlite.Database;
  readonly write: Session;
  readonly read: Session;
  /** Throws once the file was removed or replaced beside us. */
  readonly requireInPlace: () => void;
  readonly close: () => void;
};

/** Opens (creating if need be) the database file and brings its tables up to date. Throws `TablesTooNew`. */
export function openDatabase(path: string): Database {
  refuseStrayWal(path);
  const writer = new Sqlite(path);
  writer.pragma("journal_mode = WAL");
  // FULL: a commit is on disk before anyone is told 200 (WAL with NORMAL may lose the last commits at a power cut).
  writer.pragma("synchronous = FULL");
  writer.pragma(`busy_timeout = ${BUSY_MS}`);
  // What was redacted must not be left between the rows either; no slower for rows as small as ours (measured).
  writer.pragma("secure_delete = ON");
  try {
    migrate(drizzle(writer), { migrationsFolder: MIGRATIONS });
    refuseNewer(writer.prepare("select max(created_at) from __drizzle_migrations").pluck().get(), "sqlite");
  } catch (cause) {
    writer.close();
    throw cause;
  }
  const reader = new Sqlite(path, { readonly: true });
  reader.pragma(`busy_timeout = ${BUSY_MS}`);
  const close = () => {
    reader.close();
    writer.close();
  };
  return { writer, write: sessionOn(writer), read: sessionOn(reader), requireInPlace: fileInPlace(path), close };
}

/** The file as it stands, whatever its tables: nothing is made or changed. */
export function lookAtDatabase(path: string): { readonly read: Session; readonly close: () => void } {
  refuseStrayWal(path);
  const reader = new Sqlite(path, { readonly: true, fileMustExist: true });
  reader.pragma(`busy_timeout = ${BUSY_MS}`);
  return { read: sessionOn(reader), close: () => void reader.close() };
}

/** Whether another program holds the file's one place to write for longer than the app waits. Ask beside a working app only. */
export function isLockedByAnother(path: string): boolean {
  const connection = new Sqlite(path, { fileMustExist: true });
  try {
    connection.pragma(`busy_timeout = ${BUSY_MS}`);
    connection.exec("BEGIN IMMEDIATE; ROLLBACK");
    return false;
  } catch (cause) {
    if (errorCode(cause)?.startsWith("SQLITE_BUSY")) return true;
    throw cause;
  } finally {
    connection.close();
  }
}

/** The driver answers at once; the stores await it all the same. */
function sessionOn(connection: Sqlite.Database): Session {
  const kept = withKeptStatements(connection);
  const driver = drizzle(kept);
  const db = driver as unknown as Queries;
  return {
    db,
    kept: db,
    tables: sqliteTables,
    rows: async (statement) => driver.all(statement),
    ask: async (text, values) => {
      const statement = kept.prepare<unknown[], Readonly<Record<string, unknown>>>(text);
      if (statement.reader) return statement.all(...values);
      statement.run(...values);
      return [];
    },
    rowsOfJson,
  };
}

const rowsOfJson: RowsOfJson = (columns) =>
  `select ${columns.map((_, at) => `value ->> ${at}`).join(", ")} from json_each(?) where true`;

/**
 * One worker per database file, by whatever links it is reached: an exclusive lock on `<path>.lock`, held by the operating
 * system and so freed even by kill -9. Throws DATABASE_IN_USE while another process holds it.
 */
export function lockForWorker(path: string): { readonly release: () => void } {
  const file = lockFileOf(path);
  // SQLite grants everybody an exclusive lock on a file they may only read.
  if (existsSync(file)) accessSync(file, constants.W_OK);
  const lock = new Sqlite(file);
  try {
    lock.pragma("busy_timeout = 0");
    lock.exec("BEGIN EXCLUSIVE");
  } catch (cause) {
    lock.close();
    throw new AppError("DATABASE_IN_USE", { cause });
  }
  return { release: () => lock.close() };
}

/** Whether a worker holds the file. Makes no lock: it would be of whoever asks, and the app might not write it. */
export function isHeldByWorker(path: string): boolean {
  if (!existsSync(lockFileOf(path))) return false;
  try {
    lockForWorker(path).release();
    return false;
  } catch (cause) {
    if (cause instanceof AppError) return true;
    throw cause;
  }
}

const lockFileOf = (path: string): string => `${existsSync(path) ? realpathSync(path) : path}.lock`;
