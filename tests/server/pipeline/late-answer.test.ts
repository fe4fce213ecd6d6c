import { describe, expect, test } from "vitest";
import { istanbulDate } from "../../../server/invoice/time/istanbul-time.ts";
import { advanceOrder } from "../../../server/pipeline/advance-order.ts";
import type { Integrator, SubmitOutcome } from "../../../server/pipeline/ports/integrator.ts";
import type { PipelinePorts } from "../../../server/pipeline/ports/ports.ts";
import { ENGINES, type EngineName } from "../../support/engines.ts";
import { ACCEPTED, LOST, readyPipeline, REFUSED } from "../../support/pipeline-on-paper.ts";
import { OUR_SHOP } from "../../support/temporary-store.ts";
import { until } from "../../support/until.ts";
import { anOrder } from "../invoice/an-order.ts";

const GRACE = 61;
const OTHER_ETTN = "11111111-1111-4111-8111-111111111111";
const MISFILED: SubmitOutcome = { kind: "misfiled", uuid: OTHER_ETTN };

/** A process whose request is answered long after the grace is over. */
async function withALateAnswer(engine: EngineName, answer?: SubmitOutcome) {
  const pipeline = await readyPipeline(engine);
  const { ports, script, clock, run, found } = pipeline;
  const gate = Promise.withResolvers<void>();
  let isHeld = false;
  const integratorFor: PipelinePorts["integratorFor"] = (...account) => {
    const integrator = ports.integratorFor(...account);
    const submit: Integrator["submit"] = async (...asked) => {
      isHeld = true;
      await gate.promise;
      return answer ?? integrator.submit(...asked);
    };
    return { ...integrator, submit };
  };
  const late = advanceOrder({ ...ports, integratorFor })(OUR_SHOP, anOrder().id);
  await until("it waits for its answer", () => isHeld);
  clock.pass(GRACE);
  const hear = async () => {
    script.outcome = ACCEPTED;
    gate.resolve();
    await late;
  };
  /** Another process sends the same document again, and it is refused. */
  const refusedElsewhere = async () => {
    script.outcome = REFUSED;
    await run();
    expect(await found()).toMatchObject({ state: "review" });
  };
  const told = async () =>
    (await found())?.faults.map(({ code, facts }) => [code, facts?.["number"] ?? facts?.["uuid"]]);
  return { ...pipeline, hear, refusedElsewhere, told };
}

describe.each(ENGINES)("on %s, an integrator that says late", (engine) => {
  test("that it filed the invoice under another ETTN stops every further attempt", async () => {
    const app = await withALateAnswer(engine, MISFILED);
    app.script.outcome = LOST;
    await app.run();
    const before = app.sent.length;
    await app.hear();
    for (let runs = 0; runs < 5; runs += 1) {
      app.clock.pass(600);
      await app.run();
    }
    expect(app.sent).toHaveLength(before);
    expect(await app.found()).toMatchObject({ state: "failed" });
    expect(await app.told()).toEqual([["INTEGRATOR_MISFILED", OTHER_ETTN]]);
  });

  test("that it filed it so, once the order has its invoice, leaves that one and tells of both", async () => {
    const app = await withALateAnswer(engine, MISFILED);
    await app.run();
    await app.hear();
    expect(await app.found()).toMatchObject({ state: "issued" });
    expect(await app.told()).toEqual([["SECOND_INVOICE_TAKEN", OTHER_ETTN]]);
  });

  test("that it filed it so, while the order's invoice is on its way, stops nothing of that and tells of both", async () => {
    const app = await withALateAnswer(engine, MISFILED);
    app.script.becomes = "processing";
    await app.run();
    await app.hear();
    expect(await app.found()).toMatchObject({ state: "processing" });
    expect(await app.told()).toEqual([["SECOND_INVOICE_TAKEN", OTHER_ETTN]]);
    app.tell({ state: "issued" });
    app.clock.pass(60);
    await app.run();
    expect(await app.found()).toMatchObject({ state: "issued" });
  });

  test("another number than the order's invoice has tells of both", async () => {
    const app = await withALateAnswer(engine, { kind: "accepted", number: "EAR2026000000777" });
    await app.run();
    const { invoiceNumber } = (await app.found()) ?? {};
    await app.hear();
    expect(await app.found()).toMatchObject({ state: "issued", invoiceNumber });
    expect(await app.told()).toEqual([["SECOND_INVOICE_TAKEN", "EAR2026000000777"]]);
  });

  test.each(["the number the invoice has", "none"])("%s tells nothing", async (told) => {
    const year = istanbulDate(new Date()).slice(0, 4);
    const invoiceNumber = `EAR${year}000000001`;
    const number = told === "none" ? undefined : invoiceNumber;
    const app = await withALateAnswer(engine, { kind: "accepted", number, reference: "7" });
    await app.run();
    await app.hear();
    expect(await app.found()).toMatchObject({ state: "issued", invoiceNumber, faults: [] });
  });

  test("that it took what was refused: an order called off is not closed over it", async () => {
    const app = await withALateAnswer(engine);
    await app.refusedElsewhere();
    await app.hear();
    app.change({ cancelledAt: app.clock.now(), updatedAt: app.clock.now() });
    await app.run();
    expect(app.alive()).toBe(1);
    expect(await app.found()).toMatchObject({ state: "review" });
    expect((await app.told())?.map(([code]) => code)).toContain("SECOND_INVOICE_TAKEN");
  });

  test("that it took what was refused, while the new invoice is on its way: both are told until a person has seen them", async () => {
    const app = await withALateAnswer(engine);
    await app.refusedElsewhere();
    app.script.outcome = ACCEPTED;
    app.script.becomes = "processing";
    await app.retry();
    await app.run();
    await app.hear();
    expect(await app.found()).toMatchObject({ state: "processing" });
    app.tell({ state: "issued" });
    app.clock.pass(60);
    await app.run();
    expect(app.alive()).toBe(2);
    expect(await app.found()).toMatchObject({ state: "issued", faults: [{ code: "SECOND_INVOICE_TAKEN" }] });
    expect(await app.settleCorrection()).toBe(true);
    expect(await app.told()).toEqual([]);
  });

  test("that it took what was refused: an order marked as invoiced elsewhere tells it until a person has seen it", async () => {
    const app = await withALateAnswer(engine);
    await app.refusedElsewhere();
    await app.hear();
    expect(await app.mark()).toBe(true);
    expect(await app.found()).toMatchObject({ state: "not-ours", faults: [{ code: "SECOND_INVOICE_TAKEN" }] });
    expect(await app.settleCorrection()).toBe(true);
    expect(await app.told()).toEqual([]);
  });
});
