import { setTimeout as wait } from "node:timers/promises";
import { readConfig, startFault } from "./config.ts";
import { type Container, createContainer } from "./container.ts";
import { inHand } from "./http/in-hand.ts";

const DRAIN_MS = 25_000;
/** As long as Shopify waits for an answer. */
const ANSWERS_MS = 5_000;
/** The log is written beside the work. Where nobody reads it any more, what is not yet written at the exit would be tried for ever. */
const LAST_WORDS_MS = 100;

/** Web and worker in one process: listen, work, and on SIGTERM finish what is in flight. */
async function main(): Promise<void> {
  const config = readConfig();
  const container = await createContainer(config);
  const { server, worker, log, hasPage } = container;
  const answered = inHand(server);
  server.listen(config.PORT, () => {
    const address = server.address();
    log.info({ port: typeof address === "object" ? address?.port : config.PORT }, "listening");
    if (!hasPage) log.warn("the admin page is not built: run `npm run build` to serve it");
  });
  server.on("error", (cause) =>
    fail(`Cannot listen on port ${config.PORT}: ${"code" in cause ? String(cause.code) : ""}`),
  );
  const stop = () => void drain(container, answered);
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
  await worker.start();
}

/** Stops accepting, lets running jobs commit their answers and gives those of HTTP, then closes the file. A second signal ends at once. */
async function drain({ server, worker, log, close }: Container, answered: ReturnType<typeof inHand>): Promise<void> {
  log.info("stopping");
  setTimeout(() => process.exit(1), DRAIN_MS).unref();
  server.close();
  server.closeIdleConnections();
  await Promise.all([worker.stop(), answered(ANSWERS_MS)]);
  server.closeAllConnections();
  await close();
  await wait(LAST_WORDS_MS);
  // Not always 0: see `onEnd`.
  process.exit();
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
