import { chmodSync, existsSync, symlinkSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { AppError } from "../../../server/pipeline/errors.ts";
import { isHeldByWorker, lockForWorker, openDatabase } from "../../../server/store/database.ts";
import { firstLine, killHard, runNode, startNode } from "../../support/child-process.ts";
import { temporaryPath } from "../../support/temporary-store.ts";

const DATABASE = fileURLToPath(new URL("../../../server/store/database.ts", import.meta.url));
const HOLD = `const { lockForWorker } = await import(process.argv[1]);
lockForWorker(process.argv[2]);
console.log("held");
setInterval(() => {}, 1000);`;

async function holder(path: string) {
  const child = startNode(["--input-type=module", "-e", HOLD, DATABASE, path]);
  onTestFinished(() => void child.kill("SIGKILL"));
  expect(await firstLine(child)).toBe("held");
  return child;
}

const lockCode = (path: string): string => {
  try {
    lockForWorker(path).release();
    return "free";
  } catch (error) {
    return error instanceof AppError ? error.code : "another error";
  }
};

test("a second worker is refused while another process holds the file, and free the moment that is killed", async () => {
  const path = temporaryPath();
  const child = await holder(path);
  expect(lockCode(path)).toBe("DATABASE_IN_USE");
  await killHard(child);
  expect(lockCode(path)).toBe("free");
}, 20_000);

test("a second worker in the same process is refused too, until the first lets go", () => {
  const path = temporaryPath();
  const lock = lockForWorker(path);
  expect(lockCode(path)).toBe("DATABASE_IN_USE");
  lock.release();
  expect(lockCode(path)).toBe("free");
});

test("a second worker is refused by whatever link it reaches the file", () => {
  const path = temporaryPath();
  openDatabase(path).close();
  const link = `${path}.link`;
  symlinkSync(path, link);
  const lock = lockForWorker(path);
  expect(lockCode(link)).toBe("DATABASE_IN_USE");
  lock.release();
  expect(lockCode(link)).toBe("free");
});

const TWICE = `const { lockForWorker } = await import(process.argv[1]);
lockForWorker(process.argv[2] + ".warm");
if (process.getuid() === 0) process.setuid(65534);
for (const turn of ["first", "second"])
  try {
    lockForWorker(process.argv[2]);
    console.log(turn, "held");
  } catch (error) {
    console.log(turn, error.code);
  }`;

test("nobody holds a file whose lock they may not write: SQLite would grant it to everybody", async () => {
  const path = temporaryPath();
  lockForWorker(path).release();
  chmodSync(dirname(path), 0o755);
  chmodSync(`${path}.lock`, 0o444);
  const { stdout } = await runNode(["--input-type=module", "-e", TWICE, DATABASE, path]);
  expect(stdout).toBe("first EACCES\nsecond EACCES\n");
}, 20_000);

test("to ask whether it is held makes no lock", () => {
  const path = temporaryPath();
  expect(isHeldByWorker(path)).toBe(false);
  expect(existsSync(`${path}.lock`)).toBe(false);
  const lock = lockForWorker(path);
  expect(isHeldByWorker(path)).toBe(true);
  lock.release();
  expect(isHeldByWorker(path)).toBe(false);
});

test("commands may read and write the database while a worker holds the lock", () => {
  const path = temporaryPath();
  const lock = lockForWorker(path);
  const database = openDatabase(path);
  database.writer.prepare("insert into order_counts values ('a', 'waiting', 1)").run();
  database.close();
  lock.release();
});

test("opening a database again keeps what it holds, with every commit on disk before it is told", () => {
  const path = temporaryPath();
  const first = openDatabase(path);
  first.writer.prepare("insert into order_counts values ('a', 'waiting', 1)").run();
  first.close();
  const second = openDatabase(path);
  onTestFinished(() => second.close());
  expect(second.writer.prepare("select n from order_counts").pluck().all()).toEqual([1]);
  expect(second.writer.pragma("journal_mode", { simple: true })).toBe("wal");
  expect(second.writer.pragma("synchronous", { simple: true })).toBe(2);
});
