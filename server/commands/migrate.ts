import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { isPostgres, readConfig, startFault } from "../config.ts";
import { openDatabase } from "../store/database.ts";
import { migratePostgres, openPool } from "../store/postgres.ts";

/** Brings the database's tables up to date and ends. `npm start` does the same by itself. */
async function main(): Promise<void> {
  const url = readConfig().DATABASE_URL;
  await (isPostgres(url) ? migrateServer(url) : migrateFile(url));
  process.stdout.write(`${isPostgres(url) ? "PostgreSQL" : url}: tables are up to date\n`);
}

async function migrateServer(url: string): Promise<void> {
  const pool = openPool({ url, connections: 2, onTrouble: () => {} });
  try {
    await migratePostgres(pool);
  } finally {
    await pool.end();
  }
}

async function migrateFile(path: string): Promise<void> {
  try {
    mkdirSync(dirname(path), { recursive: true });
    openDatabase(path).close();
  } catch (cause) {
    // The system's code says enough; its message may repeat more than the path.
    if (!(cause instanceof Error && "code" in cause)) throw cause;
    fail(`${path}: cannot be opened (${String(cause.code)})`);
  }
}

function fail(line: string): never {
  process.stderr.write(`${line}\n`);
  process.exit(1);
}

main().catch((cause: unknown) => {
  const line = startFault(cause);
  if (line === undefined) throw cause;
  fail(line);
});
