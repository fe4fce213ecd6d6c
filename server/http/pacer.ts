import type { Clock } from "../pipeline/ports/clock.ts";
import { AppError } from "../pipeline/errors.ts";
import type { Response } from "express";

/** So many at once, and one more after each pause. */
export type Pace = { readonly atOnce: number; readonly everyMs: number };

/** More keys than this are not remembered: the one that asked longest ago goes first. */
const MOST_KEYS = 20_000;

/**
 * Answers how long to wait; 0 takes a place. A key is remembered by the instant at which all its places are free again, in this
 * process's memory: with several of them each allows as much.
 */
export function pacer({ now }: Clock): (key: string, pace: Pace) => number {
  const freeAt = new Map<string, number>();
  return (key, { atOnce, everyMs }) => {
    const at = now().getTime();
    const free = Math.max(freeAt.get(key) ?? at, at) + everyMs;
    const waitMs = free - at - atOnce * everyMs;
    if (waitMs > 0) return waitMs;
    freeAt.delete(key);
    freeAt.set(key, free);
    for (const [oldest] of freeAt) {
      if (freeAt.size <= MOST_KEYS) break;
      freeAt.delete(oldest);
    }
    return 0;
  };
}

/** Throws TOO_MANY_REQUESTS where there is something to wait for. */
export function refuseFor(waitMs: number, response: Response): void {
  if (waitMs === 0) return;
  response.set("Retry-After", String(Math.ceil(waitMs / 1000)));
  throw new AppError("TOO_MANY_REQUESTS");
}
