import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { numberReport } from "../../../server/store/number-report.ts";
import { LOST, NO_CREDIT, readyPipeline, REFUSED, WITH_TCKN } from "../../support/pipeline-on-paper.ts";
import { secondsToMorning } from "../../support/shifted-clock.ts";
import { orderId, OUR_SHOP } from "../../support/temporary-store.ts";
import { ettn } from "../integrators/an-invoice.ts";

const DAY = 24 * 3600;

async function ownNumbers() {
  const pipeline = await readyPipeline();
  await pipeline.settle({ numbering: "own" });
  const yearAndDay = () => pipeline.day(0);
  const number = async () => (await pipeline.invoice())?.invoice.number;
  const first = () => `EAR${yearAndDay().slice(0, 4)}000000001`;
  return { ...pipeline, number, first, report: async () => (await numberReport(pipeline.reading))[0] };
}

test("a shop that numbers itself sends the whole number, and shows it in the list", async () => {
  const pipeline = await ownNumbers();
  await pipeline.run();
  expect(pipeline.sentNumbers).toEqual([pipeline.first()]);
  expect(await pipeline.report()).toMatchObject({ used: 1, returned: [], unexplained: [] });
});

test("the integrator numbers unless the shop says otherwise", async () => {
  const pipeline = await readyPipeline();
  await pipeline.run();
  expect(pipeline.sentNumbers).toEqual([undefined]);
  expect(await numberReport(pipeline.reading)).toEqual([]);
});

test("an invoice that waited for credit over midnight goes with its ETTN and number, and that day's date", async () => {
  const pipeline = await ownNumbers();
  const accepted = pipeline.script.outcome;
  pipeline.script.outcome = NO_CREDIT;
  await pipeline.run();
  const before = await pipeline.invoice();
  pipeline.script.outcome = accepted;
  pipeline.clock.pass(DAY);
  await pipeline.run();
  const after = await pipeline.invoice();
  expect(after?.invoice.ettn).toBe(before?.invoice.ettn);
  expect(after?.invoice.issueDate).toBe(pipeline.day(0));
  expect(before?.invoice.issueDate).toBe(pipeline.day(-1));
  expect(new Set(pipeline.sentNumbers).size).toBe(pipeline.day(0).endsWith("-01-01") ? 2 : 1);
  expect(await pipeline.report()).toMatchObject({ unexplained: [] });
});

test("an order whose buyer was looked up over midnight is dated and numbered on the new day, and nothing is amiss", async () => {
  const pipeline = await ownNumbers();
  pipeline.change(WITH_TCKN);
  pipeline.clock.pass(secondsToMorning(pipeline.clock.now(), 24) - 20);
  const evening = pipeline.day(0);
  const another = { ettn: ettn(randomUUID()), sellerTaxId: "1234567808", environment: "live", series: "EAR" } as const;
  pipeline.script.whileLookingUp = async () => {
    pipeline.script.whileLookingUp = async () => {};
    pipeline.clock.pass(40);
    await pipeline.unitOfWork(OUR_SHOP, ({ numbers }) => numbers.take({ ...another, issueDate: pipeline.day(0) }));
  };
  expect(await pipeline.run()).toEqual({ kind: "snooze", seconds: 0 });
  expect(await pipeline.found()).toMatchObject({ state: "waiting", problem: undefined });
  await pipeline.run();
  expect(await pipeline.found()).toMatchObject({ state: "issued", problem: undefined });
  const { issueDate } = (await pipeline.invoice())?.invoice ?? {};
  expect([pipeline.day(-1), issueDate]).toEqual([evening, pipeline.day(0)]);
});

test("over New Year it gets a number of the new year, and the old one is told as given back", async () => {
  const pipeline = await ownNumbers();
  const accepted = pipeline.script.outcome;
  pipeline.script.outcome = NO_CREDIT;
  await pipeline.run();
  const old = await pipeline.number();
  pipeline.script.outcome = accepted;
  pipeline.clock.pass(366 * DAY);
  await pipeline.run();
  expect(pipeline.sentNumbers).toEqual([old, pipeline.first()]);
  expect(await numberReport(pipeline.reading)).toMatchObject([
    { used: 0, returned: [old], unexplained: [] },
    { used: 1, returned: [], unexplained: [] },
  ]);
});

test("a document the integrator refused gives its number to the one that is mended", async () => {
  const pipeline = await ownNumbers();
  const accepted = pipeline.script.outcome;
  pipeline.script.outcome = REFUSED;
  await pipeline.run();
  const refused = await pipeline.invoice();
  expect(await pipeline.report()).toMatchObject({ used: 0, returned: [pipeline.first()] });
  pipeline.script.outcome = accepted;
  pipeline.change(WITH_TCKN);
  await pipeline.retry();
  await pipeline.run();
  expect(pipeline.sentNumbers).toEqual([pipeline.first(), pipeline.first()]);
  expect((await pipeline.invoice())?.invoice.ettn).not.toBe(refused?.invoice.ettn);
});

test("an order cancelled while its invoice waited for credit gives the number back", async () => {
  const pipeline = await ownNumbers();
  pipeline.script.outcome = NO_CREDIT;
  await pipeline.run();
  pipeline.change({ cancelledAt: pipeline.clock.now() });
  await pipeline.run();
  expect(await pipeline.found()).toMatchObject({ state: "not-ours", reason: "CANCELLED" });
  expect(await pipeline.report()).toMatchObject({ used: 0, returned: [pipeline.first()], unexplained: [] });
});

test("a number whose document was never found after a lost answer is told as unconfirmed, and not as cancelled or failed", async () => {
  const pipeline = await ownNumbers();
  pipeline.script.outcome = LOST;
  await pipeline.run();
  pipeline.change({ cancelledAt: pipeline.clock.now() });
  pipeline.clock.pass(2 * DAY);
  await pipeline.run();
  expect(await pipeline.found()).toMatchObject({ state: "not-ours" });
  expect(await pipeline.report()).toMatchObject({ unconfirmed: [pipeline.sentNumbers[0]], spent: [], returned: [] });
});

test("nor is that of a document the integrator refused in a word nobody knows", async () => {
  const pipeline = await ownNumbers();
  pipeline.script.outcome = {
    kind: "refused",
    reason: "data",
    provider: { code: "2999", text: "Birim geçersiz" },
    isDoubtful: true,
  };
  await pipeline.run();
  pipeline.clock.pass(61);
  await pipeline.run();
  expect(await pipeline.found()).toMatchObject({ state: "review" });
  expect(await pipeline.report()).toMatchObject({ unconfirmed: [pipeline.first()], spent: [], returned: [] });
});

test("the number of a cancelled invoice is told as spent", async () => {
  const pipeline = await ownNumbers();
  await pipeline.run();
  pipeline.cancelAll();
  pipeline.clock.pass(DAY);
  await pipeline.run();
  expect(await pipeline.report()).toMatchObject({ spent: [pipeline.sentNumbers[0]], unconfirmed: [], used: 0 });
});

test("the number of a document filed under another ETTN is no other's, whatever a person says of its order", async () => {
  const pipeline = await ownNumbers();
  const accepted = pipeline.script.outcome;
  pipeline.script.outcome = { kind: "misfiled", uuid: randomUUID() };
  await pipeline.run();
  expect(await pipeline.mark()).toBe(true);
  pipeline.script.outcome = accepted;
  pipeline.change({ id: orderId(77), name: "#77" });
  await pipeline.run();
  expect(new Set(pipeline.sentNumbers).size).toBe(2);
  expect(await pipeline.report()).toMatchObject({ returned: [], unexplained: [] });
});
