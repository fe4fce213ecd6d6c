import Sqlite from "better-sqlite3";
import { expect, onTestFinished, test } from "vitest";
import { backUp } from "../../../server/store/backup.ts";
import { openDatabase } from "../../../server/store/database.ts";
import { temporaryPath } from "../../support/temporary-store.ts";

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
