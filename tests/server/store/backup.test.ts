import { readFileSync, writeFileSync } from "node:fs";
import Sqlite from "better-sqlite3";
import { sql } from "drizzle-orm";
import { expect, onTestFinished, test } from "vitest";
import { backUp } from "../../../server/store/backup.ts";
import { openDatabase } from "../../../server/store/database.ts";
import { orderStore } from "../../../server/store/orders.ts";
import type { CancelWish } from "../../../server/pipeline/ports/cancel-wish.ts";
import { storeOn } from "../../support/engines.ts";
import { LONG_AGO, pipelineOnPaper } from "../../support/pipeline-on-paper.ts";
import { OUR_SHOP, temporaryPath, temporaryStore } from "../../support/temporary-store.ts";
import { anOrder } from "../invoice/an-order.ts";

const MANY_COMMITS = 500;

/** A database of several hundred pages, and an app that commits whenever it can. */
function aBusyDatabase() {
  const path = temporaryPath();
  const { writer, close } = openDatabase(path);
  writer.exec("create table filler (n integer, b blob)");
  const put = writer.prepare("insert into filler values (?, randomblob(3000))");
  for (let n = 0; n < 500; n += 1) put.run(n);
  let commits = 0;
  const change = writer.prepare("update filler set n = n + 1 where rowid = ?");
  const commit = () => {
    commits += 1;
    change.run(commits % 500);
    if (commits < MANY_COMMITS) turn = setImmediate(commit);
  };
  let turn = setImmediate(commit);
  onTestFinished(() => {
    clearImmediate(turn);
    close();
  });
  return { path, commits: () => commits };
}

test("ends while the app beside it commits without a pause, and holds all there was", async () => {
  const { path, commits } = aBusyDatabase();
  const to = temporaryPath();
  const { rows } = await backUp(path, to);
  expect(commits()).toBeGreaterThan(0);
  expect(commits()).toBeLessThan(MANY_COMMITS);
  expect(rows["filler"]).toBe(500);
  const copy = new Sqlite(to, { readonly: true });
  onTestFinished(() => void copy.close());
  expect(copy.pragma("integrity_check", { simple: true })).toBe("ok");
});

test("is made all the same where one that was killed left a part of itself behind", async () => {
  const { path } = temporaryStore();
  const to = temporaryPath();
  writeFileSync(`${to}.part`, "half of something ".repeat(1000));
  expect((await backUp(path, to)).rows).toMatchObject({ shops: 0 });
});

/** An order whose invoice a person has asked something of, which the integrator has not shown done. */
async function asked(wish: CancelWish) {
  const store = temporaryStore();
  const pipeline = pipelineOnPaper({ ...store, jobs: async () => 0 });
  await pipeline.describe();
  await pipeline.connect();
  await pipeline.switchTo(true, LONG_AGO);
  await pipeline.run();
  await pipeline.run();
  await pipeline.askCancellation(wish === "undo" ? "cancel" : wish);
  if (wish === "undo") {
    await pipeline.run();
    await pipeline.askCancellation("undo");
  }
  expect(await pipeline.found()).toMatchObject({ state: "cancelling" });
  return store;
}

test("a copy made while a buyer is to be mailed mails nobody: a person is told", async () => {
  const store = temporaryStore();
  const pipeline = pipelineOnPaper({ ...store, jobs: async () => 0 });
  await pipeline.settle({ mailsBuyer: true });
  await pipeline.connect();
  await pipeline.switchTo(true, LONG_AGO);
  pipeline.script.mail = async () => ({ kind: "retry", afterSeconds: 60 });
  await pipeline.run();
  expect(await pipeline.invoice()).toMatchObject({ mailing: { state: "due" } });
  const to = temporaryPath();
  await backUp(store.path, to);
  const copy = openDatabase(to);
  onTestFinished(copy.close);
  const order = await orderStore(copy.read, OUR_SHOP, { onChange: () => {}, onMark: () => {} }).find(anOrder().id);
  expect(order).toMatchObject({ state: "issued", faults: [{ code: "MAIL_UNANSWERED" }] });
  expect(copy.writer.prepare("select mailing ->> 'state' from invoices").pluck().all()).toEqual(["unanswered"]);
});

test("a copy made before an invoice came to be issued mails nobody either, once it is", async () => {
  const store = temporaryStore();
  const pipeline = pipelineOnPaper({ ...store, jobs: async () => 0 });
  await pipeline.settle({ mailsBuyer: true });
  await pipeline.connect();
  await pipeline.switchTo(true, LONG_AGO);
  pipeline.script.becomes = "processing";
  await pipeline.run();
  const to = temporaryPath();
  await backUp(store.path, to);
  const copy = openDatabase(to);
  onTestFinished(copy.close);
  const states =
    "select o.state as place, i.mailing ->> 'state' as mailing from invoices i join orders o using (shop, order_id)";
  expect(copy.writer.prepare(states).all()).toEqual([{ place: "processing", mailing: "begun" }]);
});

test("what the operator is told to run on a restored PostgreSQL has every mail that waited told", async () => {
  const store = await storeOn("postgres");
  const pipeline = pipelineOnPaper(store);
  await pipeline.settle({ mailsBuyer: true });
  await pipeline.connect();
  await pipeline.switchTo(true, LONG_AGO);
  pipeline.script.file = undefined;
  await pipeline.run();
  const [, statement = ""] =
    /`(update invoices set mailing = [^`]+)`/.exec(readFileSync("docs/operations.md", "utf8")) ?? [];
  await store.transact("restore", (session) => session.rows(sql.raw(statement)));
  pipeline.script.file = new Uint8Array([1]);
  pipeline.clock.pass(3600);
  await pipeline.run();
  expect(pipeline.mailedTo).toEqual([]);
  expect((await pipeline.found())?.faults).toMatchObject([{ code: "MAIL_UNANSWERED" }]);
});

test.each([
  ["cancel", "issued"],
  ["reissue", "issued"],
  ["undo", "cancelled"],
] as const)(
  "a copy made while a wish to %s waits does not carry it out: its order is %s and a person is told",
  async (wish, state) => {
    const { path } = await asked(wish);
    const to = temporaryPath();
    await backUp(path, to);
    const copy = openDatabase(to);
    onTestFinished(copy.close);
    const order = await orderStore(copy.read, OUR_SHOP, { onChange: () => {}, onMark: () => {} }).find(anOrder().id);
    expect(order).toMatchObject({ state, faults: [{ code: "CANCEL_WISH_DROPPED" }] });
    expect(copy.writer.prepare("select state, n from order_counts").all()).toEqual([{ state, n: 1 }]);
    const wishes = copy.writer.prepare("select cancellation ->> 'wish' from invoices where is_live").pluck().all();
    expect(wishes).toEqual(wish === "undo" ? [] : [null]);
  },
);
