import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import {
  generateDrizzleJson,
  generateMigration,
  generateSQLiteDrizzleJson,
  generateSQLiteMigration,
} from "drizzle-kit/api";
import { expect, test } from "vitest";
import * as postgres from "../../../server/store/postgres-schema.ts";
import * as sqlite from "../../../server/store/sqlite-schema.ts";

const FOLDER = fileURLToPath(new URL("../../../server/store/migrations/", import.meta.url));
const json = (path: string): unknown => JSON.parse(readFileSync(`${FOLDER}${path}`, "utf8"));

/** What the last generated migration left behind. */
function lastSnapshot(folder: string): unknown {
  const { entries } = json(`${folder}/meta/_journal.json`) as { entries: readonly { readonly idx: number }[] };
  return json(`${folder}/meta/${String(entries.length - 1).padStart(4, "0")}_snapshot.json`);
}

test("SQLite's migrations make the tables as they are defined: run `npm run migrations:generate` if not", async () => {
  const before = lastSnapshot("sqlite") as Awaited<ReturnType<typeof generateSQLiteDrizzleJson>>;
  expect(await generateSQLiteMigration(before, await generateSQLiteDrizzleJson(sqlite))).toEqual([]);
});

test("PostgreSQL's migrations make the same tables: run `npm run migrations:generate` if not", async () => {
  const before = lastSnapshot("postgres") as ReturnType<typeof generateDrizzleJson>;
  expect(await generateMigration(before, generateDrizzleJson(postgres))).toEqual([]);
});

test("every table but the jobs stands in both databases", () => {
  expect(Object.keys(postgres).filter((name) => name !== "postgresTables")).toEqual(
    Object.keys(sqlite).filter((name) => name !== "sqliteTables" && name !== "jobs"),
  );
});
