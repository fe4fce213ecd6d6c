import { copyFileSync, existsSync, rmSync, writeFileSync } from "node:fs";
import Sqlite from "better-sqlite3";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runNode } from "../../support/child-process.ts";
import { startReadyApp, type TestApp } from "../../support/test-app.ts";
import { temporaryPath } from "../../support/temporary-store.ts";
import { testEnvironment } from "../../support/test-shop.ts";

let app: TestApp;

beforeAll(async () => {
  app = await startReadyApp();
});
afterAll(() => app.close());

const backup = (to: string, url = app.databasePath) =>
  runNode(["server/commands/backup.ts", to], testEnvironment({ DATABASE_URL: url }));

function switchesIn(path: string): unknown[] {
  const database = new Sqlite(path, { readonly: true });
  const switches = database.prepare("select is_active from shops").pluck().all();
  database.close();
  return switches;
}

test("copies the database beside the working app, and the copy holds the order and its documents", async () => {
  await app.issued(await app.paid());
  const to = temporaryPath();
  const { code, stdout, stderr } = await backup(to);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toMatch(
    /^\S+: [\d.]+ MB, checked; 1 shop, 1 order, 1 invoice, 2 documents; in the copy every shop is switched off\n$/,
  );
  // A restore is to start with this file alone.
  expect([`${to}-wal`, `${to}-shm`, `${to}.part`].filter((path) => existsSync(path))).toEqual([]);
  // What was issued since the copy was taken it would issue again: it starts with every shop switched off.
  expect([switchesIn(to), switchesIn(app.databasePath)]).toEqual([[0], [1]]);
  const restored = await runNode(["server/commands/doctor.ts"], testEnvironment({ DATABASE_URL: to }));
  expect(restored.stdout).toContain("its tables are up to date");
}, 30_000);

test("a copy put where a killed app left its log is refused: what was replaced would come back, switched on", async () => {
  await app.paid();
  const to = temporaryPath();
  expect((await backup(to)).code).toBe(0);
  copyFileSync(`${app.databasePath}-wal`, `${to}-wal`);
  const told = `${to}-wal belongs to another database than the one beside it`;
  for (const program of ["migrate", "doctor", "backup", "numbers"]) {
    const args = [`server/commands/${program}.ts`, temporaryPath()];
    const { code, stdout, stderr } = await runNode(args, testEnvironment({ DATABASE_URL: to }));
    expect({ program, code, told: (stdout + stderr).includes(told) }).toEqual({ program, code: 1, told: true });
  }
  rmSync(`${to}-wal`);
  expect(switchesIn(to)).toEqual([0]);
}, 60_000);

test("never writes over a file, and leaves nothing behind", async () => {
  const to = temporaryPath();
  writeFileSync(to, "older");
  expect(await backup(to)).toEqual({ code: 1, stdout: "", stderr: `No backup was made: ${to} exists already\n` });
  expect(existsSync(`${to}.part`)).toBe(false);
}, 20_000);

test("into a folder that is not there is none", async () => {
  const folder = `${temporaryPath()}-folder`;
  const stderr = `No backup was made: there is no folder ${folder}\n`;
  expect(await backup(`${folder}/copy.db`)).toEqual({ code: 1, stdout: "", stderr });
}, 20_000);

test("of no database is none", async () => {
  const [to, from] = [temporaryPath(), temporaryPath()];
  const { code, stderr } = await backup(to, from);
  const told = `${from}: there is no such database file. Check DATABASE_URL.\n`;
  expect({ code, stderr, isMade: existsSync(to) }).toEqual({ code: 1, stderr: told, isMade: false });
}, 20_000);

test("a PostgreSQL is left to its own tools", async () => {
  const { code, stderr } = await backup(temporaryPath(), "postgres://u:p@127.0.0.1:9/db");
  expect(code).toBe(1);
  expect(stderr).toContain("pg_dump");
}, 20_000);
