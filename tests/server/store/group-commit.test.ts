import Sqlite from "better-sqlite3";
import { expect, onTestFinished, test } from "vitest";
import { GroupCommit } from "../../../server/store/group-commit.ts";
import type { Session } from "../../../server/store/session.ts";
import { sqliteTransactions } from "../../../server/store/sqlite-transactions.ts";
import { temporaryPath } from "../../support/temporary-store.ts";

/** These units write to the connection itself. */
const UNUSED = { db: {}, tables: {}, rows: async () => [] } as unknown as Session;

function aFile() {
  const path = temporaryPath();
  const writer = new Sqlite(path);
  writer.pragma("journal_mode = WAL");
  writer.exec("create table notes (text text unique)");
  const reader = new Sqlite(path, { readonly: true });
  onTestFinished(() => {
    reader.close();
    writer.close();
  });
  const note = (text: string) => writer.prepare("insert into notes values (?)").run(text);
  const notes = () => reader.prepare("select text from notes order by text").pluck().all();
  return {
    writer,
    commits: new GroupCommit(sqliteTransactions({ writer, write: UNUSED, requireInPlace: () => {} })),
    note,
    notes,
  };
}

test("a unit that throws takes back its own writes only, in the commit it shares with others", async () => {
  const { commits, note, notes } = aFile();
  const outcomes = await Promise.allSettled([
    commits.run(async () => note("first")),
    commits.run(async () => {
      note("taken back");
      throw new Error("changed my mind");
    }),
    commits.run(async () => note("third")),
  ]);
  expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(notes()).toEqual(["first", "third"]);
});

test("units that arrive together share one commit, those that come later have their own", async () => {
  const { writer, commits, note } = aFile();
  const begins = countOf(writer, "BEGIN IMMEDIATE");
  await Promise.all(Array.from({ length: 50 }, (_, index) => commits.run(async () => note(String(index)))));
  expect(begins()).toBe(1);
  await commits.run(async () => note("later"));
  expect(begins()).toBe(2);
});

/** Counts how often exactly this is executed on the connection. */
function countOf(connection: Sqlite.Database, wanted: string): () => number {
  const exec = connection.exec.bind(connection);
  let count = 0;
  connection.exec = (source) => {
    if (source === wanted) count += 1;
    return exec(source);
  };
  return () => count;
}

test("nobody is answered before the commit, and no reader sees a write before it", async () => {
  const { commits, note, notes } = aFile();
  const answered: string[] = [];
  const gate = Promise.withResolvers<void>();
  const first = commits.run(async () => note("first")).then(() => answered.push("first"));
  const second = commits.run(() => gate.promise);
  await new Promise((resolve) => {
    setTimeout(resolve, 30);
  });
  expect({ answered, notes: notes() }).toEqual({ answered: [], notes: [] });
  gate.resolve();
  await Promise.all([first, second]);
  expect({ answered, notes: notes() }).toEqual({ answered: ["first"], notes: ["first"] });
});

test("a commit that fails answers nobody with success and leaves nothing behind", async () => {
  const { writer, commits, note, notes } = aFile();
  const exec = writer.exec.bind(writer);
  writer.exec = (source) => {
    if (source === "COMMIT") throw new Error("disk full");
    return exec(source);
  };
  const units = [commits.run(async () => note("first")), commits.run(async () => note("second"))];
  const outcomes = await Promise.allSettled(units);
  expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(notes()).toEqual([]);
  writer.exec = exec;
  await commits.run(async () => note("afterwards"));
  expect(notes()).toEqual(["afterwards"]);
});

test("more units than one commit holds are all done, in the order they came", async () => {
  const { commits, note, notes } = aFile();
  const done: number[] = [];
  const units = Array.from({ length: 450 }, (_, index) =>
    commits.run(async () => note(String(index).padStart(3, "0"))).then(() => done.push(index)),
  );
  await Promise.all(units);
  expect(done).toEqual(Array.from({ length: 450 }, (_, index) => index));
  expect(notes()).toHaveLength(450);
});
