import { expect, onTestFinished, test, vi } from "vitest";
import { shopId } from "../../../server/invoice/ids.ts";
import { AppError } from "../../../server/pipeline/errors.ts";
import { createThrottle } from "../../../server/shopify/throttle.ts";

const OURS = shopId("ornek.myshopify.com");
const THEIRS = shopId("baska.myshopify.com");

/** A shop's points on a clock of its own: waiting is what moves it. */
function aShop(left: number, perSecond = 100) {
  let now = 0;
  let points = left;
  const waits: number[] = [];
  const throttle = createThrottle(
    () => now,
    async (ms) => {
      waits.push(Math.floor(ms / 1000));
      now += ms;
      points += (ms / 1000) * perSecond;
    },
  );
  const query = (cost: number) => async () => {
    if (points < cost) throw throttled(Math.max(1, Math.ceil((cost - points) / perSecond)), cost);
    points -= cost;
    return "answer";
  };
  return { throttle, query, waits };
}

const throttled = (retryAfterSeconds: number, points?: number) =>
  new AppError("SHOPIFY_THROTTLED", { facts: { retryAfterSeconds, ...(points === undefined ? {} : { points }) } });

test("waits until the shop has points for the query, and asks again", async () => {
  const { throttle, query, waits } = aShop(0);
  expect(await throttle(OURS, query(250))).toBe("answer");
  expect(waits).toEqual([3]);
});

test("queries that are too dear at the same moment wait one behind the other", async () => {
  const waits: number[] = [];
  const throttle = createThrottle(
    () => 0,
    async (ms) => void waits.push(Math.floor(ms / 1000)),
  );
  const once = () => {
    let tries = 0;
    return async () => {
      tries += 1;
      if (tries === 1) throw throttled(1, 60);
      return "answer";
    };
  };
  await Promise.all([throttle(OURS, once()), throttle(OURS, once()), throttle(OURS, once()), throttle(THEIRS, once())]);
  expect(waits).toEqual([1, 2, 3, 1]);
});

test("a machine's clock that is put back makes nobody wait for it", async () => {
  const machine = vi.spyOn(Date, "now");
  onTestFinished(() => machine.mockRestore());
  const waits: number[] = [];
  const throttle = createThrottle(undefined, async (ms) => void waits.push(Math.floor(ms / 1000)));
  const once = () => vi.fn(async () => "answer").mockRejectedValueOnce(throttled(1, 60));
  machine.mockReturnValue(Date.parse("2026-11-20T17:00:00Z"));
  await throttle(OURS, once());
  machine.mockReturnValue(Date.parse("2026-11-20T12:00:00Z"));
  await throttle(OURS, once());
  expect(waits).toHaveLength(2);
  expect(Math.max(...waits)).toBeLessThan(3);
});

test("lets the job come back where the line is long, with the wait it takes", async () => {
  const { throttle, query, waits } = aShop(0, 10);
  await expect(throttle(OURS, query(100))).rejects.toMatchObject({
    code: "SHOPIFY_THROTTLED",
    facts: { retryAfterSeconds: 10 },
  });
  expect(waits).toEqual([]);
});

test("gives up after five tries, and never asks again about any other trouble", async () => {
  const { throttle, waits } = aShop(0);
  const never = async () => {
    throw throttled(1, 60);
  };
  await expect(throttle(OURS, never)).rejects.toMatchObject({ code: "SHOPIFY_THROTTLED" });
  expect(waits).toHaveLength(4);
  for (const trouble of [throttled(1), new AppError("SHOPIFY_UNREACHABLE"), new Error("bug")]) {
    let asked = 0;
    const failing = throttle(THEIRS, async () => {
      asked += 1;
      throw trouble;
    });
    await expect(failing).rejects.toBe(trouble);
    expect(asked).toBe(1);
  }
});
