import { chmodSync, closeSync, openSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import Sqlite from "better-sqlite3";
import { expect, onTestFinished, test } from "vitest";
import { lockForWorker } from "../../../server/store/database.ts";
import { runNode } from "../../support/child-process.ts";
import { temporaryStore } from "../../support/temporary-store.ts";
import { testEnvironment } from "../../support/test-shop.ts";

const PAGE_BYTES = 4096;

test.each(["orders", "invoices", "documents"])(
  "tells a damaged file in plain words, whose table %s it is",
  async (table) => {
    const { path, database } = temporaryStore();
    const root = database.writer.prepare("select rootpage from sqlite_master where name = ?").pluck().get(table);
    database.writer.pragma("wal_checkpoint(TRUNCATE)");
    const file = openSync(path, "r+");
    writeSync(file, Buffer.alloc(PAGE_BYTES, 0xa5), 0, PAGE_BYTES, (Number(root) - 1) * PAGE_BYTES);
    closeSync(file);
    const { code, stdout } = await runNode(["server/commands/doctor.ts"], testEnvironment({ DATABASE_URL: path }));
    expect({ code, stdout }).toEqual({
      code: 1,
      stdout: expect.stringContaining("broken  the database file is damaged"),
    });
  },
  30_000,
);

test("tells of another program that keeps the file locked under the app", async () => {
  const { path } = temporaryStore();
  const doctor = () => runNode(["server/commands/doctor.ts"], testEnvironment({ DATABASE_URL: path }));
  const worker = lockForWorker(path);
  onTestFinished(worker.release);
  expect((await doctor()).code).toBe(0);
  const other = new Sqlite(path);
  onTestFinished(() => void other.close());
  other.exec("begin immediate");
  const { code, stdout } = await doctor();
  expect({ code, stdout }).toEqual({ code: 1, stdout: expect.stringContaining("broken  another program keeps") });
}, 30_000);

const FINDINGS = fileURLToPath(new URL("../../../server/commands/file-findings.ts", import.meta.url));
const AS_ANOTHER = `const { rightsFindings } = await import(process.argv[1]);
if (process.getuid() === 0) process.setuid(65534);
for (const { level, what } of rightsFindings(process.argv[2])) console.log(level, what);`;

test("tells which of its files may not be written, also one that SQLite left beside it", async () => {
  const { path } = temporaryStore();
  const told = async () => (await runNode(["--input-type=module", "-e", AS_ANOTHER, FINDINGS, path])).stdout;
  chmodSync(dirname(path), 0o777);
  for (const file of [path, `${path}-wal`, `${path}-shm`]) chmodSync(file, 0o666);
  expect(await told()).toBe("");
  chmodSync(`${path}-shm`, 0o444);
  expect(await told()).toBe(`broken ${path}-shm may not be written by this user: the app would not start\n`);
  chmodSync(path, 0o444);
  expect(await told()).toContain(`broken ${path} may not`);
  chmodSync(dirname(path), 0o755);
}, 30_000);
