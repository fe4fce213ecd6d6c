import { describe, expect, test } from "vitest";
import { advanceOrder } from "../../../../server/pipeline/advance-order.ts";
import type { PipelinePorts } from "../../../../server/pipeline/ports/ports.ts";
import { anOrder } from "../../invoice/an-order.ts";
import { ENGINES } from "../../../support/engines.ts";
import { readyPipeline } from "../../../support/pipeline-on-paper.ts";
import { OUR_SHOP } from "../../../support/temporary-store.ts";

describe.each(ENGINES)("a draft an integrator made before the document, on %s", (engine) => {
  /** An order whose draft was made, and whose document was to be tried again a moment later. */
  async function interrupted() {
    const pipeline = await readyPipeline(engine);
    pipeline.script.outcome = { kind: "retry", afterSeconds: 5 };
    await pipeline.run();
    const ettn = (await pipeline.invoice())?.invoice.ettn;
    if (!ettn) throw new Error("no invoice");
    await pipeline.unitOfWork(OUR_SHOP, ({ invoices }) => invoices.update(ettn, { reference: "a draft" }));
    const discarded: string[] = [];
    const integratorFor: PipelinePorts["integratorFor"] = (settings, shop) => ({
      ...pipeline.ports.integratorFor(settings, shop),
      discard: async ({ ettn: one, reference }) => {
        discarded.push(`${one} ${reference}`);
        throw new Error("no answer");
      },
    });
    const { id } = anOrder();
    return { pipeline, ettn, discarded, run: () => advanceOrder({ ...pipeline.ports, integratorFor })(OUR_SHOP, id) };
  }

  test("does not stay in the books once the order was called off, answer or not", async () => {
    const { pipeline, ettn, discarded, run } = await interrupted();
    pipeline.change({ cancelledAt: pipeline.clock.now() });
    await run();
    expect(await pipeline.found()).toMatchObject({ state: "not-ours" });
    expect(discarded).toEqual([`${ettn} a draft`]);
  });

  test("stays where the same document goes on", async () => {
    const { pipeline, discarded, run } = await interrupted();
    pipeline.script.outcome = { kind: "accepted", number: undefined };
    pipeline.clock.pass(6);
    await run();
    await run();
    expect(await pipeline.found()).toMatchObject({ state: "issued" });
    expect(discarded).toEqual([]);
  });
});
