import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import type { Scale } from "../row.ts";
import { startPostgresServer } from "../../tests/support/postgres-server.ts";

const ENGINES = ["SQLite", "PostgreSQL"] as const;
export type Engine = (typeof ENGINES)[number];

/** A trial sees one engine; both are the same code above the store. */
export const enginesFor = (scale: Scale): readonly Engine[] => (scale === "whole" ? ENGINES : ["SQLite"]);

export type Databases = {
  /** The address of a new, empty database. */
  readonly open: (engine: Engine) => Promise<string>;
  readonly close: () => Promise<void>;
};

/** Databases of this run, gone after it; their commits reach the disk, as a merchant's do. */
export async function temporaryDatabases(): Promise<Databases> {
  const directory = mkdtempSync(join(tmpdir(), "otofatura-bench-"));
  const server = await startPostgresServer({ isDurable: true });
  let opened = 0;
  return {
    open: async (engine) => {
      opened += 1;
      if (engine === "SQLite") return join(directory, `${opened}.db`);
      const name = `bench_${opened}_${randomBytes(3).toString("hex")}`;
      const client = new Client({ connectionString: server.url });
      await client.connect();
      await client.query(`create database ${name}`);
      await client.end();
      return server.url.replace(/\/postgres$/, `/${name}`);
    },
    close: async () => {
      await server.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
