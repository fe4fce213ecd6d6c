import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { paceOf } from "../../../../server/pipeline/account/call-turns.ts";
import { askInLine, EMPTY_LINE, type Line, MOST_WAITING } from "../../../../server/pipeline/account/waiting-line.ts";
import { mostIn, standInLine, START, type Waiting } from "../../../support/standing-in-line.ts";

/** As Paraşüt's adapter declares it. */
const PARASUT = { requests: 6, perSeconds: 10 };
const LIMITS = [PARASUT, { requests: 10, perSeconds: 10 }, { requests: 60, perSeconds: 60 }];
const RUNS = { numRuns: Math.min(Number(process.env["PROPERTY_RUNS"] ?? 200), 500) };

function aLine(limit = PARASUT) {
  let line: Line = EMPTY_LINE;
  const take = (now: number, { by, goesOn = false }: { by: string; goesOn?: boolean }) => {
    const answer = askInLine(line, paceOf(limit), { by, goesOn, now });
    line = answer.line;
    return answer.waitMs / 1000;
  };
  return { take, waiting: () => line.waiting };
}

const comesAt = fc.integer({ min: 0, max: 60_000 });
const requests = fc.integer({ min: 1, max: 3 });
const upTo = (ms: number) =>
  fc.infiniteStream(fc.integer({ min: 0, max: ms })).map((stream) => () => Number(stream.next().value));
/** Later than a worker ever is that looks every second. */
const patient = fc.record({ comesAt, requests, lateMs: upTo(1500), turns: fc.integer({ min: 1, max: 4 }) });
const impatient = fc.record({ comesAt, requests, asksEveryMs: fc.integer({ min: 100, max: 6000 }) });
const gone = fc.record({ comesAt, isGone: fc.constant(true) });

const callers = fc
  .tuple(
    fc.array(patient, { minLength: 1, maxLength: 12 }),
    fc.array(impatient, { maxLength: 3 }),
    fc.array(gone, { maxLength: 3 }),
  )
  .map((kinds) => kinds.flat().map((caller, index): Waiting => ({ ...caller, name: String(index) })));

test("whoever waits has its turn after few others, whoever asks again and again, and the limit is kept", async () => {
  await fc.assert(
    fc.asyncProperty(callers, fc.constantFrom(...LIMITS), async (drawn, limit) => {
      const seen = await standInLine(aLine(limit).take, drawn);
      expect(Math.max(...seen.overtaken)).toBeLessThanOrEqual(3 * drawn.length);
      expect(mostIn(seen.requests, limit.perSeconds)).toBeLessThanOrEqual(limit.requests);
    }),
    RUNS,
  );
});

test("an account that always has somebody waiting is never left unused for long", async () => {
  const many = fc.array(fc.record({ requests, lateMs: upTo(500) }), { minLength: 10, maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(many, fc.constantFrom(...LIMITS), async (drawn, limit) => {
      const { everyMs } = paceOf(limit);
      const all = drawn.map((caller, index): Waiting => ({ ...caller, name: String(index), comesAt: index }));
      const seen = await standInLine(aLine(limit).take, all);
      const tookMs = Math.max(...seen.turns) - START;
      expect(tookMs).toBeLessThanOrEqual(1.4 * seen.requests.length * everyMs);
      // Nor do those who wait ask again and again.
      expect(seen.asked).toBeLessThanOrEqual(5 * drawn.length);
    }),
    RUNS,
  );
});

describe("of those who never come again", () => {
  test("each holds the others up for a moment, once", async () => {
    const { everyMs } = paceOf(PARASUT);
    const dead = Array.from({ length: 20 }, (_, index) => ({ name: `dead ${index}`, comesAt: index, isGone: true }));
    const alive = Array.from({ length: 20 }, (_, index) => ({ name: `alive ${index}`, comesAt: 100 + index }));
    const { turns } = await standInLine(aLine().take, [...dead, ...alive]);
    expect(Math.max(...turns) - START).toBeLessThanOrEqual((dead.length + alive.length) * everyMs);
  });

  test("none keeps its place for good", () => {
    const { take, waiting } = aLine();
    for (let index = 0; index < 10; index += 1) take(START, { by: `dead ${index}` });
    expect(waiting()).toHaveLength(9);
    take(START + 3_600_000, { by: "alive" });
    expect(waiting()).toEqual([]);
  });
});

test("whoever asks before its time is told the same time again, and nobody comes later for it", () => {
  const { take, waiting } = aLine();
  for (const by of ["goes", "first", "second", "third"]) take(START, { by });
  const told = waiting();
  for (let asks = 1; asks <= 100; asks += 1) for (const by of ["second", "third"]) take(START + asks * 10, { by });
  expect(waiting()).toEqual(told);
});

test("whoever comes late stands before those who came after it", () => {
  const { take } = aLine();
  for (const by of ["goes", "late", "second", "third"]) take(START, { by });
  expect(take(START + 8_000, { by: "second" })).toBe(0);
  const told = take(START + 8_100, { by: "late" });
  expect(told).toBe(2.4);
  expect(take(START + 10_500, { by: "third" })).toBeGreaterThan(0);
  expect(take(START + 11_000, { by: "late" })).toBe(0);
});

test("a line is bounded: whoever finds it full is told when to come, and stands behind all the others", () => {
  const { take, waiting } = aLine();
  for (let index = 0; index <= MOST_WAITING; index += 1) take(START, { by: String(index) });
  expect(waiting()).toHaveLength(MOST_WAITING);
  expect(take(START, { by: "one more" })).toBeGreaterThan(MOST_WAITING);
  expect(waiting()).toHaveLength(MOST_WAITING);
  expect(take(START + 2500, { by: "one more" })).toBeGreaterThan(0);
  expect(take(START + 2500, { by: "1" })).toBe(0);
});

test("after an order that asks for very much the account has its rest all the same", () => {
  const { take } = aLine();
  const { everyMs } = paceOf(PARASUT);
  for (let made = 0; made < 8; made += 1) expect(take(START, { by: "big", goesOn: made > 0 })).toBe(0);
  expect(take(START + 1000, { by: "next" })).toBe((8 * everyMs - 1000) / 1000);
});

const anyAsk = fc.record({
  by: fc.constantFrom("1", "2", "3", "4", "5"),
  goesOn: fc.boolean(),
  passMs: fc.oneof(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: -86_400_000, max: 86_400_000 })),
});

test("whatever the clock does, nobody stands twice, and nobody is told to wait longer than a line of that length takes", () => {
  const property = fc.property(fc.array(anyAsk, { maxLength: 60 }), fc.constantFrom(...LIMITS), (asks, limit) => {
    const { everyMs, mostMs } = paceOf(limit);
    const { take, waiting } = aLine(limit);
    let now = START;
    for (const { by, goesOn, passMs } of asks) {
      now += passMs;
      const seconds = take(now, { by, goesOn });
      const names = waiting().map(([who]) => who);
      expect(names).toEqual([...new Set(names)]);
      expect(seconds).toBeGreaterThanOrEqual(0);
      expect(seconds * 1000).toBeLessThanOrEqual(mostMs + (names.length + 1) * 2 * everyMs);
    }
  });
  fc.assert(property, RUNS);
});

test("times that a clock ahead of time has written hold up nobody, once it is right again", () => {
  const { take } = aLine();
  const ahead = START + 86_400_000;
  for (let index = 0; index < 5; index += 1) take(ahead, { by: `ahead ${index}` });
  expect(take(START, { by: "right" })).toBeLessThan(60);
  expect(take(START + 60_000, { by: "right" })).toBe(0);
});
