import { expect, test } from "vitest";
import { ACCEPTED, LOST, NO_CREDIT, readyPipeline, REFUSED, WITH_TCKN } from "../../support/pipeline-on-paper.ts";
import { orderId, OUR_SHOP } from "../../support/temporary-store.ts";

const HOUR = 3600;
const DAY = 24 * HOUR;
const FIRST = /^EAR\d{4}000000001$/;

async function ownNumbers() {
  const pipeline = await readyPipeline();
  await pipeline.settle({ numbering: "own" });
  const search = async (text = "") => {
    const query = { states: undefined, search: text, after: undefined, limit: 50 };
    return (await pipeline.read(OUR_SHOP).orders.list(query)).orders.map(({ name }) => name);
  };
  return { ...pipeline, search };
}

test("an own number stays in the list when the integrator's answer names none", async () => {
  const pipeline = await ownNumbers();
  await pipeline.run();
  expect(await pipeline.found()).toMatchObject({ state: "issued", invoiceNumber: expect.stringMatching(FIRST) });
});

test("an own number stays in the list when the document is found after a lost answer, its number not told yet", async () => {
  const pipeline = await ownNumbers();
  Object.assign(pipeline.script, { outcome: LOST, storesAnyway: true, becomes: "processing" });
  await pipeline.run();
  pipeline.tell({ number: undefined });
  pipeline.clock.pass(5);
  await pipeline.run();
  expect(await pipeline.found()).toMatchObject({ state: "processing", invoiceNumber: expect.stringMatching(FIRST) });
  pipeline.tell({ state: "issued" });
  pipeline.clock.pass(60);
  await pipeline.run();
  expect(await pipeline.found()).toMatchObject({ state: "issued", invoiceNumber: expect.stringMatching(FIRST) });
});

test("a number the integrator tells while it still works on the document comes into the list, and stays there", async () => {
  const pipeline = await readyPipeline();
  pipeline.script.becomes = "processing";
  await pipeline.run();
  pipeline.clock.pass(5);
  await pipeline.run();
  expect(await pipeline.found()).toMatchObject({ state: "processing", invoiceNumber: expect.stringMatching(FIRST) });
  pipeline.tell({ state: "issued" });
  pipeline.clock.pass(60);
  await pipeline.run();
  expect(await pipeline.found()).toMatchObject({ state: "issued", invoiceNumber: expect.stringMatching(FIRST) });
});

test("the number of a refused document stands at the order that got it next, and only there", async () => {
  const pipeline = await ownNumbers();
  pipeline.change({ id: orderId(1), name: "#1" });
  pipeline.script.outcome = REFUSED;
  await pipeline.run();
  pipeline.change({ id: orderId(2), name: "#2" });
  pipeline.script.outcome = ACCEPTED;
  await pipeline.run();
  const [number] = pipeline.sentNumbers;
  expect(pipeline.sentNumbers).toEqual([number, number]);
  const { orders } = pipeline.read(OUR_SHOP);
  expect(await orders.find(orderId(1))).toMatchObject({ state: "review", invoiceNumber: undefined });
  expect(await orders.find(orderId(2))).toMatchObject({ state: "issued", invoiceNumber: number });
  expect(await pipeline.search(number)).toEqual(["#2"]);
});

test("an order whose invoice waits for credit over New Year is no longer found by the old year's number", async () => {
  const pipeline = await ownNumbers();
  pipeline.script.outcome = NO_CREDIT;
  await pipeline.run();
  const before = (await pipeline.found())?.invoiceNumber;
  pipeline.script.outcome = ACCEPTED;
  pipeline.clock.pass(366 * DAY);
  await pipeline.run();
  const after = (await pipeline.found())?.invoiceNumber;
  expect(after).not.toBe(before);
  expect([await pipeline.search(before), await pipeline.search(after)]).toEqual([[], ["#1042"]]);
});

test("an order shows no number once its invoice was given up after a lost answer", async () => {
  const pipeline = await ownNumbers();
  pipeline.script.outcome = LOST;
  await pipeline.run();
  pipeline.change({ cancelledAt: pipeline.clock.now() });
  pipeline.clock.pass(2 * DAY);
  await pipeline.run();
  expect(await pipeline.found()).toMatchObject({ state: "not-ours", invoiceNumber: undefined });
});

test("nor when its buyer turned out to be a taxpayer after a lost answer", async () => {
  const pipeline = await ownNumbers();
  pipeline.change(WITH_TCKN);
  pipeline.script.outcome = LOST;
  await pipeline.run();
  pipeline.clock.pass(HOUR);
  await pipeline.run();
  pipeline.script.registry = { registered: true, aliases: ["urn:mail:defaultpk@alici.example"] };
  pipeline.clock.pass(HOUR);
  await pipeline.run();
  expect(await pipeline.found()).toMatchObject({ state: "review", invoiceNumber: undefined });
});

test("nor when it is invoiced elsewhere after its invoice was cancelled, which is still found by its number", async () => {
  const pipeline = await ownNumbers();
  await pipeline.run();
  const number = (await pipeline.found())?.invoiceNumber;
  pipeline.cancelAll();
  pipeline.clock.pass(2 * HOUR);
  await pipeline.run();
  expect(await pipeline.found()).toMatchObject({ state: "cancelled", invoiceNumber: number });
  expect(await pipeline.mark()).toBe(true);
  expect(await pipeline.found()).toMatchObject({ state: "not-ours", invoiceNumber: undefined });
  expect(await pipeline.search(number)).toEqual(["#1042"]);
});
