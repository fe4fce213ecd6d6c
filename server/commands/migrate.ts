import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { ConfigError, readConfig } from "../config.ts";
import { openDatabase } from "../store/database.ts";

/** Brings the database's tables up to date and ends. `npm start` does the same by itself. */
function main(): void {
  const path = databasePath();
  try {
    mkdirSync(dirname(path), { recursive: true });
    openDatabase(path).close();
  } catch (cause) {
    // The system's code says enough; its message may repeat more than the path.
    if (!(cause instanceof Error && "code" in cause)) throw cause;
    fail(`${path}: cannot be opened (${String(cause.code)})`);
  }
  process.stdout.write(`${path}: tables are up to date\n`);
}

function databasePath(): string {
  try {
    return readConfig().DATABASE_URL;
  } catch (cause) {
    if (cause instanceof ConfigError) fail(cause.message);
    throw cause;
  }
}

function fail(line: string): never {
  process.stderr.write(`${line}\n`);
  process.exit(1);
}

main();
