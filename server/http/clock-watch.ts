import type { Logger } from "pino";
import type { Metrics } from "./metrics.ts";
import { seldom } from "./seldom.ts";

/** Invoices bear the machine's day: beyond this somebody should look at it. */
const FAR_SECONDS = 10;
const TELL_EVERY_MS = 3_600_000;

/** Keeps for whoever watches the app how far the machine's clock is from Shopify's, and tells in the log where that is far. */
export function watchClock({ clockAhead }: Pick<Metrics, "clockAhead">, log: Pick<Logger, "warn">) {
  const isTime = seldom(TELL_EVERY_MS);
  return (seconds: number): void => {
    clockAhead.set(seconds);
    if (Math.abs(seconds) < FAR_SECONDS || !isTime()) return;
    const ahead = Math.round(seconds);
    log.warn({ ahead }, "this machine's clock is not Shopify's, by so many seconds: invoices bear its day");
  };
}
