import { setTimeout as wait } from "node:timers/promises";
import { readConfig, startFault } from "../config.ts";
import { createContainer } from "../container.ts";

const DRAIN_MS = 25_000;
/** The log is written beside the work. Where nobody reads it any more, what is not yet written at the exit would be tried for ever. */
const LAST_WORDS_MS = 100;

/** The worker alone: more of these on more machines share the work of one PostgreSQL. */
async function main(): Promise<void> {
  const { worker, log, close } = await createContainer(readConfig());
  await worker.start();
  log.info("working");
  const stop = async () => {
    log.info("stopping");
    setTimeout(() => process.exit(1), DRAIN_MS).unref();
    await worker.stop();
    await close();
    await wait(LAST_WORDS_MS);
    // Not always 0: see `onEnd`.
    process.exit();
  };
  process.once("SIGTERM", () => void stop());
  process.once("SIGINT", () => void stop());
}

main().catch((cause: unknown) => {
  const line = startFault(cause);
  if (line === undefined) throw cause;
  process.stderr.write(`${line}\n`);
  process.exit(1);
});
