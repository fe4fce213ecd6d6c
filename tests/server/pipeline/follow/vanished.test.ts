import { beforeEach, describe, expect, test } from "vitest";
import type { PipelinePorts } from "../../../../server/pipeline/ports/ports.ts";
import { requestInvoice } from "../../../../server/pipeline/receive/request-invoice.ts";
import { ENGINES } from "../../../support/engines.ts";
import { readyPipeline } from "../../../support/pipeline-on-paper.ts";
import { OUR_SHOP } from "../../../support/temporary-store.ts";
import { anOrder } from "../../invoice/an-order.ts";

const HOUR = 3600;

describe.each(ENGINES)("an invoice the integrator took and then knows nothing of, on %s", (engine) => {
  let app: Awaited<ReturnType<typeof readyPipeline>>;
  let isShown: boolean;

  beforeEach(async () => {
    app = await readyPipeline(engine);
    isShown = false;
    const { integratorFor } = app.ports;
    const hiding: PipelinePorts["integratorFor"] = (...account) => {
      const integrator = integratorFor(...account);
      return { ...integrator, findByEttn: async (key) => (isShown ? integrator.findByEttn(key) : undefined) };
    };
    Object.assign(app.ports, { integratorFor: hiding });
    await app.run();
  });

  const pass = async (hours: number) => {
    for (let hour = 0; hour < hours; hour += 1) {
      app.clock.pass(HOUR);
      await app.run();
    }
  };

  test("is waited for through a day: it may show it a little later", async () => {
    await pass(23);
    expect(await app.found()).toMatchObject({ state: "processing", faults: [] });
    isShown = true;
    await pass(1);
    expect(await app.found()).toMatchObject({ state: "issued" });
  });

  test("is handed to a person then, and issued anew by nobody else", async () => {
    await pass(26);
    expect(await app.found()).toMatchObject({
      state: "failed",
      faults: [{ code: "INTEGRATOR_DUPLICATE_UNFOUND", facts: { ettn: app.sent[0] } }],
    });
    await pass(24);
    expect(await requestInvoice(app.ports)(OUR_SHOP, anOrder().id)).toBe("left-out");
    expect(app.sent).toHaveLength(1);
  });

  test("is not handed to anybody for one such answer in between: a gateway may have given it", async () => {
    isShown = true;
    app.tell({ state: "processing" });
    await pass(30);
    isShown = false;
    await pass(1);
    expect(await app.found()).toMatchObject({ state: "processing", faults: [] });
    isShown = true;
    await pass(2);
    isShown = false;
    await pass(2);
    expect(await app.found()).toMatchObject({ state: "processing", faults: [] });
    isShown = true;
    app.tell({ state: "issued" });
    await pass(1);
    expect(await app.found()).toMatchObject({ state: "issued" });
  });

  test("is the order's where it turned up after all", async () => {
    await pass(26);
    await app.retry();
    isShown = true;
    await app.run();
    expect([(await app.found())?.state, app.sent.length]).toEqual(["issued", 1]);
  });

  test("may be marked as invoiced elsewhere", async () => {
    await pass(26);
    expect(await app.mark()).toBe(true);
    expect(await app.found()).toMatchObject({ state: "not-ours", reason: "INVOICED_ELSEWHERE" });
  });
});
