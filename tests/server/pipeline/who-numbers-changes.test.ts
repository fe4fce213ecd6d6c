import { expect, test } from "vitest";
import { advanceOrder } from "../../../server/pipeline/advance-order.ts";
import { numberReport } from "../../../server/store/number-report.ts";
import { ACCEPTED, LOST, NO_CREDIT, readyPipeline } from "../../support/pipeline-on-paper.ts";
import { ENGINES, type EngineName } from "../../support/engines.ts";
import { orderId, OUR_SHOP } from "../../support/temporary-store.ts";

const HOUR = 3600;

async function aShop(engine?: EngineName) {
  const pipeline = await readyPipeline(engine);
  const sell = (n: number) => pipeline.change({ id: orderId(n), name: `#${n}` });
  const found = (n: number) => pipeline.read(OUR_SHOP).orders.find(orderId(n));
  return { ...pipeline, sell, found, take: (n: number) => advanceOrder(pipeline.ports)(OUR_SHOP, orderId(n)) };
}

/** An order whose invoice waits for credit, while who numbers is changed. */
async function waitsForCredit(from: "own" | "integrator", to: "own" | "integrator") {
  const pipeline = await aShop();
  await pipeline.settle({ numbering: from });
  pipeline.sell(1);
  pipeline.script.outcome = NO_CREDIT;
  await pipeline.take(1);
  await pipeline.settle({ numbering: to });
  pipeline.script.outcome = ACCEPTED;
  pipeline.clock.pass(HOUR);
  return pipeline;
}

test("an invoice that waited for credit while the shop began to number goes with the shop's first number", async () => {
  const pipeline = await waitsForCredit("integrator", "own");
  await pipeline.run();
  expect(pipeline.sentNumbers).toEqual([undefined, expect.stringMatching(/^EAR\d{4}000000001$/)]);
  expect(await pipeline.found(1)).toMatchObject({ state: "issued", invoiceNumber: pipeline.sentNumbers[1] });
});

test("and the order after it gets the next one", async () => {
  const pipeline = await waitsForCredit("integrator", "own");
  pipeline.sell(2);
  await pipeline.take(2);
  pipeline.sell(1);
  await pipeline.take(1);
  expect(pipeline.sentNumbers.slice(1).map((number) => number?.slice(-1))).toEqual(["1", "2"]);
});

test("an invoice that waited for credit while numbering went to the integrator goes without a number, and gives its own back", async () => {
  const pipeline = await waitsForCredit("own", "integrator");
  const before = pipeline.sentNumbers[0];
  await pipeline.run();
  expect(pipeline.sentNumbers).toEqual([before, undefined]);
  expect(await pipeline.found(1)).toMatchObject({ state: "issued" });
  expect(await numberReport(pipeline.reading)).toMatchObject([{ used: 0, returned: [before], unexplained: [] }]);
  const story = (await pipeline.read(OUR_SHOP).timeline.list(orderId(1))).map(({ kind }) => kind);
  expect(story).toContain("withdrawn");
  expect(story).not.toContain("redated");
});

test("an invoice made a moment before the shop began to number is not sent without a number", async () => {
  const pipeline = await aShop();
  pipeline.sell(1);
  let isChanged = false;
  const { integratorFor } = pipeline.ports;
  // The setting is saved between the last look at it and the commit before the sending.
  const ports: typeof pipeline.ports = {
    ...pipeline.ports,
    integratorFor: (...asked) => ({
      ...integratorFor(...asked),
      reserve: async () => {
        if (!isChanged) await pipeline.settle({ numbering: "own" });
        isChanged = true;
      },
    }),
  };
  expect(await advanceOrder(ports)(OUR_SHOP, orderId(1))).toEqual({ kind: "snooze", seconds: 0 });
  await advanceOrder(ports)(OUR_SHOP, orderId(1));
  expect(pipeline.sentNumbers).toEqual([expect.stringMatching(/^EAR\d{4}000000001$/)]);
});

test.each(ENGINES)(
  "a shop cannot begin to number while a number of the series is still to come, on %s",
  async (engine) => {
    const pipeline = await aShop(engine);
    pipeline.sell(1);
    pipeline.script.becomes = "processing";
    await pipeline.take(1);
    await expect(pipeline.settle({ numbering: "own" })).rejects.toMatchObject({ code: "NUMBERS_TO_COME" });
    // Another series has no number to wait for, and other settings have nothing to do with it.
    expect(await pipeline.settle({ notes: ["Teşekkürler"] })).toMatchObject({ ok: true });
    expect(await pipeline.settle({ numbering: "own", series: { earchive: "NEW", einvoice: "NEF" } })).toMatchObject({
      ok: true,
    });
    await expect(pipeline.settle({ numbering: "own" })).rejects.toMatchObject({ code: "NUMBERS_TO_COME" });
    pipeline.tell({ number: "EAR2026000000041" });
    await pipeline.take(1);
    expect(await pipeline.settle({ numbering: "own" })).toMatchObject({ ok: true });
    pipeline.sell(2);
    pipeline.script.becomes = "issued";
    await pipeline.take(2);
    expect(pipeline.sentNumbers.at(-1)).toBe("EAR2026000000042");
  },
);

test("nor while an invoice whose answer was lost may have arrived", async () => {
  const pipeline = await aShop();
  pipeline.sell(1);
  pipeline.script.outcome = LOST;
  await pipeline.take(1);
  await expect(pipeline.settle({ numbering: "own" })).rejects.toMatchObject({ code: "NUMBERS_TO_COME" });
  pipeline.script.outcome = NO_CREDIT;
  pipeline.clock.pass(HOUR);
  await pipeline.take(1);
  expect(await pipeline.found(1)).toMatchObject({ state: "queued" });
  await expect(pipeline.settle({ numbering: "own" })).rejects.toMatchObject({ code: "NUMBERS_TO_COME" });
});
