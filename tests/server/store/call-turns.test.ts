import { describe, expect, test } from "vitest";
import type { RateLimit } from "../../../server/pipeline/ports/integrator.ts";
import type { Caller } from "../../../server/pipeline/account/call-turns.ts";
import { callTurns } from "../../../server/store/call-turns.ts";
import { ENGINES, postgresStore, storeOn } from "../../support/engines.ts";
import { mostIn, standInLine, START } from "../../support/standing-in-line.ts";
import { OUR_SHOP, THEIR_SHOP } from "../../support/temporary-store.ts";

const LIMITS: readonly (RateLimit & { readonly each: number })[] = [
  { requests: 1, perSeconds: 1, each: 1 },
  { requests: 10, perSeconds: 10, each: 1 },
  { requests: 10, perSeconds: 10, each: 3 },
  { requests: 60, perSeconds: 60, each: 3 },
];
const OURS = { account: "one", shop: OUR_SHOP, by: "1", goesOn: false };

type Take = (now: number, caller: Pick<Caller, "by" | "goesOn">) => Promise<number>;

/** Lets so many callers ask, each again after the wait it was told, on a clock that jumps from one to the next. */
async function askAll(take: Take, { callers, requests }: { callers: number; requests: number }) {
  const waiting = Array.from({ length: callers }, (_, index) => ({ by: String(index), at: START }));
  const went: number[] = [];
  let asked = 0;
  while (waiting.length > 0) {
    waiting.sort((one, other) => one.at - other.at);
    const { by, at } = waiting.shift() ?? { by: "", at: 0 };
    asked += 1;
    const seconds = await take(at, { by, goesOn: false });
    if (seconds > 0) waiting.push({ by, at: at + Math.ceil(seconds * 1000) });
    else went.push(at);
    for (let more = seconds > 0 ? requests : 1; more < requests; more += 1) {
      expect(await take(at, { by, goesOn: true })).toBe(0);
      went.push(at);
    }
  }
  return { went, asked };
}

describe.each(ENGINES)("on %s", (engine) => {
  test("a machine whose clock is ahead keeps no other from the account, and the others keep their pace", async () => {
    const { transact } = await storeOn(engine);
    const limit = { requests: 60, perSeconds: 60 };
    const right = callTurns(transact, async () => START);
    const ahead = callTurns(transact, async () => START + 600_000);
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
      const takeTurn = callTurns(transact, async () => now);
      const callers = Math.ceil((3 * limit.requests) / each);
      const { went, asked } = await askAll(
        (at, caller) => {
          now = at;
          return takeTurn({ ...OURS, ...caller }, limit);
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

  test("an order asked for again and again takes no other's turn", async () => {
    const { transact } = await storeOn(engine);
    let now = START;
    const takeTurn = callTurns(transact, async () => now);
    const take = (at: number, caller: Pick<Caller, "by" | "goesOn">) => {
      now = at;
      return takeTurn({ ...OURS, ...caller }, { requests: 6, perSeconds: 10 });
    };
    const patient = Array.from({ length: 5 }, (_, index) => {
      return { name: String(index), comesAt: 100 * index, turns: 3, requests: 3, lateMs: () => 400 };
    });
    const { overtaken } = await standInLine(take, [{ name: "impatient", comesAt: 50, asksEveryMs: 300 }, ...patient]);
    expect(Math.max(...overtaken)).toBeLessThanOrEqual(2 * patient.length);
  });

  test("an account's turns are its own, and shared by the shops that use it", async () => {
    const { transact } = await storeOn(engine);
    const take = callTurns(transact, async () => START);
    const one: RateLimit = { requests: 1, perSeconds: 60 };
    expect(await take(OURS, one)).toBe(0);
    expect(await take({ ...OURS, shop: THEIR_SHOP, by: "2" }, one)).toBe(60);
    expect(await take({ ...OURS, account: "two" }, one)).toBe(0);
  });
});

test("machines whose clocks are far apart share the limit all the same", async () => {
  const right = await postgresStore();
  const ahead = await postgresStore({ url: right.url });
  ahead.clock.pass(3600);
  const takes = [right, ahead].map(({ transact, sharedNow }) => callTurns(transact, sharedNow));
  const limit: RateLimit = { requests: 1, perSeconds: 60 };
  const waits: number[] = [];
  for (const [index, take] of [...takes, ...takes].entries())
    waits.push(await take({ ...OURS, by: String(index) }, limit));
  expect(waits).toEqual([0, 60, 120, 180].map((seconds) => expect.closeTo(seconds, -1)));
});

test("processes that ask at the same time share the limit", async () => {
  const first = await postgresStore();
  const second = await postgresStore({ url: first.url });
  const takes = [first, second].map(({ transact }) => callTurns(transact, async () => START));
  const limit: RateLimit = { requests: 20, perSeconds: 20 };
  const waits = await Promise.all(
    Array.from(
      { length: 20 },
      (_, index) =>
        takes[index % 2]?.({ ...OURS, by: String(index) }, limit) ?? Promise.reject(new Error("no process")),
    ),
  );
  expect(waits.filter((wait) => wait === 0)).toHaveLength(1);
  expect(new Set(waits.filter((wait) => wait > 0)).size).toBe(19);
});
