import { beforeEach, describe, expect, test } from "vitest";
import { saveIntegrator } from "../../../../server/pipeline/account/connect-account.ts";
import { isAccountedFor } from "../../../../server/pipeline/issue/earlier-invoice.ts";
import { markInvoicedElsewhere } from "../../../../server/pipeline/merchant/mark-invoiced-elsewhere.ts";
import { retrying } from "../../../../server/pipeline/merchant/retry-order.ts";
import { requestInvoice } from "../../../../server/pipeline/receive/request-invoice.ts";
import { anOrder } from "../../invoice/an-order.ts";
import { ENGINES } from "../../../support/engines.ts";
import { ACCEPTED, LOST, readyPipeline } from "../../../support/pipeline-on-paper.ts";
import { orderId, OUR_SHOP } from "../../../support/temporary-store.ts";

const CODE = "EARLIER_INVOICE_ELSEWHERE";

describe.each(ENGINES)("an order whose earlier invoice another account took, on %s", (engine) => {
  let pipeline: Awaited<ReturnType<typeof readyPipeline>>;
  const codes = async () => (await pipeline.found())?.faults.map(({ code }) => code);
  const connectNes = () =>
    saveIntegrator(pipeline.ports)(OUR_SHOP, { kind: "nes", access: { apiKey: "other-key" }, environment: "live" });

  beforeEach(async () => {
    pipeline = await readyPipeline(engine);
    pipeline.script.becomes = "failed";
    await pipeline.run();
    pipeline.script.becomes = "issued";
  });

  test("gets no second one before a person has looked there and tried again", async () => {
    await connectNes();
    await pipeline.retry();
    await pipeline.run();
    expect(await pipeline.found()).toMatchObject({ state: "review", problem: undefined });
    expect(await codes()).toEqual([CODE]);

    await pipeline.run();
    expect(await requestInvoice(pipeline.ports)(OUR_SHOP, anOrder().id)).toBe("left-out");
    expect((await pipeline.story()).filter((kind) => kind === "faults-found")).toHaveLength(1);
    expect(pipeline.sent).toHaveLength(1);

    await pipeline.retry();
    await pipeline.run();
    expect(await pipeline.found()).toMatchObject({ state: "issued", faults: [] });
    expect(pipeline.sent).toHaveLength(2);
  });

  test("is asked about there again once the former account is connected, and adopted", async () => {
    await connectNes();
    await pipeline.retry();
    await pipeline.run();
    await pipeline.connect();
    pipeline.revive();
    await pipeline.retry();
    await pipeline.run();
    expect((await pipeline.found())?.state).toBe("issued");
    expect(pipeline.sent).toHaveLength(1);
  });

  test("is at its end when it was called off meanwhile", async () => {
    await connectNes();
    await pipeline.retry();
    pipeline.change({ cancelledAt: pipeline.clock.now() });
    await pipeline.run();
    expect(await pipeline.found()).toMatchObject({ state: "not-ours", reason: "CANCELLED" });
  });
});

describe.each(ENGINES)("an order whose page in Shopify bears the ETTN of an invoice of ours, on %s", (engine) => {
  const UNKNOWN = "EARLIER_INVOICE_UNKNOWN";
  let pipeline: Awaited<ReturnType<typeof readyPipeline>>;
  /** Whether it may be written over on Shopify's page. */
  const isAccounted = (ettn = "") =>
    isAccountedFor(pipeline.ports.read, { shop: OUR_SHOP, orderId: anOrder().id, ettn });

  beforeEach(async () => {
    pipeline = await readyPipeline(engine);
  });

  test("that nobody here knows gets no second one before a person has looked and tried again", async () => {
    const shownEttn = "0f0e0d0c-0b0a-4908-8706-050403020100";
    pipeline.change({ shownEttn });
    await pipeline.run();
    await pipeline.run();
    expect(await pipeline.found()).toMatchObject({
      state: "review",
      faults: [{ code: UNKNOWN, facts: { number: shownEttn } }],
    });
    expect(await requestInvoice(pipeline.ports)(OUR_SHOP, anOrder().id)).toBe("left-out");
    expect((await pipeline.story()).filter((kind) => kind === "faults-found")).toHaveLength(1);
    expect(pipeline.sent).toEqual([]);
    expect(await isAccounted(shownEttn)).toBe(false);

    await pipeline.retry();
    await pipeline.run();
    expect(await pipeline.found()).toMatchObject({ state: "issued", faults: [] });
    expect(pipeline.sent).toHaveLength(1);
    expect(await isAccounted(shownEttn)).toBe(true);
    expect(await isAccounted(pipeline.sent[0])).toBe(true);
    expect(await isAccounted("0f0e0d0c-0b0a-4908-8706-050403020101")).toBe(false);
  });

  test("gets no second one by a try again that was pressed when its page told of something else", async () => {
    pipeline.change({ shownEttn: "0f0e0d0c-0b0a-4908-8706-050403020100" });
    await pipeline.run();
    pipeline.change({ isFullyPaid: false });
    await pipeline.run();
    expect(await pipeline.found()).toMatchObject({ state: "waiting", faults: [] });
    expect(await retrying(pipeline.ports).retryAmongOthers(OUR_SHOP, anOrder().id)).toBe(true);
    pipeline.change({ isFullyPaid: true });
    await pipeline.run();
    expect(await pipeline.found()).toMatchObject({ state: "review", faults: [{ code: UNKNOWN }] });
    expect(pipeline.sent).toEqual([]);

    await markInvoicedElsewhere(pipeline.ports)(OUR_SHOP, anOrder().id);
    await retrying(pipeline.ports).retryAmongOthers(OUR_SHOP, anOrder().id);
    await pipeline.run();
    expect(await pipeline.found()).toMatchObject({ state: "review", faults: [{ code: UNKNOWN }] });
    expect(pipeline.sent).toEqual([]);
  });

  test("that nobody here knows has no document of before sent again beside it", async () => {
    pipeline.script.outcome = LOST;
    await pipeline.run();
    pipeline.script.outcome = ACCEPTED;
    pipeline.change({ shownEttn: "0f0e0d0c-0b0a-4908-8706-050403020100" });
    for (const [pause, state] of [
      [600, "unknown"],
      [90_000, "failed"],
    ] as const) {
      pipeline.clock.pass(pause);
      await pipeline.run();
      expect((await pipeline.found())?.state).toBe(state);
    }
    expect(await pipeline.found()).toMatchObject({ faults: [{ code: UNKNOWN }], problem: undefined });
    expect(pipeline.sent).toHaveLength(1);

    for (const state of ["review", "issued"]) {
      await pipeline.retry();
      await pipeline.run();
      expect((await pipeline.found())?.state).toBe(state);
    }
    expect(pipeline.sent).toHaveLength(2);
  });

  test("that failed and is known here gets another one, as any", async () => {
    pipeline.script.becomes = "failed";
    await pipeline.run();
    pipeline.script.becomes = "issued";
    pipeline.change({ shownEttn: pipeline.sent[0] });
    await pipeline.retry();
    await pipeline.run();
    expect(await pipeline.found()).toMatchObject({ state: "issued", faults: [] });
    expect(pipeline.sent).toHaveLength(2);
  });

  test("that was made for another order, whose duplicate it is, gets its own", async () => {
    await pipeline.run();
    const [shownEttn] = pipeline.sent;
    const duplicate = orderId(4712);
    pipeline.change({ id: duplicate, shownEttn });
    await pipeline.run();
    expect(await pipeline.found()).toMatchObject({ state: "issued", faults: [] });
    expect(pipeline.sent).toHaveLength(2);
    // Its own ETTN may stand there instead.
    expect(
      await isAccountedFor(pipeline.ports.read, { shop: OUR_SHOP, orderId: duplicate, ettn: shownEttn ?? "" }),
    ).toBe(true);
  });

  test("that nobody here knows waits as any other order while it is not due", async () => {
    pipeline.change({ shownEttn: "0f0e0d0c-0b0a-4908-8706-050403020100", cancelledAt: pipeline.clock.now() });
    await pipeline.run();
    expect(await pipeline.found()).toMatchObject({ state: "not-ours", faults: [] });
  });
});
