import Sqlite from "better-sqlite3";
import { type Commit, issueRaw, TABLES } from "./raw-order.ts";

/** better-sqlite3 by hand: statements prepared once, one commit a step, as many orders in flight as our worker has. */
const [path = "", worldUrl = "", inFlight = "16"] = process.argv.slice(2);
const database = new Sqlite(path);
database.pragma("journal_mode = WAL");
database.pragma("synchronous = FULL");
for (const table of TABLES) database.exec(table);
const prepared = new Map<string, Sqlite.Statement>();
const statement = (text: string): Sqlite.Statement => {
  const known = prepared.get(text) ?? database.prepare(text.replaceAll(/\$\d/g, "?"));
  prepared.set(text, known);
  return known;
};

const commit: Commit = async (writes) => {
  database.exec("BEGIN IMMEDIATE");
  for (const [text, values] of writes) statement(text).run(...values);
  database.exec("COMMIT");
};

let made = 0;
process.on("message", async (count: number) => {
  const times: number[] = [];
  const ids = Array.from({ length: count }, () => `gid://shopify/Order/${(made += 1)}`);
  const one = async (): Promise<void> => {
    for (let id = ids.pop(); id !== undefined; id = ids.pop()) times.push(await issueRaw(id, worldUrl, commit));
  };
  await Promise.all(Array.from({ length: Number(inFlight) }, one));
  process.send?.(times);
});
process.send?.("ready");
