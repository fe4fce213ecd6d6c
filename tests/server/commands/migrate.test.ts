import { existsSync, mkdirSync } from "node:fs";
import Sqlite from "better-sqlite3";
import { expect, test } from "vitest";
import { runNode } from "../../support/child-process.ts";
import { temporaryPath } from "../../support/temporary-store.ts";
import { testEnvironment } from "../../support/test-shop.ts";

const migrate = (changes: NodeJS.ProcessEnv) => runNode(["server/commands/migrate.ts"], testEnvironment(changes));

test("makes the database where there is none, and changes nothing the second time", async () => {
  const path = temporaryPath().replace("store.db", "data/app.db");
  const once = await migrate({ DATABASE_URL: path });
  const twice = await migrate({ DATABASE_URL: path });
  expect([once, twice]).toEqual(
    [1, 2].map(() => ({ code: 0, stdout: `${path}: tables are up to date\n`, stderr: "" })),
  );
  const database = new Sqlite(path, { readonly: true });
  const tables = database.prepare("select name from sqlite_master where type = 'table'").pluck().all();
  database.close();
  expect(tables).toEqual(expect.arrayContaining(["orders", "invoices", "inbox", "jobs", "documents", "shops"]));
}, 20_000);

test("a wrong setting is one line and the exit code 1", async () => {
  const { code, stdout, stderr } = await migrate({ LOG_LEVEL: "bagir" });
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toMatch(/^Configuration: LOG_LEVEL: [^\n]+\n$/);
}, 20_000);

test("an address with a password in it is refused in one line, repeats nothing and leaves nothing behind", async () => {
  const { code, stdout, stderr } = await migrate({
    DATABASE_URL: "postgres://kullanici:gizli-parola@sunucu.example/db",
  });
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toBe("Configuration: DATABASE_URL: only a file path for now. See .env.example.\n");
  expect(existsSync("postgres:")).toBe(false);
}, 20_000);

test("a database that cannot be opened is one line with its path and nothing else", async () => {
  const path = temporaryPath();
  mkdirSync(path);
  const { code, stdout, stderr } = await migrate({ DATABASE_URL: path });
  expect({ code, stdout, stderr }).toEqual({
    code: 1,
    stdout: "",
    stderr: `${path}: cannot be opened (SQLITE_CANTOPEN)\n`,
  });
}, 20_000);
