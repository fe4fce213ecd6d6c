import { expect, test } from "vitest";
import { databaseFault } from "../../../server/pipeline/errors.ts";
import { serverWords } from "../../../server/store/database-fault.ts";

const withCode = (code: string) => Object.assign(new Error("secret"), { code });

test.each([
  [withCode("ECONNREFUSED"), "ECONNREFUSED"],
  [withCode("57P03"), "57P03"],
  [new AggregateError([withCode("ECONNREFUSED")]), "ECONNREFUSED"],
  [new Error("Failed query", { cause: withCode("53300") }), "53300"],
  [new Error("Failed query", { cause: new Error("Connection terminated unexpectedly") }), "BROKEN_OFF"],
  [new Error("timeout exceeded when trying to connect"), "BROKEN_OFF"],
  [new Error("timeout expired"), "BROKEN_OFF"],
  [new Error("Client has encountered a connection error and is not queryable"), "BROKEN_OFF"],
  [withCode("25006"), "25006"],
  [new Error("Failed query", { cause: withCode("55P03") }), "55P03"],
  [withCode("SQLITE_FULL"), "SQLITE_FULL"],
  [withCode("SQLITE_IOERR_WRITE"), "SQLITE_IOERR_WRITE"],
  [withCode("SQLITE_CORRUPT"), "SQLITE_CORRUPT"],
  [withCode("58030"), "58030"],
  [withCode("XX001"), "XX001"],
  [withCode("XX000"), undefined],
  [withCode("SQLITE_CONSTRAINT_UNIQUE"), undefined],
  [withCode("23505"), undefined],
  [new TypeError("undefined is not a function"), undefined],
])("tells a database that is away from a bug (%#)", (cause, code) => {
  expect(databaseFault(cause)).toBe(code);
});

test("does not take a full disk for too many connections", () => {
  expect(serverWords("53100")).toContain("disk is full");
  expect(serverWords("53300")).toContain("no connection left");
});
