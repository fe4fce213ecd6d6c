import Sqlite from "better-sqlite3";
import { onTestFinished, test, expect } from "vitest";
import { withKeptStatements } from "../../../server/store/prepared-sqlite.ts";

function connection() {
  const bare = new Sqlite(":memory:");
  onTestFinished(() => void bare.close());
  bare.exec("create table n (a integer, b text); insert into n values (1, 'bir')");
  return withKeptStatements(bare);
}

test("one who wanted arrays leaves objects to the next", () => {
  const kept = connection();
  expect(kept.prepare("select a, b from n").raw().all()).toEqual([[1, "bir"]]);
  expect(kept.prepare("select a, b from n").all()).toEqual([{ a: 1, b: "bir" }]);
  expect(kept.prepare("select a, b from n").raw().get()).toEqual([1, "bir"]);
});

test("sees a table changed since, and writes as well as reads", () => {
  const kept = connection();
  const all = () => kept.prepare("select * from n").all();
  expect(kept.prepare("insert into n values (?, ?)").run(2, "iki").changes).toBe(1);
  expect(kept.prepare("insert into n values (?, ?)").run(3, "üç").changes).toBe(1);
  expect(all()).toHaveLength(3);
  kept.exec("alter table n add column c text");
  expect(all()[0]).toEqual({ a: 1, b: "bir", c: null });
});

test("compiles a text once while it is among the last five hundred", () => {
  const kept = connection();
  const first = kept.prepare("select a from n where a = 1");
  expect(kept.prepare("select a from n where a = 1")).toBe(first);
  for (let n = 0; n < 500; n += 1) kept.prepare(`select ${n}`);
  expect(kept.prepare("select a from n where a = 1")).not.toBe(first);
});
