import { describe, expect, test } from "vitest";
import type { RateLimit } from "../../../server/pipeline/ports/integrator.ts";
import { callTurns } from "../../../server/store/call-turns.ts";
import { ENGINES, postgresStore, storeOn } from "../../support/engines.ts";
import { OUR_SHOP, THEIR_SHOP } from "../../support/temporary-store.ts";

const LIMITS: readonly (RateLimit & { readonly each: number })[] = [
  { requests: 1, perSeconds: 1, each: 1 },
  { requests: 10, perSeconds: 10, each: 1 },
  { requests: 10, perSeconds: 10, each: 3 },
  { requests: 60, perSeconds: 60, each: 3 },
];
const OURS = { account: "one", shop: OUR_SHOP, goesOn: false };
const START = Date.parse("2026-11-21T09:00:00Z");

/** The most of these instants that fall into any span of so many seconds. */
const mostIn = (instants: readonly number[], seconds: number): number =>
  Math.max(...instants.map((from) => instants.filter((at) => at >= from && at < from + seconds * 1000).length));

type Take = (now: number, goesOn: boolean) => Promise<number>;

/** Lets so many callers ask, each again after the wait it was told, on a clock that jumps from one to the next. */
async function askAll(take: Take, { callers, requests }: { callers: number; requests: number }) {
  const waiting = Array.from({ length: callers }, () => START);
  const went: number[] = [];
  let asked = 0;
  while (waiting.length > 0) {
    waiting.sort((one, other) => one - other);
    const at = waiting.shift() ?? 0;
    asked += 1;
    const seconds = await take(at, false);
    if (seconds > 0) waiting.push(at + Math.ceil(seconds * 1000));
    else went.push(at);
    for (let more = seconds > 0 ? requests : 1; more < requests; more += 1) {
      expect(await take(at, true)).toBe(0);
      went.push(at);
    }
  }
  return { went, asked };
}

describe.each(ENGINES)("on %s", (engine) => {
  test("a machine whose clock is ahead keeps no other from the account, and the others keep their pace", async () => {
    const { transact } = await storeOn(engine);
    const limit = { requests: 60, perSeconds: 60 };
    const right = callTurns(transact, () => new Date(START));
    const ahead = callTurns(transact, () => new Date(START + 600_000));
    expect(await ahead(OURS, limit)).toBe(0);
    expect(await right(OURS, limit)).toBe(0);
    const seconds = await right(OURS, limit);
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThan(5);
  });

  test.each(LIMITS)(
    "no span of time sees more than $requests requests in $perSeconds s, each order making $each, and the limit is used",
    async ({ each, ...limit }) => {
      const { transact } = await storeOn(engine);
      let now = START;
      const takeTurn = callTurns(transact, () => new Date(now));
      const callers = Math.ceil((3 * limit.requests) / each);
      const { went, asked } = await askAll(
        (at, goesOn) => {
          now = at;
          return takeTurn({ ...OURS, goesOn }, limit);
        },
        { callers, requests: each },
      );
      expect(went).toHaveLength(callers * each);
      expect(mostIn(went, limit.perSeconds)).toBeLessThanOrEqual(limit.requests);
      // Never below half of it, and those who wait ask few times more.
      expect((went.at(-1) ?? 0) - START).toBeLessThanOrEqual(went.length * (limit.perSeconds / limit.requests) * 2000);
      expect(asked).toBeLessThanOrEqual(4 * callers);
    },
  );

  test("an account's turns are its own, and shared by the shops that use it", async () => {
    const { transact } = await storeOn(engine);
    const take = callTurns(transact, () => new Date(START));
    const one: RateLimit = { requests: 1, perSeconds: 60 };
    expect(await take(OURS, one)).toBe(0);
    expect(await take({ ...OURS, shop: THEIR_SHOP }, one)).toBe(60);
    expect(await take({ ...OURS, account: "two" }, one)).toBe(0);
  });
});

test("processes that ask at the same time share the limit", async () => {
  const first = await postgresStore();
  const second = await postgresStore({ url: first.url });
  const takes = [first, second].map(({ transact }) => callTurns(transact, () => new Date(START)));
  const limit: RateLimit = { requests: 20, perSeconds: 20 };
  const waits = await Promise.all(
    Array.from(
      { length: 20 },
      (_, index) => takes[index % 2]?.(OURS, limit) ?? Promise.reject(new Error("no process")),
    ),
  );
  expect(waits.filter((wait) => wait === 0)).toHaveLength(1);
  expect(new Set(waits.filter((wait) => wait > 0)).size).toBe(19);
});
