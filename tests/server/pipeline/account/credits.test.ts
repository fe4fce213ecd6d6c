import { describe, expect, test } from "vitest";
import { creditLow, thenAskCredits } from "../../../../server/pipeline/account/credits.ts";
import { saveIntegrator } from "../../../../server/pipeline/account/connect-account.ts";
import { AppError } from "../../../../server/pipeline/errors.ts";
import { snooze } from "../../../../server/pipeline/ports/jobs.ts";
import { ENGINES, type EngineName } from "../../../support/engines.ts";
import { readyPipeline } from "../../../support/pipeline-on-paper.ts";
import { OUR_SHOP } from "../../../support/temporary-store.ts";

/** A shop that issues, compared with Shopify every five minutes; its account says what is left of its credit. */
async function aShop(engine: EngineName) {
  const pipeline = await readyPipeline(engine);
  const { ports, account } = pipeline;
  const script = { left: 500 as number | undefined, fails: false, asked: 0 };
  const asked = {
    ...ports,
    integratorFor: (...of: Parameters<typeof ports.integratorFor>) => ({
      ...ports.integratorFor(...of),
      creditsLeft: async () => {
        script.asked += 1;
        if (script.fails) throw new AppError("INTEGRATOR_UNREACHABLE");
        return script.left;
      },
    }),
  };
  const compare = thenAskCredits(asked, async () => snooze(300));
  return {
    script,
    clock: pipeline.clock,
    compare: () => compare(OUR_SHOP),
    left: async () => (await ports.read(OUR_SHOP).reconciliation.get()).credits?.left,
    connect: (key: string) => saveIntegrator(asked)(OUR_SHOP, { ...account[0], access: { apiKey: key } }),
  };
}

describe.each(ENGINES)("on %s", (engine) => {
  test("the credit left is asked about once an hour, and the comparison goes on as it would", async () => {
    const shop = await aShop(engine);
    expect(await shop.compare()).toEqual(snooze(300));
    shop.script.left = 499;
    shop.clock.pass(3500);
    await shop.compare();
    expect([shop.script.asked, await shop.left()]).toEqual([1, 500]);
    shop.clock.pass(200);
    await shop.compare();
    expect([shop.script.asked, await shop.left()]).toEqual([2, 499]);
  });

  test("an account that does not answer is asked again with the next comparison", async () => {
    const shop = await aShop(engine);
    shop.script.fails = true;
    expect(await shop.compare()).toEqual(snooze(300));
    expect(await shop.left()).toBeUndefined();
    shop.script.fails = false;
    await shop.compare();
    expect(await shop.left()).toBe(500);
  });

  test("another account's credit is not kept as this one's", async () => {
    const shop = await aShop(engine);
    await shop.compare();
    await shop.connect("another-key-of-the-shop");
    expect(await shop.left()).toBeUndefined();
  });
});

test("credit is low at what the merchant wants to be told of, and below", () => {
  const askedAt = new Date();
  expect(creditLow({ left: 101, askedAt }, 100)).toBeUndefined();
  expect(creditLow({ left: 100, askedAt }, 100)).toBe(100);
  expect(creditLow({ left: 0, askedAt }, 0)).toBe(0);
  expect(creditLow({ left: -3, askedAt }, 0)).toBe(0);
  expect(creditLow(undefined, 100)).toBeUndefined();
});
