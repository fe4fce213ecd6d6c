import { describe, expect, test } from "vitest";
import { BENCHES } from "../../bench/benches.ts";
import { measure } from "../../bench/measure.ts";
import type { Row } from "../../bench/row.ts";
import { linesOf, table } from "../../bench/table.ts";

describe.each([...BENCHES])("bench %s", (_, load) => {
  test("does every piece of work it would measure", { timeout: 240_000 }, async () => {
    const { rows, close } = await load();
    for await (const { ours, beside } of await rows("trial")) {
      for (const { name, once } of [ours, ...beside]) expect(await once(1), name).toBeTruthy();
    }
    await close?.();
  });
});

const aRow = (ours: number, limit: number): Row => ({
  what: "work",
  floor: 100,
  ours: { name: "ours", once: () => 1, perSecond: async () => ours },
  beside: [{ name: "the limit", once: () => 1, perSecond: async () => limit, atLeast: 0.25 }],
});

const verdictsOf = async (row: Row) => {
  const figures = await measure(row, { rounds: 3, warmMillis: 1, millis: 1 });
  return linesOf(row, figures).map(({ holds }) => holds);
};

test("judges ours by its floor, and its quotient by the peer's budget", async () => {
  expect(await verdictsOf(aRow(100, 400))).toEqual([true, true]);
  expect(await verdictsOf(aRow(99, 400))).toEqual([false, false]);
  expect(await verdictsOf(aRow(99, 100))).toEqual([false, true]);
});

test("prints what was missed in words", async () => {
  const row = aRow(50, 400);
  const text = table(linesOf(row, await measure(row, { rounds: 1, warmMillis: 1, millis: 1 })));
  expect(text.split("\n").map((line) => line.trim().split(/ {2,}/))).toEqual([
    ["what", "per second", "ours ÷ this", "budget", "verdict", "note"],
    ["work", "50", "≥ 100/s", "MISSES"],
    ["beside the limit", "400", "0.13×", "≥ 0.25×", "MISSES"],
  ]);
});

test("takes quotients within a round, so that a machine slowing down halfway changes none", async () => {
  let round = 0;
  const slowing = (speed: number) => async () => {
    round += 1;
    return round > 4 ? speed / 10 : speed;
  };
  const row: Row = {
    what: "work",
    ours: { name: "ours", once: () => 1, perSecond: slowing(300) },
    beside: [{ name: "peer", once: () => 1, perSecond: slowing(100) }],
  };
  const figures = await measure(row, { rounds: 3, warmMillis: 1, millis: 1 });
  expect(figures.map(({ ratio }) => ratio)).toEqual([1, 3]);
});
