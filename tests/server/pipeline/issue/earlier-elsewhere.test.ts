import { beforeEach, describe, expect, test } from "vitest";
import { saveIntegrator } from "../../../../server/pipeline/account/connect-account.ts";
import { requestInvoice } from "../../../../server/pipeline/receive/request-invoice.ts";
import { anOrder } from "../../invoice/an-order.ts";
import { ENGINES } from "../../../support/engines.ts";
import { readyPipeline } from "../../../support/pipeline-on-paper.ts";
import { OUR_SHOP } from "../../../support/temporary-store.ts";

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
