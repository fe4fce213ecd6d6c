import type { ShopId } from "../../invoice/ids.ts";
import type { RateLimit } from "../ports/integrator.ts";

export type Caller = {
  /** Named the same for every shop that uses it. */
  readonly account: string;
  readonly shop: ShopId;
  /** Named the same each time it asks again. */
  readonly by: string;
  /** Goes on with what its turn was for: it goes now, and whoever comes next waits the longer. */
  readonly goesOn: boolean;
};

/**
 * Takes one request's turn at an account, over all processes: 0 when it may go now, else the seconds after which to ask
 * again. Whoever waits keeps its place, however often it asks; one that does not come holds the others up for a moment.
 */
export type TakeTurn = (caller: Caller, limit: RateLimit) => Promise<number>;

export type Pace = {
  /** Milliseconds between two requests of an account that is always busy. */
  readonly everyMs: number;
  /** How far ahead of that pace an account that was idle may be. */
  readonly aheadMs: number;
  /** The furthest the next turn can lie ahead, where several orders at once go on to ask for more than most. */
  readonly mostMs: number;
};

/** The look-up before a document is sent and the first status after it. */
export const REQUESTS_A_RUN = 3;
/** A quarter of what is allowed may come at once, by those whose turn it is and what they go on to ask. */
const RUNS_AT_ONCE = 1 / (4 * REQUESTS_A_RUN);
/** An order of a registered buyer takes six, and another one may go on meanwhile. */
const MOST_UNDER_WAY = 8 * REQUESTS_A_RUN;

/** The pace at which no span of `perSeconds`, wherever it begins, sees more than `requests`. */
export function paceOf({ requests, perSeconds }: RateLimit): Pace {
  const runs = Math.max(1, Math.floor(requests * RUNS_AT_ONCE));
  const oneByOne = Math.max(1, requests - runs * REQUESTS_A_RUN + 1);
  const everyMs = Math.ceil((perSeconds * 1000) / oneByOne);
  const aheadMs = (runs - 1) * everyMs;
  return { everyMs, aheadMs, mostMs: aheadMs + MOST_UNDER_WAY * everyMs };
}
