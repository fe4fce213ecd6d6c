import { expect, test } from "vitest";
import { advanceOrder } from "../../../server/pipeline/advance-order.ts";
import type { PipelinePorts } from "../../../server/pipeline/ports/ports.ts";
import { proposeBuyer } from "../../../server/pipeline/merchant/propose-buyer.ts";
import { aFulfillment, anOrder } from "../invoice/an-order.ts";
import { ACCEPTED, aSoldOrder, LOST, readyPipeline, WITH_TCKN } from "../../support/pipeline-on-paper.ts";
import { OUR_SHOP } from "../../support/temporary-store.ts";

const ID = anOrder().id;

test("what is sent later waits until the first of it is sent: the rest may stay scheduled or on hold", async () => {
  const p = await readyPipeline();
  const now = p.clock.now();
  p.change({ ...aSoldOrder(now), isSentLater: true, fulfillments: [] });
  await p.run();
  expect(await p.found()).toMatchObject({ state: "waiting", reason: "NOT_SENT_YET" });
  p.change({ fulfillments: [aFulfillment({ createdAt: now })] });
  await p.run();
  expect(await p.found()).toMatchObject({ state: "issued" });
});

test.each([
  ["sold by a marketplace", { merchantOfRecord: "Pazar" }],
  ["a test order", { isTest: true }],
  ["cancelled", { cancelledAt: new Date() }],
])("an order that was left out (%s) stays so when Shopify shows it no more (day 61)", async (_, changes) => {
  const p = await readyPipeline();
  p.change(changes);
  await p.run();
  expect(await p.found()).toMatchObject({ state: "not-ours" });
  p.clock.pass(61 * 86_400);
  // A refund or a parcel is told of; Shopify answers `order: null` for an order of more than sixty days.
  const gone = { ...p.ports, orderSource: { ...p.ports.orderSource, readOrder: async () => undefined } };
  await advanceOrder(gone)(OUR_SHOP, ID);
  expect(await p.found()).toMatchObject({ state: "not-ours", faults: [] });
});

test("a channel switched on later issues nothing of the past but what a person asks for", async () => {
  const p = await readyPipeline();
  await p.settle({ channels: { marketplace_x: "not-ours" } });
  p.change({ channel: "marketplace_x" });
  await p.run();
  expect(await p.found()).toMatchObject({ state: "not-ours", reason: "CHANNEL_SWITCHED_OFF" });
  p.clock.pass(20 * 86_400);
  await p.settle({ channels: { marketplace_x: "ours" } });
  p.change({ tags: ["vip"], updatedAt: p.clock.now() });
  await p.run();
  expect(await p.found()).toMatchObject({ state: "not-ours" });
  expect(await p.retry()).toBe(true);
  await p.run();
  expect(await p.found()).toMatchObject({ state: "issued" });
});

test("what may have left is a person's to decide: the buyer's word makes no second document", async () => {
  const p = await readyPipeline();
  p.change(WITH_TCKN);
  p.script.outcome = LOST;
  await p.run();
  expect(await p.found()).toMatchObject({ state: "unknown" });
  p.script.registry = { registered: true, aliases: ["urn:mail:defaultpk@alici.example"] } as never;
  p.clock.pass(3600);
  await p.run();
  expect(await p.found()).toMatchObject({ state: "review", faults: [{ code: "BUYER_STATUS_UNCLEAR" }] });
  await p.run();
  expect(p.sent).toHaveLength(1);
  p.script.outcome = ACCEPTED;
  const outcome = await proposeBuyer(p.ports)(OUR_SHOP, {
    orderId: ID,
    entry: { taxId: "10000000146" },
    from: "guest",
  });
  await p.run();
  expect([outcome, new Set(p.sent).size, (await p.found())?.state]).toEqual(["closed", 1, "review"]);
});

test.each(["CHANNEL_SWITCHED_OFF", "BEFORE_START"])(
  "an unanswered document, its order left out since (%s), turns up after a day: the next signal adopts it",
  async (reason) => {
    const p = await readyPipeline();
    p.change({ channel: "marketplace_x" });
    await p.settle({ channels: { marketplace_x: "ours" } });
    let isShown = false;
    const integratorFor: PipelinePorts["integratorFor"] = (...account) => {
      const integrator = p.ports.integratorFor(...account);
      return { ...integrator, findByEttn: async (key) => (isShown ? integrator.findByEttn(key) : undefined) };
    };
    const run = () => advanceOrder({ ...p.ports, integratorFor })(OUR_SHOP, anOrder().id);
    Object.assign(p.script, { outcome: LOST, storesAnyway: true });
    await run();
    expect(await p.found()).toMatchObject({ state: "unknown" });
    if (reason === "CHANNEL_SWITCHED_OFF") await p.settle({ channels: { marketplace_x: "not-ours" } });
    else {
      await p.switchTo(false);
      await p.switchTo(true, p.clock.now());
    }
    for (let hours = 0; hours < 30; hours += 1) {
      p.clock.pass(3600);
      await run();
    }
    expect(await p.found()).toMatchObject({ state: "not-ours", reason });
    isShown = true;
    p.change({ updatedAt: p.clock.now() });
    p.clock.pass(3600);
    await run();
    p.clock.pass(3600);
    await run();
    expect(await p.found()).toMatchObject({ state: "issued" });
  },
);

test("an unanswered document that never turns up is no reason to invoice an order that was left out since", async () => {
  const p = await readyPipeline();
  p.script.outcome = LOST;
  await p.run();
  await p.switchTo(false);
  await p.switchTo(true, p.clock.now());
  p.clock.pass(25 * 3600);
  await p.run();
  expect(await p.found()).toMatchObject({ state: "not-ours", reason: "BEFORE_START" });
  p.script.outcome = ACCEPTED;
  p.change({ tags: ["vip"], updatedAt: p.clock.now() });
  await p.run();
  expect(await p.found()).toMatchObject({ state: "not-ours", reason: "BEFORE_START" });
  expect(p.sent).toHaveLength(1);
});

test("an unanswered document goes again though the shop waits for more by now", async () => {
  const p = await readyPipeline();
  p.script.outcome = LOST;
  await p.run();
  await p.settle({ issue: { when: "manual" } });
  p.script.outcome = ACCEPTED;
  p.clock.pass(61);
  await p.run();
  expect(await p.found()).toMatchObject({ state: "issued" });
  expect([p.sent.length, new Set(p.sent).size]).toEqual([2, 1]);
});
