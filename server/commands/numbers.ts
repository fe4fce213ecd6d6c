import { readConfig, startFault } from "../config.ts";
import { numberReport } from "../store/number-report.ts";
import { letReaderGo } from "./let-reader-go.ts";
import { withSession } from "./with-session.ts";

/** Prints what stands under every number of every series numbered here, as JSON; exits 2 where one is unexplained. */
async function main(): Promise<void> {
  letReaderGo();
  const reports = await withSession(readConfig().DATABASE_URL, numberReport);
  process.stdout.write(`${JSON.stringify(reports, null, 2)}\n`);
  if (reports.length === 0) process.stderr.write("No series is numbered here: the integrators give the numbers.\n");
  if (reports.some(({ unexplained }) => unexplained.length > 0)) process.exitCode = 2;
}

main().catch((cause: unknown) => {
  const line = startFault(cause);
  if (line === undefined) throw cause;
  process.stderr.write(`${line}\n`);
  process.exit(1);
});
