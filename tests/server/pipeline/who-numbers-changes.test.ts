import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { advanceOrder } from "../../../server/pipeline/advance-order.ts";
import { toEttn } from "../../../server/invoice/ids.ts";
import { numberReport } from "../../../server/store/number-report.ts";
import { ACCEPTED, LOST, NO_CREDIT, readyPipeline } from "../../support/pipeline-on-paper.ts";
import { ENGINES, type EngineName } from "../../support/engines.ts";
import { aSummary, orderId, OUR_SHOP, THEIR_SHOP } from "../../support/temporary-store.ts";

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
  expect(await numberReport(pipeline.reading)).toMatchObject([{ used: 0, unexplained: [] }]);
  // The integrator's first has just that number, so no order gets it from here.
  const after = (await pipeline.found(1))?.invoiceNumber;
  expect(after).toBe(before);
  expect(await numberReport(pipeline.reading)).toMatchObject([{ byIntegrator: 1, returned: [] }]);
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
    const numberOf = (sequence: number) => `EAR${pipeline.day(0).slice(0, 4)}0000000${sequence}`;
    pipeline.tell({ number: numberOf(41) });
    await pipeline.take(1);
    expect(await pipeline.settle({ numbering: "own" })).toMatchObject({ ok: true });
    pipeline.sell(2);
    pipeline.script.becomes = "issued";
    await pipeline.take(2);
    expect(pipeline.sentNumbers.at(-1)).toBe(numberOf(42));
  },
);

test.each(ENGINES)(
  "nor while one of another shop of the same company is still to come in that series, on %s",
  async (engine) => {
    const pipeline = await aShop(engine);
    pipeline.sell(1);
    await pipeline.take(1);
    await pipeline.take(1);
    const { invoice } = (await pipeline.read(OUR_SHOP).invoices.findLatest(orderId(1))) ?? {};
    if (!invoice) throw new Error("no invoice");
    const ettn = toEttn(randomUUID());
    if (!ettn) throw new Error("no ETTN");
    const { number: _told, ...nameless } = invoice;
    await pipeline.unitOfWork(THEIR_SHOP, async ({ orders, invoices }) => {
      await orders.save(aSummary());
      await orders.move(aSummary().id, "issue");
      await invoices.insert(aSummary().id, { ...nameless, ettn }, { kind: "nilvera", environment: "live" });
      await orders.move(aSummary().id, "submit");
    });
    await expect(pipeline.settle({ numbering: "own" })).rejects.toMatchObject({ code: "NUMBERS_TO_COME" });
    await pipeline.unitOfWork(THEIR_SHOP, ({ invoices }) => invoices.update(ettn, { number: "EAR2026000000041" }));
    expect(await pipeline.settle({ numbering: "own" })).toMatchObject({ ok: true });
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

describe.each(ENGINES)("own, the integrator's, own again in one series, on %s", (engine) => {
  /** Order 1 by the first, order 2 by the integrator, then the shop again. */
  async function backAndForth() {
    const pipeline = await aShop(engine);
    const year = pipeline.day(0).slice(0, 4);
    // What the integrator on paper calls its second document.
    const theirs = `EAR${year}000000002`;
    const sell = async (n: number) => {
      pipeline.sell(n);
      await pipeline.run();
      return (await pipeline.found(n))?.invoiceNumber;
    };
    const theirTurn = async () => {
      await pipeline.settle({});
      expect(await sell(2)).toBe(theirs);
    };
    const ourTurn = () => pipeline.settle({ numbering: "own" });
    await ourTurn();
    return { ...pipeline, issue: sell, theirTurn, ourTurn, ours: (n: number) => `EAR${year}00000000${n}` };
  }

  test("the shop goes on after the integrator's, and the report knows whose each number is", async () => {
    const { issue, theirTurn, ourTurn, ours, reading } = await backAndForth();
    expect(await issue(1)).toBe(ours(1));
    await theirTurn();
    await ourTurn();
    expect([await issue(3), await issue(4)]).toEqual([ours(3), ours(4)]);
    expect(await numberReport(reading)).toMatchObject([{ used: 3, byIntegrator: 1, returned: [], unexplained: [] }]);
  });

  test("a number of the integrator's whose invoice was cancelled since is given to no other order", async () => {
    const { issue, theirTurn, ourTurn, ours, ...pipeline } = await backAndForth();
    await issue(1);
    await theirTurn();
    pipeline.cancelAll();
    pipeline.clock.pass(2 * HOUR);
    await pipeline.run();
    expect(await pipeline.found(2)).toMatchObject({ state: "cancelled" });
    await ourTurn();
    expect(await issue(3)).toBe(ours(3));
  });

  test("one that was given back, and the integrator gave meanwhile, is not offered again", async () => {
    const { issue, theirTurn, ourTurn, ours, ...pipeline } = await backAndForth();
    await issue(1);
    pipeline.script.outcome = NO_CREDIT;
    await issue(9);
    pipeline.change({ cancelledAt: pipeline.clock.now() });
    await pipeline.run();
    expect(await numberReport(pipeline.reading)).toMatchObject([{ used: 1, returned: [ours(2)] }]);
    pipeline.script.outcome = ACCEPTED;
    pipeline.change({ cancelledAt: undefined });
    pipeline.clock.pass(HOUR);
    await theirTurn();
    await ourTurn();
    expect(await issue(3)).toBe(ours(3));
    expect(await numberReport(pipeline.reading)).toMatchObject([{ used: 2, byIntegrator: 1, returned: [] }]);
  });
});
