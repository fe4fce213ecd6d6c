import { describe, expect, test } from "vitest";
import { advanceOrder } from "../../../../server/pipeline/advance-order.ts";
import { saveIntegrator } from "../../../../server/pipeline/account/connect-account.ts";
import type { PipelinePorts } from "../../../../server/pipeline/ports/ports.ts";
import { ENGINES } from "../../../support/engines.ts";
import { ACCEPTED, LOST, NO_CREDIT, readyPipeline } from "../../../support/pipeline-on-paper.ts";
import { OUR_SHOP } from "../../../support/temporary-store.ts";
import { anOrder } from "../../invoice/an-order.ts";

describe.each(ENGINES)("on %s, another integrator", (engine) => {
  async function aShop() {
    const pipeline = await readyPipeline(engine);
    const change = () =>
      saveIntegrator(pipeline.ports)(OUR_SHOP, { kind: "nes", access: { apiKey: "k" }, environment: "live" });
    return { ...pipeline, change };
  }

  test("is connected while orders wait that the one before refused, and gets their invoices", async () => {
    const { settle, script, run, invoice, change, found, sent, sentNumbers, alive } = await aShop();
    await settle({ numbering: "own" });
    script.outcome = NO_CREDIT;
    await run();
    expect(await found()).toMatchObject({ state: "queued", problem: { code: "INTEGRATOR_CONFIG" } });
    const before = (await invoice())?.invoice;
    expect(await change()).toMatchObject({ ok: true });
    script.outcome = ACCEPTED;
    await run();
    expect(await found()).toMatchObject({ state: "issued", problem: undefined });
    expect(await invoice()).toMatchObject({ sentTo: { kind: "nes" }, invoice: { number: before?.number } });
    expect([alive(), new Set(sent).size, new Set(sentNumbers).size]).toEqual([1, 2, 1]);
  });

  test("is refused while a document may have reached the one before", async () => {
    const { script, run, change, found } = await aShop();
    script.outcome = LOST;
    await run();
    await expect(change()).rejects.toMatchObject({ code: "INTEGRATOR_IN_USE" });
    expect(await found()).toMatchObject({ state: "unknown" });
  });

  test("is refused while a draft stands in the books of the one before", async () => {
    const { ports, change, found } = await aShop();
    const integratorFor: PipelinePorts["integratorFor"] = (...account) => ({
      ...ports.integratorFor(...account),
      submit: async (_invoice, earlier) =>
        earlier?.reference === undefined
          ? { kind: "prepared", reference: "draft-1" }
          : { kind: "retry", afterSeconds: 60 },
    });
    await advanceOrder({ ...ports, integratorFor })(OUR_SHOP, anOrder().id);
    await expect(change()).rejects.toMatchObject({ code: "INTEGRATOR_IN_USE" });
    expect(await found()).toMatchObject({ state: "queued" });
  });
});
