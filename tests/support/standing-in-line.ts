import type { Caller } from "../../server/pipeline/account/call-turns.ts";

export const START = Date.parse("2026-11-21T09:00:00Z");

export type Waiting = {
  readonly name: string;
  /** Milliseconds after the start. */
  readonly comesAt: number;
  /** Turns it wants one after another; one unless given. */
  readonly turns?: number;
  /** What it asks the account for in each of them; one unless given. */
  readonly requests?: number;
  /** How many milliseconds later than it was told it asks. */
  readonly lateMs?: () => number;
  /** It asks this often, whatever it was told, and never has enough: what is looked at is what the others get. */
  readonly asksEveryMs?: number;
  /** After it has asked once it never comes again. */
  readonly isGone?: boolean;
};

type Asking = Waiting & { at: number; left: number; waitsSince: number | undefined };
type Take = (now: number, caller: Pick<Caller, "by" | "goesOn">) => number | Promise<number>;

const REST_MS = 10_000;
const MOST_ASKS = 50_000;

/** Lets them stand in one line on a clock that jumps from one question to the next, until all have had their turns. */
export async function standInLine(take: Take, callers: readonly Waiting[]) {
  const askers = callers.map(
    (caller): Asking => ({
      ...caller,
      at: START + caller.comesAt,
      left: isOfNoInterest(caller) ? 0 : (caller.turns ?? 1),
      waitsSince: undefined,
    }),
  );
  const seen: Seen = { requests: [], turns: [], overtaken: [], asked: 0 };
  while (askers.some(({ left }) => left > 0)) {
    askers.sort((one, other) => one.at - other.at);
    const [asker] = askers;
    if (!asker || seen.asked > MOST_ASKS) throw new Error("a line that never ends");
    await ask(take, asker, seen);
  }
  return seen;
}

const isOfNoInterest = ({ asksEveryMs, isGone }: Waiting): boolean => isGone === true || asksEveryMs !== undefined;

type Seen = {
  /** When each request was made. */
  readonly requests: number[];
  /** When each turn was taken. */
  readonly turns: number[];
  /** Of each turn that is looked at: how many others were taken while its caller waited for it. */
  readonly overtaken: number[];
  asked: number;
};

async function ask(take: Take, asker: Asking, seen: Seen): Promise<void> {
  const { at, name: by, requests = 1, lateMs = () => 0, asksEveryMs, isGone } = asker;
  const { turns } = seen;
  const seconds = await take(at, { by, goesOn: false });
  seen.asked += 1;
  asker.waitsSince ??= turns.length;
  if (seconds === 0) {
    if (asker.left > 0) seen.overtaken.push(turns.length - asker.waitsSince);
    turns.push(at);
    for (let made = 1; made <= requests; made += 1) {
      if (made > 1 && (await take(at, { by, goesOn: true })) > 0) throw new Error("whoever goes on never waits");
      seen.requests.push(at);
    }
    asker.left -= 1;
    asker.waitsSince = undefined;
  }
  const told = seconds > 0 ? Math.ceil(seconds * 1000) + lateMs() : REST_MS;
  const isDone = isGone || (asker.left <= 0 && asksEveryMs === undefined);
  asker.at = isDone ? Number.POSITIVE_INFINITY : at + Math.min(told, asksEveryMs ?? told);
}

/** The most of these instants that fall into any span of so many seconds. */
export const mostIn = (instants: readonly number[], seconds: number): number =>
  Math.max(...instants.map((from) => instants.filter((at) => at >= from && at < from + seconds * 1000).length));
