import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import type { ShopId } from "../invoice/ids.ts";
import { AppError } from "../pipeline/errors.ts";

/** Asks, and asks again once the shop has points for it. */
export type Throttle = <T>(shop: ShopId, ask: () => Promise<T>) => Promise<T>;

const MOST_TRIES = 5;
/** Longer than this is for the job to come back: whoever waits here keeps one of the worker's hands. */
const MOST_WAIT_MS = 5000;
const MOST_JITTER_MS = 100;

type Wait = (ms: number) => Promise<unknown>;

/**
 * One line per shop and process: a query that was too dear just now waits its turn behind those before it, so that not all
 * of them ask again at the same moment. What is left of the points is Shopify's to say: other processes spend them, too.
 * `now` counts milliseconds from whenever: the machine's clock may be put back.
 */
export function createThrottle(now = () => performance.now(), wait: Wait = sleep): Throttle {
  const freeAt = new Map<ShopId, number>();
  const turnOf = (shop: ShopId, waitMs: number): number => {
    const at = Math.max(freeAt.get(shop) ?? 0, now()) + waitMs;
    freeAt.set(shop, at);
    return at - now();
  };
  return async (shop, ask) => {
    for (let tries = 1; ; tries += 1) {
      try {
        return await ask();
      } catch (cause) {
        const told = pointsWait(cause);
        if (told === undefined || tries === MOST_TRIES) throw cause;
        const ms = turnOf(shop, told);
        if (ms > MOST_WAIT_MS) throw tooLong(cause, ms);
        await wait(ms + Math.random() * MOST_JITTER_MS);
      }
    }
  };
}

/** Milliseconds until the query is affordable; `undefined` for any other trouble. */
function pointsWait(cause: unknown): number | undefined {
  if (!(cause instanceof AppError) || cause.code !== "SHOPIFY_THROTTLED") return undefined;
  const { points, retryAfterSeconds } = cause.facts;
  return points === undefined ? undefined : Number(retryAfterSeconds) * 1000;
}

const tooLong = (cause: unknown, ms: number): AppError =>
  new AppError("SHOPIFY_THROTTLED", { cause, facts: { retryAfterSeconds: Math.ceil(ms / 1000) } });
