import { isPostgres, readConfig, startFault } from "../config.ts";
import { AppError } from "../pipeline/errors.ts";
import { BackupBroken, backUp } from "../store/backup.ts";
import { counted } from "./counted.ts";
import { requireFile } from "./with-session.ts";

/** `npm run backup -- FILE`: a proved copy of the database file, taken while the app goes on working. */
async function main(): Promise<void> {
  const [to] = process.argv.slice(2);
  if (to === undefined) fail("Usage: npm run backup -- FILE");
  const url = readConfig().DATABASE_URL;
  if (isPostgres(url)) fail("PostgreSQL is backed up by its own tools, for instance: pg_dump --format=custom");
  requireFile(url);
  const { bytes, rows } = await backUp(url, to);
  const counts = ["shop", "order", "invoice", "document"]
    .map((name) => counted(rows[`${name}s`] ?? 0, name))
    .join(", ");
  process.stdout.write(
    `${to}: ${(bytes / 1_048_576).toFixed(1)} MB, checked; ${counts}; in the copy every shop is switched off\n`,
  );
}

function fail(line: string): never {
  process.stderr.write(`${line}\n`);
  process.exit(1);
}

main().catch((cause: unknown) => {
  if (cause instanceof BackupBroken) fail(`No backup was made: ${cause.message}`);
  // Of the database or of its copy: the code does not say which.
  if (cause instanceof Error && !(cause instanceof AppError) && "code" in cause) {
    fail(`No backup was made (${String(cause.code)})`);
  }
  const line = startFault(cause);
  if (line !== undefined) fail(line);
  throw cause;
});
