import { expect, test } from "vitest";
import { aFulfillment } from "../invoice/an-order.ts";
import { aSoldOrder, NO_CREDIT, readyPipeline, WITH_TCKN } from "../../support/pipeline-on-paper.ts";

const HOUR = 3600;

test("an order that waits for hours sleeps until they have passed, and is invoiced then without another signal", async () => {
  const pipeline = await readyPipeline();
  await pipeline.settle({ issue: { afterHours: 10 } });
  pipeline.change(aSoldOrder(pipeline.clock.now()));
  const outcome = await pipeline.run();
  expect(outcome).toMatchObject({ kind: "snooze" });
  expect(outcome.kind === "snooze" && Math.round(outcome.seconds / HOUR)).toBe(10);
  expect(await pipeline.found()).toMatchObject({ state: "waiting", reason: "DELAYED" });
  pipeline.clock.pass(10 * HOUR);
  await pipeline.run();
  expect(await pipeline.found()).toMatchObject({ state: "issued" });
  expect(pipeline.sent).toHaveLength(1);
});

test("money at the door: nothing before the parcel, an invoice and its last day once it is sent", async () => {
  const pipeline = await readyPipeline();
  const atTheDoor = { isFullyPaid: false, financialStatus: "PENDING", transactions: [], gateways: ["Kapıda ödeme"] };
  pipeline.change({ ...aSoldOrder(pipeline.clock.now()), ...atTheDoor });
  expect(await pipeline.run()).toEqual({ kind: "done" });
  expect(await pipeline.found()).toMatchObject({ state: "waiting", reason: "NOT_DISPATCHED", lastDay: undefined });
  pipeline.change({ fulfillments: [aFulfillment({ createdAt: pipeline.clock.now() })] });
  await pipeline.run();
  const record = await pipeline.invoice();
  expect(record?.invoice.sale).toMatchObject({ internet: { payment: { method: "KAPIDAODEME" } } });
  expect(await pipeline.found()).toMatchObject({ state: "issued", lastDay: undefined });
});

test("a shop that asks by hand: the order waits, with its last day, until the merchant asks", async () => {
  const pipeline = await readyPipeline();
  await pipeline.settle({ issue: { when: "manual" } });
  const now = pipeline.clock.now();
  pipeline.change({ ...aSoldOrder(now), fulfillments: [aFulfillment({ createdAt: now })] });
  await pipeline.run();
  expect(await pipeline.found()).toMatchObject({ state: "waiting", reason: "ASK_AWAITED", lastDay: pipeline.day(7) });
  expect(await pipeline.ask()).toBe(true);
  await pipeline.run();
  expect(await pipeline.found()).toMatchObject({ state: "issued" });
  expect(await pipeline.ask()).toBe(false);
  expect(pipeline.sent).toHaveLength(1);
});

test("asking is refused for what waits for money", async () => {
  const pipeline = await readyPipeline();
  pipeline.change({ isFullyPaid: false, financialStatus: "PENDING" });
  await pipeline.run();
  expect(await pipeline.ask()).toBe(false);
});

test("a changed trigger wakes what waits and issues nothing a second time", async () => {
  const pipeline = await readyPipeline();
  pipeline.change(aSoldOrder(pipeline.clock.now()));
  await pipeline.run();
  expect(pipeline.sent).toHaveLength(1);
  await pipeline.settle({ issue: { when: "manual" } });
  await pipeline.run();
  await pipeline.settle({ issue: { when: "paid" } });
  await pipeline.run();
  expect(pipeline.sent).toHaveLength(1);
  expect(await pipeline.found()).toMatchObject({ state: "issued" });
});

test("an invoice that is fixed and waits for credit goes out under a trigger changed since", async () => {
  const pipeline = await readyPipeline();
  pipeline.change(aSoldOrder(pipeline.clock.now()));
  const accepted = pipeline.script.outcome;
  pipeline.script.outcome = NO_CREDIT;
  await pipeline.run();
  const ettn = (await pipeline.invoice())?.invoice.ettn;
  await pipeline.settle({ issue: { when: "manual" } });
  pipeline.script.outcome = accepted;
  await pipeline.run();
  expect(await pipeline.found()).toMatchObject({ state: "issued" });
  expect((await pipeline.invoice())?.invoice.ettn).toBe(ettn);
});

test("a buyer's number that comes while it is waited for ends the wait", async () => {
  const pipeline = await readyPipeline();
  await pipeline.settle({ issue: { taxIdHours: 48 } });
  pipeline.change(aSoldOrder(pipeline.clock.now()));
  expect(await pipeline.run()).toMatchObject({ kind: "snooze" });
  expect(await pipeline.found()).toMatchObject({ reason: "TAX_ID_AWAITED" });
  pipeline.change(WITH_TCKN);
  await pipeline.run();
  expect(await pipeline.found()).toMatchObject({ state: "issued" });
});

test("a delivered order without an invoice is counted as near its last day, then as late, until it has one", async () => {
  const pipeline = await readyPipeline();
  await pipeline.settle({ issue: { when: "manual", lawfulDays: 7 } });
  const now = pipeline.clock.now();
  pipeline.change({ ...aSoldOrder(now), fulfillments: [aFulfillment({ createdAt: now })] });
  await pipeline.run();
  expect(await pipeline.overdue(7)).toEqual({ late: 0, near: 1 });
  expect(await pipeline.overdue(8)).toEqual({ late: 1, near: 0 });
  await pipeline.ask();
  await pipeline.run();
  expect(await pipeline.overdue(8)).toEqual({ late: 0, near: 0 });
});
