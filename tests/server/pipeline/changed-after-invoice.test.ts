import { beforeEach, describe, expect, test } from "vitest";
import { ENGINES } from "../../support/engines.ts";
import { aFulfillment } from "../invoice/an-order.ts";
import { aSoldOrder, LOST, readyPipeline } from "../../support/pipeline-on-paper.ts";

describe.each(ENGINES)("an order changed after its invoice, on %s", (engine) => {
  let pipeline: Awaited<ReturnType<typeof readyPipeline>>;

  beforeEach(async () => {
    pipeline = await readyPipeline(engine);
  });

  const codes = async () => (await pipeline.found())?.faults.map(({ code }) => code);

  test("stays issued and tells what to do, once, until that is done", async () => {
    await pipeline.run();
    pipeline.clock.pass(120);
    pipeline.change({ cancelledAt: pipeline.clock.now() });
    await pipeline.run();
    await pipeline.run();
    expect(await pipeline.found()).toMatchObject({ state: "issued", faults: [{ code: "INVOICE_TO_CANCEL" }] });
    expect(pipeline.sent).toHaveLength(1);
    const told = (await pipeline.story()).filter((kind) => kind === "correction-needed");
    expect(told).toHaveLength(1);
    expect(await pipeline.settleCorrection()).toBe(true);
    await pipeline.run();
    expect(await codes()).toEqual([]);
    expect(await pipeline.settleCorrection()).toBe(false);
  });

  test("after the last day to cancel it says what is left to do, though nobody tells of anything", async () => {
    await pipeline.run();
    pipeline.clock.pass(120);
    pipeline.change({ cancelledAt: pipeline.clock.now() });
    let outcome = await pipeline.run();
    expect(await codes()).toEqual(["INVOICE_TO_CANCEL"]);
    while (outcome.kind === "snooze") {
      pipeline.clock.pass(outcome.seconds);
      outcome = await pipeline.run();
    }
    expect(await codes()).toEqual(["RETURN_BY_CONSUMER"]);
  });

  test("another refund after that is another matter", async () => {
    await pipeline.run();
    pipeline.clock.pass(120);
    pipeline.change({ refunded: 500n });
    await pipeline.run();
    await pipeline.settleCorrection();
    pipeline.change({ refunded: 900n });
    await pipeline.run();
    expect(await codes()).toEqual(["RETURN_BY_CONSUMER"]);
  });

  test("is held against a document that failed and was mended at the integrator meanwhile", async () => {
    pipeline.change(aSoldOrder(pipeline.clock.now()));
    pipeline.script.becomes = "failed";
    await pipeline.run();
    expect(await pipeline.found()).toMatchObject({ state: "failed" });
    pipeline.clock.pass(7_200);
    pipeline.change({ refunded: 500n, updatedAt: pipeline.clock.now() });
    await pipeline.run();
    pipeline.clock.pass(7_200);
    pipeline.revive();
    await pipeline.retry();
    const rest = await pipeline.run();
    expect([await pipeline.found(), pipeline.sent.length]).toMatchObject([{ state: "issued", faults: [] }, 1]);
    pipeline.clock.pass(rest.kind === "snooze" ? rest.seconds : 0);
    await pipeline.run();
    expect(await codes()).toEqual(["RETURN_BY_CONSUMER"]);
  });

  test("an invoice cancelled at the integrator has nothing left to do", async () => {
    await pipeline.run();
    pipeline.clock.pass(120);
    pipeline.change({ cancelledAt: pipeline.clock.now() });
    await pipeline.run();
    pipeline.cancelAll();
    pipeline.clock.pass(3_600);
    await pipeline.run();
    expect(await pipeline.found()).toMatchObject({ state: "cancelled", faults: [] });
  });

  test("cancelled while the answer was lost: looked for all day, never sent again, then left alone", async () => {
    pipeline.script.outcome = LOST;
    await pipeline.run();
    pipeline.change({ cancelledAt: pipeline.clock.now() });
    for (let hour = 0; hour < 23; hour += 1) {
      pipeline.clock.pass(3_600);
      await pipeline.run();
    }
    expect(await pipeline.found()).toMatchObject({ state: "unknown" });
    pipeline.clock.pass(3_600);
    expect(await pipeline.run()).toEqual({ kind: "done" });
    expect(await pipeline.found()).toMatchObject({ state: "not-ours", reason: "CANCELLED" });
    expect(pipeline.sent).toHaveLength(1);
  });

  test("paused, not cancelled: it is looked for as long as it takes", async () => {
    pipeline.script.outcome = LOST;
    await pipeline.run();
    await pipeline.switchTo(false);
    for (let hour = 0; hour < 30; hour += 1) {
      pipeline.clock.pass(3_600);
      await pipeline.run();
    }
    expect(await pipeline.found()).toMatchObject({ state: "unknown" });
  });

  test("is to be cancelled when its parcel came back unpaid, until it is delivered after all", async () => {
    const now = pipeline.clock.now();
    const atTheDoor = { isFullyPaid: false, financialStatus: "PENDING", transactions: [], gateways: ["Kapıda ödeme"] };
    pipeline.change({ ...atTheDoor, fulfillments: [aFulfillment({ createdAt: now })] });
    await pipeline.run();
    pipeline.clock.pass(120);
    pipeline.change({ fulfillments: [aFulfillment({ createdAt: now, cameBack: true })] });
    await pipeline.run();
    expect(await codes()).toEqual(["PARCEL_CAME_BACK"]);
    pipeline.change({ fulfillments: [aFulfillment({ createdAt: now })] });
    await pipeline.run();
    expect([await codes(), pipeline.sent.length]).toEqual([[], 1]);
  });
});
