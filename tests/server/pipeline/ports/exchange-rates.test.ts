import { describe, expect, test } from "vitest";
import { parseRate } from "../../../../server/invoice/money/exchange-rate.ts";
import { AppError } from "../../../../server/pipeline/errors.ts";
import { readyPipeline } from "../../../support/pipeline-on-paper.ts";
import { day } from "../../invoice/an-order.ts";

async function dollarShop() {
  const pipeline = await readyPipeline();
  await pipeline.settle({ currency: "shop" });
  pipeline.change({ currency: "USD" });
  return pipeline;
}

const DOLLAR = { currency: "USD", rate: parseRate("42.2538"), announcedOn: day("2025-11-19") };

describe("an order in another currency", () => {
  test("is issued with the rate, which is kept with the invoice", async () => {
    const pipeline = await dollarShop();
    const asked: string[] = [];
    pipeline.script.rateBefore = async (currency, on) => {
      asked.push(`${currency} ${on}`);
      return DOLLAR.rate && { ...DOLLAR, rate: DOLLAR.rate };
    };
    await pipeline.run();
    expect((await pipeline.invoice())?.invoice).toMatchObject({ currency: "USD", exchangeRate: DOLLAR });
    expect(asked).toHaveLength(1);
    expect(pipeline.sent).toHaveLength(1);
  });

  test("goes to review where the bank names no rate", async () => {
    const pipeline = await dollarShop();
    await pipeline.run();
    expect(await pipeline.found()).toMatchObject({ state: "review", faults: [{ code: "EXCHANGE_RATE_MISSING" }] });
    expect(pipeline.sent).toEqual([]);
  });

  test("waits while the bank cannot be reached: nothing is issued, and the problem is shown", async () => {
    const pipeline = await dollarShop();
    pipeline.script.rateBefore = () => Promise.reject(new AppError("EXCHANGE_RATES_UNREACHABLE"));
    await expect(pipeline.run()).rejects.toMatchObject({ code: "EXCHANGE_RATES_UNREACHABLE" });
    expect(await pipeline.invoice()).toBeUndefined();
    expect(await pipeline.found()).toMatchObject({ problem: { code: "EXCHANGE_RATES_UNREACHABLE" } });
  });
});

test("an order is read in the money its shop invoices in", async () => {
  const pipeline = await readyPipeline();
  await pipeline.settle({ currency: "presentment" });
  await pipeline.run();
  expect(new Set(pipeline.readIn)).toEqual(new Set(["presentment"]));
});

test("an order in lira asks for no rate", async () => {
  const pipeline = await readyPipeline();
  pipeline.script.rateBefore = () => Promise.reject(new Error("asked"));
  await pipeline.run();
  expect(pipeline.sent).toHaveLength(1);
  expect(new Set(pipeline.readIn)).toEqual(new Set(["shop"]));
});
