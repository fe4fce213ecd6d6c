import { type Caller, type Pace, REQUESTS_A_RUN } from "./call-turns.ts";

/** Who waits, and when it was told to ask again, in milliseconds since 1970. */
type Place = readonly [by: string, at: number];

/** The turns of an account. */
export type Line = {
  /** When its next request is due at the pace. */
  readonly nextAt: number;
  /** Those who came first stand first. */
  readonly waiting: readonly Place[];
};

export const EMPTY_LINE: Line = { nextAt: 0, waiting: [] };

/** A worker that looks for due jobs every second, and has others, still comes in time. */
const LATE_MS = 3_000;
/** Whoever stays away for so long has no place any more: killed for good, cancelled, its shop gone. */
const GONE_MS = 600_000;
/** Whoever comes when so many wait is told when to come again, and has no place till then. */
export const MOST_WAITING = 500;
/** Whoever found no turn when it was told to come sees that turns are for more than one request each. */
const PACES_BETWEEN = { first: 1, again: 2 };

type Asked = Pick<Caller, "by" | "goesOn"> & { readonly now: number };
type Answer = { readonly line: Line; readonly waitMs: number };

/**
 * The line after someone asked for a turn, and how long that one has to wait; 0 when it was its turn. Who waits keeps its place
 * until its turn, also when it asks before its time or late, and nobody behind it goes while it is due. A turn is kept for a
 * moment; where nobody it is kept for comes, it is for whoever asks.
 */
export function askInLine(line: Line, pace: Pace, { by, goesOn, now }: Asked): Answer {
  const { everyMs, aheadMs, mostMs } = pace;
  // What lies further ahead was written while the clock was: nobody is to wait for that.
  const nextAt = line.nextAt > now + mostMs ? now + aheadMs : line.nextAt;
  const waiting = stillWaiting(line.waiting, pace, now);
  const taken = Math.max(nextAt, now) + everyMs;
  if (goesOn) return { line: { nextAt: taken, waiting }, waitMs: 0 };
  const known = waiting.findIndex(([who]) => who === by);
  const place = known < 0 ? waiting.length : known;
  const freeAt = nextAt - aheadMs;
  const isDue = ([, at]: Place) => at > now - LATE_MS && at <= Math.max(freeAt, now);
  const isFirst = !waiting.slice(0, place).some(isDue);
  if (freeAt <= now && (isFirst || freeAt <= now - LATE_MS))
    return { line: { nextAt: taken, waiting: waiting.toSpliced(place, 1) }, waitMs: 0 };
  const at = isFirst ? freeAt : timeBehind(waiting, pace, { freeAt, now, told: waiting[known]?.[1] });
  const kept = place < MOST_WAITING ? waiting.toSpliced(place, 1, [by, at]) : waiting;
  return { line: { nextAt, waiting: kept }, waitMs: at - now };
}

/** A time further ahead than all of them can have been told was written while the clock was. */
function stillWaiting(waiting: readonly Place[], { everyMs, mostMs }: Pace, now: number): readonly Place[] {
  const latest = now + mostMs + waiting.length * PACES_BETWEEN.again * everyMs;
  return waiting.filter(([, at]) => at > now - GONE_MS).map(([who, at]) => [who, Math.min(at, latest)]);
}

type Behind = { readonly freeAt: number; readonly now: number; readonly told: number | undefined };

/** When to ask again for one whose turn comes after another's: each at a time of its own, so that a long line asks seldom. */
function timeBehind(waiting: readonly Place[], { everyMs }: Pace, { freeAt, now, told }: Behind): number {
  // Whoever is before it goes now, most likely, with all that it has to ask.
  if (freeAt <= now) return now + REQUESTS_A_RUN * everyMs;
  if (told !== undefined && told > now) return told;
  const paces = told === undefined ? PACES_BETWEEN.first : PACES_BETWEEN.again;
  return Math.max(freeAt, ...waiting.map(([, at]) => at)) + paces * everyMs;
}
