import { expect, test } from "vitest";
import { shopId } from "../../../server/invoice/ids.ts";
import { createSharedTry } from "../../../server/shopify/shared-try.ts";
import { shiftedClock } from "../../support/shifted-clock.ts";

const OURS = shopId("ornek.myshopify.com");

test("a failure is the answer for its rest, and no longer because the clock was put back since", async () => {
  const clock = shiftedClock();
  const shared = createSharedTry(clock, 30_000);
  let tries = 0;
  const ask = () =>
    shared(OURS, async () => {
      tries += 1;
      throw new Error("down");
    });
  await expect(ask()).rejects.toThrow("down");
  clock.pass(20);
  await expect(ask()).rejects.toThrow("down");
  expect(tries).toBe(1);
  clock.pass(-5 * 3600);
  await expect(ask()).rejects.toThrow("down");
  expect(tries).toBe(2);
});
