import { readConfig, startFault } from "../config.ts";
import { providerOf } from "../integrators/registry.ts";
import { type IsHandedOut, originalsReport } from "../store/originals-report.ts";
import { letReaderGo } from "./let-reader-go.ts";
import { withSession } from "./with-session.ts";

/** Holds every kept original against its SHA-256 and looks for missing ones; prints JSON, exits 2 where one is not as it should be. */
async function main(): Promise<void> {
  letReaderGo();
  const report = await withSession(readConfig().DATABASE_URL, (session) =>
    originalsReport(session, new Date(), isHandedOut),
  );
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  if (report.checked === 0) process.stderr.write("No original is kept here yet.\n");
  if (report.damaged.length + report.missing.length > 0) process.exitCode = 2;
}

/** Of an integrator nobody knows any more every file is asked for. */
const isHandedOut: IsHandedOut = (kind, format) => providerOf(kind)?.capabilities.formats?.includes(format) ?? true;

main().catch((cause: unknown) => {
  const line = startFault(cause);
  if (line === undefined) throw cause;
  process.stderr.write(`${line}\n`);
  process.exit(1);
});
