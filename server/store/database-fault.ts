import { errorCode } from "../pipeline/errors.ts";

type Words = readonly (readonly [RegExp, string])[];

const wordsFor = (all: Words, code: string): string | undefined => all.find(([pattern]) => pattern.test(code))?.[1];

const SERVER_WORDS: Words = [
  [/^3D/, "the server knows no database of that name"],
  [/^28/, "the server refuses this user or its password"],
  [/^42501$/, "this user may not make or change tables there; it must own the database or a schema in it"],
  [/^53100$/, "the server's disk is full"],
  [/^(58|XX00)/, "the server cannot read or write its own files; its log says which"],
  [/^25006$/, "the server takes no writes: it is a standby, or was made read-only, as some are when their disk fills"],
  [/^55P03$/, "another session there keeps a lock"],
  [/^53/, "the server has no connection left"],
  [/^57/, "the server is starting or stopping"],
  [/^(ENOTFOUND|EAI_)/, "there is no host of that name"],
];

/** What a code of `databaseFault` says. */
export const serverWords = (code: string): string =>
  wordsFor(SERVER_WORDS, code) ?? "the server does not answer; is it up?";

const FILE_WORDS: Words = [
  [/^SQLITE_NOTADB$/, "it is no SQLite database"],
  [/^SQLITE_(CANTOPEN|IOERR)/, "it is no file that can be opened"],
  [/^SQLITE_(READONLY|PERM|AUTH)/, "it, or the -wal or -shm beside it, may not be written"],
  [/^SQLITE_FULL$/, "the disk is full"],
  [/^SQLITE_BUSY/, "another program keeps it locked"],
  [/^SQLITE_CORRUPT/, "it is damaged"],
];

/** Why a database file could not be used, in words with the code; `undefined` for anything else. */
export function fileFault(cause: unknown): string | undefined {
  const code = errorCode(cause) ?? "";
  const words = wordsFor(FILE_WORDS, code);
  if (words !== undefined) return `${words} (${code})`;
  if (!(cause instanceof Error)) return undefined;
  if ("syscall" in cause && cause.syscall === "access") return `the .lock beside it may not be written (${code})`;
  const isFolder = ("syscall" in cause && cause.syscall === "mkdir") || NO_FOLDER.test(cause.message);
  return isFolder ? `its folder cannot be used${code && ` (${code})`}` : undefined;
}

/** What the driver says of a file in a folder that is not there, without a code. */
const NO_FOLDER = /^Cannot open database because the directory does not exist/u;

/** Whether the database kept a number from standing under two of a seller's live invoices. */
export function isNumberTwice(cause: unknown): boolean {
  if (!(cause instanceof Error)) return false;
  // PostgreSQL names the index, SQLite its columns.
  const isRefused = "constraint" in cause ? cause.constraint === "invoices_number" : NUMBER_COLUMN.test(cause.message);
  return isRefused || isNumberTwice(cause.cause);
}

const NUMBER_COLUMN = /^UNIQUE constraint failed: .*\binvoices\.number\b/u;
