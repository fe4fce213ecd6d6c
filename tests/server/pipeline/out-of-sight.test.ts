import { describe, expect, test } from "vitest";
import { advanceOrder } from "../../../server/pipeline/advance-order.ts";
import { previewOrder } from "../../../server/pipeline/merchant/preview-order.ts";
import { ENGINES, type EngineName } from "../../support/engines.ts";
import { aSoldOrder, LOST, readyPipeline } from "../../support/pipeline-on-paper.ts";
import { OUR_SHOP } from "../../support/temporary-store.ts";
import { aFulfillment, anOrder } from "../invoice/an-order.ts";

const DAY = 86_400;
const AT_THE_DOOR = { isFullyPaid: false, financialStatus: "PENDING", transactions: [], gateways: ["Kapıda ödeme"] };

const sentNow = (at: Date) => ({ fulfillments: [aFulfillment({ createdAt: at })], isFulfilled: true });

/** A shop whose app sees the orders of sixty days, and an order sold there now. */
async function soldNow(engine: EngineName, issue: object = { when: "paid" }) {
  const p = await readyPipeline(engine);
  await p.settle({ issue });
  p.script.showsDays = 60;
  const now = p.clock.now();
  p.change({ ...aSoldOrder(now), fulfillments: [] });
  return {
    ...p,
    /** Something happens to the order, Shopify tells of it, and the order's job runs. */
    happens: async (topic: string, changes: Parameters<typeof p.change>[0] = {}) => {
      p.change({ ...changes, updatedAt: p.clock.now() });
      await p.hear(topic);
      await p.run();
    },
    codes: async () => (await p.found())?.faults.map(({ code }) => code),
  };
}

describe.each(ENGINES)("an invoiced order of more than sixty days, on %s", (engine) => {
  async function issued(changes: object = {}) {
    const p = await soldNow(engine);
    p.change(changes);
    await p.happens("orders/paid");
    expect(await p.found()).toMatchObject({ state: "issued" });
    return p;
  }

  test.each(["refunds/create", "orders/cancelled", "orders/edited", "returns/process"])(
    "%s: a person is told that it changed, once, until that is settled; the next change is another matter",
    async (topic) => {
      const p = await issued();
      p.clock.pass(61 * DAY);
      await p.happens(topic, { refunded: 500n });
      await p.run();
      expect(await p.found()).toMatchObject({ state: "issued", faults: [{ code: "CHANGE_OUT_OF_SIGHT" }] });
      expect((await p.story()).filter((kind) => kind === "correction-needed")).toHaveLength(1);
      expect(await p.read(OUR_SHOP).orders.proposals()).toMatchObject({ changed: 1 });
      p.clock.pass(3600);
      expect(await p.settleCorrection()).toBe(true);
      await p.run();
      expect(await p.codes()).toEqual([]);
      p.clock.pass(DAY);
      await p.happens("refunds/create", { refunded: 900n });
      expect(await p.codes()).toEqual(["CHANGE_OUT_OF_SIGHT"]);
      expect(p.sent).toHaveLength(1);
    },
  );

  test("goods that leave after that are nothing to do, and what was read in time is not told anew", async () => {
    const p = await issued();
    p.clock.pass(30 * DAY);
    await p.happens("refunds/create", { refunded: 500n });
    expect(await p.codes()).toEqual(["RETURN_BY_CONSUMER"]);
    await p.settleCorrection();
    p.clock.pass(31 * DAY);
    await p.happens("fulfillments/create", { fulfillments: [aFulfillment({ createdAt: p.clock.now() })] });
    expect(await p.codes()).toEqual([]);
  });

  test("what has to be done already stands beside it", async () => {
    const p = await issued();
    p.clock.pass(30 * DAY);
    await p.happens("refunds/create", { refunded: 500n });
    p.clock.pass(31 * DAY);
    await p.happens("refunds/create", { refunded: 900n });
    expect(await p.codes()).toEqual(["RETURN_BY_CONSUMER", "CHANGE_OUT_OF_SIGHT"]);
  });

  test("paid at the door, its parcel may have come back", async () => {
    const p = await soldNow(engine);
    p.change(AT_THE_DOOR);
    p.clock.pass(58 * DAY);
    await p.happens("fulfillments/create", { fulfillments: [aFulfillment({ createdAt: p.clock.now() })] });
    expect(await p.found()).toMatchObject({ state: "issued" });
    p.clock.pass(3 * DAY);
    await p.happens("fulfillments/update", {
      fulfillments: [aFulfillment({ createdAt: p.clock.now(), cameBack: true })],
    });
    await p.run();
    expect(await p.codes()).toEqual(["CHANGE_OUT_OF_SIGHT"]);
  });

  test("told in the turn in which its invoice was looked at for the report to GİB", async () => {
    const p = await soldNow(engine, { when: "manual" });
    await p.happens("orders/paid");
    p.clock.pass(59 * DAY);
    await p.ask();
    await p.run();
    expect(await p.found()).toMatchObject({ state: "issued" });
    p.clock.pass(2 * DAY);
    await p.happens("refunds/create", { refunded: 500n });
    expect(await p.codes()).toEqual(["CHANGE_OUT_OF_SIGHT"]);
  });

  test("what the app may read after all takes its place", async () => {
    const p = await issued();
    p.clock.pass(61 * DAY);
    await p.happens("refunds/create", { refunded: 500n });
    p.script.showsDays = 1000;
    await p.happens("refunds/create", { refunded: 900n });
    expect(await p.codes()).toEqual(["RETURN_BY_CONSUMER"]);
  });
});

describe.each(ENGINES)("an order that waits near its sixtieth day, on %s", (engine) => {
  async function made(issue: object) {
    const p = await soldNow(engine, issue);
    await p.happens("orders/paid");
    const leaving = () => p.read(OUR_SHOP).sight.leaving(p.day(0));
    return { ...p, leaving };
  }

  test("goods made to order: told of from the fifty-fifth day on, and invoiced when the merchant says so", async () => {
    const p = await made({ when: "fulfilled" });
    p.clock.pass(54 * DAY);
    expect(await p.leaving()).toEqual({ waiting: 0, review: 0 });
    p.clock.pass(DAY);
    expect(await p.leaving()).toEqual({ waiting: 1, review: 0 });
    expect(await p.ask()).toBe(true);
    await p.run();
    expect([(await p.found())?.state, await p.leaving()]).toEqual(["issued", { waiting: 0, review: 0 }]);
  });

  test("sent after the sixtieth it stands in review, and is told of until it is marked as invoiced elsewhere", async () => {
    const p = await made({ when: "fulfilled" });
    p.clock.pass(61 * DAY);
    expect(await p.leaving()).toEqual({ waiting: 1, review: 0 });
    await p.happens("fulfillments/create", sentNow(p.clock.now()));
    expect(await p.found()).toMatchObject({ state: "review", faults: [{ code: "ORDER_GONE" }] });
    expect(await p.leaving()).toEqual({ waiting: 0, review: 1 });
    // Looked at beforehand it says so, too.
    expect(await previewOrder(p.ports)(OUR_SHOP, anOrder().id)).toMatchObject({ faults: [{ code: "ORDER_GONE" }] });
    expect(await p.mark()).toBe(true);
    expect([p.sent, await p.leaving()]).toEqual([[], { waiting: 0, review: 0 }]);
  });

  test("its invoice's answer was lost and it is never found: a person hears of it after a day, and can end it", async () => {
    const p = await made({ when: "manual" });
    p.clock.pass(60 * DAY - 600);
    p.script.outcome = LOST;
    await p.ask();
    await p.run();
    expect(await p.found()).toMatchObject({ state: "unknown" });
    p.clock.pass(3600);
    await p.run();
    expect(await p.found()).toMatchObject({ state: "unknown" });
    p.clock.pass(DAY);
    await p.run();
    expect(await p.found()).toMatchObject({ state: "failed", faults: [{ code: "ORDER_GONE" }] });
    expect(await p.invoice()).toMatchObject({ isLive: false });
    await p.run();
    expect(p.sent).toHaveLength(1);
    expect(await p.mark()).toBe(true);
  });

  test("turns up after that: trying again takes that very document", async () => {
    const p = await made({ when: "manual" });
    p.clock.pass(60 * DAY - 600);
    Object.assign(p.script, { outcome: LOST, storesAnyway: true });
    const { integratorFor } = p.ports;
    const blind: typeof integratorFor = (...account) => ({
      ...integratorFor(...account),
      findByEttn: async () => undefined,
    });
    const run = () => advanceOrder({ ...p.ports, integratorFor: blind })(OUR_SHOP, anOrder().id);
    await p.ask();
    await run();
    for (const _ of [1, 2]) {
      p.clock.pass(DAY);
      await run();
    }
    expect(await p.found()).toMatchObject({ state: "failed" });
    expect(await p.retry()).toBe(true);
    await p.run();
    p.clock.pass(60);
    await p.run();
    expect(await p.found()).toMatchObject({ state: "issued" });
    expect(p.sent).toHaveLength(1);
  });

  test("where the app may read all orders it is invoiced whenever it is sent", async () => {
    const p = await made({ when: "fulfilled" });
    p.script.showsDays = 1000;
    p.clock.pass(100 * DAY);
    await p.happens("fulfillments/create", sentNow(p.clock.now()));
    expect(await p.found()).toMatchObject({ state: "issued" });
  });
});

describe.each(ENGINES)("an order Shopify tells of and never showed the app, on %s", (engine) => {
  const told = async (startedAgo: number) => {
    const p = await soldNow(engine);
    await p.switchTo(true, new Date(p.clock.now().getTime() - startedAgo * DAY * 1000));
    p.script.showsDays = 0;
    p.clock.pass(60);
    await p.happens("refunds/create", { refunded: 500n });
    return p;
  };

  test("is left out where the shop began less than sixty days ago: it was sold before that", async () => {
    const p = await told(59);
    expect(await p.found()).toMatchObject({ state: "not-ours", reason: "BEFORE_START", faults: [] });
    await p.happens("refunds/create", { refunded: 900n });
    expect(await p.found()).toMatchObject({ state: "not-ours" });
    // It was told of before Shopify showed it, after all.
    p.script.showsDays = 60;
    await p.happens("orders/paid", { refunded: 0n });
    expect(await p.found()).toMatchObject({ state: "issued" });
  });

  test("is a person's where it may have been sold since", async () => {
    const p = await told(61);
    expect(await p.found()).toMatchObject({ state: "review", faults: [{ code: "ORDER_GONE" }] });
  });
});
