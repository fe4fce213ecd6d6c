import { isPostgres, readConfig, startFault } from "../config.ts";
import { openDatabase } from "../store/database.ts";
import { numberReport } from "../store/number-report.ts";
import { openPool, sessionOn } from "../store/postgres.ts";

/** Prints what stands under every number of every series numbered here, as JSON; exits 2 where one is unexplained. */
async function main(): Promise<void> {
  const reports = await readReports(readConfig().DATABASE_URL);
  process.stdout.write(`${JSON.stringify(reports, null, 2)}\n`);
  if (reports.some(({ unexplained }) => unexplained.length > 0)) process.exitCode = 2;
}

async function readReports(url: string): ReturnType<typeof numberReport> {
  if (!isPostgres(url)) {
    const { read, close } = openDatabase(url);
    try {
      return await numberReport(read);
    } finally {
      close();
    }
  }
  const pool = openPool({ url, connections: 2, onTrouble: () => {} });
  try {
    return await numberReport(sessionOn(pool));
  } finally {
    await pool.end();
  }
}

main().catch((cause: unknown) => {
  const line = startFault(cause);
  if (line === undefined) throw cause;
  process.stderr.write(`${line}\n`);
  process.exit(1);
});
