import { existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { expect, test } from "vitest";
import { runNode } from "../../support/child-process.ts";
import { postgresDatabase } from "../../support/engines.ts";
import { temporaryPath, temporaryStore } from "../../support/temporary-store.ts";
import { testEnvironment } from "../../support/test-shop.ts";

const run = (program: string, url: string) => runNode([program], testEnvironment({ DATABASE_URL: url }));

const command = (name: string) => `server/commands/${name}.ts`;

/** What DATABASE_URL may name by mistake. */
function places() {
  const folder = mkdtempSync(join(tmpdir(), "otofatura-"));
  const text = join(folder, "notes.txt");
  writeFileSync(text, "no database, but long enough to be looked at as one\n".repeat(100));
  return { folder, text, inText: join(text, "app.db") };
}

test.each(["numbers", "originals", "rotate-keys"])(
  "%s finds nothing in order in a file that is not there, and makes none",
  async (name) => {
    const path = temporaryPath();
    const { code, stdout, stderr } = await run(command(name), path);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toBe(`${path}: there is no such database file. Check DATABASE_URL.\n`);
    expect(existsSync(path)).toBe(false);
  },
  20_000,
);

test.each(["server/main.ts", command("numbers"), command("rotate-keys"), command("doctor")])(
  "%s tells a folder, a text and a file in place of a folder in one line",
  async (program) => {
    const { folder, text, inText } = places();
    for (const path of [folder, text, inText]) {
      const { code, stdout, stderr } = await run(program, path);
      const told = (stdout + stderr).trimEnd().split("\n");
      expect({ path, code, lines: told.length }).toMatchObject({ code: 1 });
      if (program !== command("doctor")) expect(told).toHaveLength(1);
      expect(told.join(" ")).toMatch(/Check DATABASE_URL|check DATABASE_URL/);
      expect(told.join(" ")).not.toMatch(/\bat \S+:\d+/);
    }
  },
  60_000,
);

/** The address of a PostgreSQL database of which this was made. */
async function changed(statement: string): Promise<string> {
  const url = await postgresDatabase();
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(statement);
  await client.end();
  return url;
}

test.each(["numbers", "originals", "rotate-keys"])(
  "%s leaves tables of another version as they are, and tells in one line what to do",
  async (name) => {
    const { path, database } = temporaryStore();
    database.writer.exec("update __drizzle_migrations set created_at = 1");
    const server = await changed("update drizzle.__drizzle_migrations set created_at = 1");
    const empty = await changed("drop schema drizzle cascade");
    const older = /^The database's tables are of an older version [^\n]+ npm run migrate[^\n]+\n$/;
    const none = /^The database has no tables yet\. Check DATABASE_URL[^\n]+\n$/;
    for (const [url, told] of [
      [path, older],
      [server, older],
      [empty, none],
    ] as const) {
      expect(await run(command(name), url)).toEqual({ code: 1, stdout: "", stderr: expect.stringMatching(told) });
    }
    expect(database.writer.prepare("select max(created_at) from __drizzle_migrations").pluck().get()).toBe(1);
  },
  60_000,
);
