import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { ConfigError, readConfig } from "../config.ts";
import { openDatabase } from "../store/database.ts";

/** Brings the database's tables up to date and ends. `npm start` does the same by itself. */
try {
  const { DATABASE_URL } = readConfig();
  mkdirSync(dirname(DATABASE_URL), { recursive: true });
  openDatabase(DATABASE_URL).close();
  process.stdout.write(`${DATABASE_URL}: tables are up to date\n`);
} catch (cause) {
  if (!(cause instanceof ConfigError)) throw cause;
  process.stderr.write(`${cause.message}\n`);
  process.exit(1);
}
