import { existsSync, mkdirSync } from "node:fs";
import Sqlite from "better-sqlite3";
import { Client } from "pg";
import { expect, onTestFinished, test } from "vitest";
import { runNode } from "../../support/child-process.ts";
import { ENGINES, postgresDatabase, postgresStore } from "../../support/engines.ts";
import { temporaryPath, temporaryStore } from "../../support/temporary-store.ts";
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

test("makes the tables of a PostgreSQL, and two that start together do not trouble each other", async () => {
  const url = await postgresDatabase();
  await emptied(url);
  const outcomes = await Promise.all([1, 2].map(() => migrate({ DATABASE_URL: url })));
  expect(outcomes).toEqual([1, 2].map(() => ({ code: 0, stdout: "PostgreSQL: tables are up to date\n", stderr: "" })));
}, 30_000);

test("an address with a password in it repeats nothing and leaves nothing behind when nobody answers there", async () => {
  const { code, stdout, stderr } = await migrate({ DATABASE_URL: "postgres://kullanici:gizli-parola@127.0.0.1:9/db" });
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toBe(
    "The database cannot be used: the server does not answer; is it up? (ECONNREFUSED). Check DATABASE_URL.\n",
  );
  expect(existsSync("postgres:")).toBe(false);
}, 20_000);

test.each(ENGINES)(
  "neither it nor the app works on tables that a newer program has changed, on %s",
  async (engine) => {
    const store = engine === "sqlite" ? temporaryStore() : await postgresStore();
    const url = "url" in store ? store.url : store.path;
    const table = engine === "sqlite" ? "__drizzle_migrations" : "drizzle.__drizzle_migrations";
    const shift = (by: string) =>
      store.transact("test", ({ ask }) => ask(`update ${table} set created_at = created_at ${by}`, []));
    await shift("+ 1");
    onTestFinished(async () => void (await shift("- 1")));
    const programs = ["server/commands/migrate.ts", "server/main.ts"];
    const ended = await Promise.all(programs.map((one) => runNode([one], testEnvironment({ DATABASE_URL: url }))));
    const stderr = expect.stringMatching(/^The database's tables are of a newer version than this program\. [^\n]+\n$/);
    expect(ended).toEqual(programs.map(() => ({ code: 1, stdout: "", stderr })));
  },
  60_000,
);

/** As it was before its tables were made. */
async function emptied(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query("drop schema public, drizzle, graphile_worker cascade; create schema public");
  await client.end();
}

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
