import { beforeEach, describe, expect, test } from "vitest";
import { AppError } from "../../../server/pipeline/errors.ts";
import { ENGINES } from "../../support/engines.ts";
import { aSoldOrder, readyPipeline } from "../../support/pipeline-on-paper.ts";
import { aFulfillment } from "../invoice/an-order.ts";

const DAY = 86_400;

describe.each(ENGINES)("an invoice that died while its order stands, on %s", (engine) => {
  let pipeline: Awaited<ReturnType<typeof readyPipeline>>;

  beforeEach(async () => {
    pipeline = await readyPipeline(engine);
    const now = pipeline.clock.now();
    pipeline.change({ ...aSoldOrder(now), fulfillments: [aFulfillment({ createdAt: now })] });
    await pipeline.run();
  });

  const cancelAtIntegrator = async () => {
    pipeline.cancelAll();
    pipeline.clock.pass(DAY);
    await pipeline.run();
  };
  const codes = async () => (await pipeline.found())?.faults.map(({ code }) => code);

  test("makes it due again, with its last lawful day, and tells a person", async () => {
    expect(await pipeline.found()).toMatchObject({ state: "issued", lastDay: undefined });
    await cancelAtIntegrator();
    expect(await pipeline.found()).toMatchObject({ state: "cancelled", lastDay: pipeline.day(6) });
    expect(await codes()).toEqual(["INVOICE_CANCELLED"]);
    expect(await pipeline.overdue(7)).toEqual({ late: 1, near: 0 });
  });

  test("is followed by another only when a person asks, and by one", async () => {
    await cancelAtIntegrator();
    for (let signal = 0; signal < 3; signal += 1) await pipeline.run();
    expect(pipeline.sent).toHaveLength(1);
    expect((await pipeline.story()).filter((kind) => kind === "faults-found")).toHaveLength(1);
    expect(await pipeline.retry()).toBe(true);
    await pipeline.run();
    expect(await pipeline.found()).toMatchObject({ state: "issued", faults: [] });
    expect([new Set(pipeline.sent).size, pipeline.alive()]).toEqual([2, 1]);
    expect(await pipeline.retry()).toBe(false);
  });

  test("may have been replaced elsewhere, which a person says", async () => {
    await cancelAtIntegrator();
    expect(await pipeline.mark()).toBe(true);
    await pipeline.run();
    expect(await pipeline.found()).toMatchObject({ state: "not-ours", reason: "INVOICED_ELSEWHERE" });
    expect(pipeline.sent).toHaveLength(1);
  });

  test("is at its end once the sale is called off, whichever came first", async () => {
    await cancelAtIntegrator();
    pipeline.change({ cancelledAt: pipeline.clock.now() });
    await pipeline.run();
    expect(await pipeline.found()).toMatchObject({ state: "cancelled", faults: [], lastDay: undefined });
    expect(await pipeline.retry()).toBe(false);
  });

  test("shows no trouble with Shopify once that is over", async () => {
    pipeline.cancelAll();
    pipeline.clock.pass(DAY);
    pipeline.script.whileReading = () => Promise.reject(new AppError("SHOPIFY_UNREACHABLE"));
    await expect(pipeline.run()).rejects.toThrow("SHOPIFY_UNREACHABLE");
    expect(await pipeline.found()).toMatchObject({ problem: { code: "SHOPIFY_UNREACHABLE" } });
    pipeline.script.whileReading = async () => {};
    await pipeline.run();
    expect(await pipeline.found()).toMatchObject({ state: "cancelled", problem: undefined });
  });

  test("tells nothing where its parcel came back unpaid: that is what it was cancelled for", async () => {
    const atTheDoor = { isFullyPaid: false, financialStatus: "PENDING", transactions: [], gateways: ["Kapıda ödeme"] };
    pipeline.change({ ...atTheDoor, fulfillments: [aFulfillment({ cameBack: true })] });
    await cancelAtIntegrator();
    expect(await pipeline.found()).toMatchObject({ state: "cancelled", faults: [], lastDay: undefined });
  });
});

describe("an invoice its buyer refused", () => {
  const refused = async () => {
    const pipeline = await readyPipeline();
    pipeline.script.becomes = "rejected";
    const now = pipeline.clock.now();
    pipeline.change({ ...aSoldOrder(now), fulfillments: [aFulfillment({ createdAt: now })] });
    await pipeline.run();
    return pipeline;
  };

  test("leaves its order due, with its last lawful day", async () => {
    const pipeline = await refused();
    expect(await pipeline.found()).toMatchObject({
      state: "rejected",
      lastDay: pipeline.day(7),
      faults: [{ code: "INVOICE_REJECTED" }],
    });
  });

  test("is at its end once the sale is called off", async () => {
    const pipeline = await refused();
    pipeline.change({ cancelledAt: pipeline.clock.now() });
    await pipeline.run();
    expect(await pipeline.found()).toMatchObject({ state: "not-ours", reason: "CANCELLED" });
  });
});
