import type { Contender, Row } from "./row.ts";

/** Pieces a second and the quotient ours ÷ this, both medians over the rounds. */
export type Figure = { readonly perSecond: number; readonly ratio: number };
/** A turn runs `millis` uncounted, to have the memory to itself, then `millis` counted; before the first, `warmMillis`. */
export type Effort = { readonly rounds: number; readonly warmMillis: number; readonly millis: number };

/** A server is up for days; V8 needs about ten seconds of one work until it stops compiling it anew. */
const EFFORT: Effort = { rounds: 9, warmMillis: 10_000, millis: 300 };

/**
 * Measures a row's contenders in turn, round after round, ours first. A quotient is taken within its round, so that what
 * else this machine does while measuring weighs on both of its sides.
 */
export async function measure(
  { ours, beside, rounds: wanted }: Row,
  effort: Effort = EFFORT,
): Promise<readonly Figure[]> {
  const contenders = [ours, ...beside];
  for (const contender of contenders) await warm(contender, effort.warmMillis);
  const rounds: number[][] = [];
  for (let round = 0; round < (wanted ?? effort.rounds); round += 1) {
    const speeds: number[] = [];
    for (const contender of contenders) speeds.push(await speed(contender, effort.millis));
    rounds.push(speeds);
  }
  return contenders.map((_, index) => ({
    perSecond: median(rounds.map((speeds) => speeds[index] ?? 0)),
    ratio: median(rounds.map((speeds) => (speeds[0] ?? 0) / (speeds[index] ?? 0))),
  }));
}

async function warm({ once, perSecond }: Contender, millis: number): Promise<void> {
  await (perSecond ? perSecond() : turnsFor(once, millis));
}

/**
 * Counts the processor's time of all threads, garbage collection included, and not the clock's: waiting for a turn on a
 * busy machine is nobody's work.
 */
async function speed({ once, perSecond }: Contender, millis: number): Promise<number> {
  if (perSecond) return perSecond();
  await turnsFor(once, millis);
  const start = process.cpuUsage();
  const turns = await turnsFor(once, millis);
  const { user, system } = process.cpuUsage(start);
  return (turns * 1_000_000) / (user + system);
}

async function turnsFor(once: NonNullable<Contender["once"]>, millis: number): Promise<number> {
  const until = performance.now() + millis;
  let turns = 0;
  do {
    const made = once(turns);
    if (made instanceof Promise) await made;
    turns += 1;
  } while (performance.now() < until);
  return turns;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}
