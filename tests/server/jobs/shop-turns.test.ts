import { expect, onTestFinished, test, vi } from "vitest";
import { shopId } from "../../../server/invoice/ids.ts";
import { ShopTurns } from "../../../server/jobs/shop-turns.ts";

const THREE_HOURS_MS = 3 * 3_600_000;
const A_MOMENT_MS = 501;

const shop = (n: number) => shopId(`magaza-${n}.myshopify.com`);

/** A claim that gets a job of this shop, which ends at once. */
async function serve(turns: ShopTurns, n: number): Promise<readonly string[]> {
  const leftOut = await turns.begin();
  turns.claimed(shop(n));
  turns.finished(shop(n));
  return leftOut;
}

test("a shop that had its share waits until a claim finds nobody else, and the round begins anew", async () => {
  const turns = new ShopTurns(2);
  for (const n of [1, 1, 2]) await serve(turns, n);
  expect(await serve(turns, 2)).toEqual([shop(1)]);
  expect(await turns.begin()).toEqual([shop(1), shop(2)]);
  expect(turns.claimed(undefined)).toBe(true);
  expect(await turns.begin()).toEqual([]);
  expect(turns.claimed(undefined)).toBe(false);
});

test("what runs counts in every round, and one claim waits for the one before", async () => {
  const turns = new ShopTurns(1);
  await turns.begin();
  turns.claimed(shop(1));
  await turns.begin();
  const next = turns.begin();
  turns.claimed(undefined);
  expect(await next).toEqual([shop(1)]);
  turns.claimed(undefined);
  turns.finished(shop(1));
  expect(await turns.begin()).toEqual([]);
});

test("a shop whose places are taken elsewhere is left out for a moment", async () => {
  const turns = new ShopTurns(2);
  turns.isFull(shop(1));
  expect(await turns.begin()).toEqual([shop(1)]);
});

test("that moment passes also where the machine's clock is put back meanwhile", async () => {
  vi.useFakeTimers({ toFake: ["Date", "performance"] });
  onTestFinished(() => void vi.useRealTimers());
  const turns = new ShopTurns(2);
  turns.isFull(shop(1));
  vi.setSystemTime(Date.now() - THREE_HOURS_MS);
  vi.advanceTimersByTime(A_MOMENT_MS);
  expect(await turns.begin()).toEqual([]);
});

test("a round of very many shops ends by itself: what is left out stays few", async () => {
  const turns = new ShopTurns(1);
  const leftOut: number[] = [];
  for (let n = 1; n <= 120; n += 1) leftOut.push((await serve(turns, n)).length);
  expect(Math.max(...leftOut)).toBe(50);
});
