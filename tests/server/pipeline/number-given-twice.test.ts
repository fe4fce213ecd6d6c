import { expect, test } from "vitest";
import { readyPipeline } from "../../support/pipeline-on-paper.ts";
import { ENGINES } from "../../support/engines.ts";
import { orderId } from "../../support/temporary-store.ts";

test.each(ENGINES)(
  "a number given to two invoices is called by its name and nothing is sent again, on %s",
  async (engine) => {
    const pipeline = await readyPipeline(engine);
    await pipeline.run();
    const number = (await pipeline.invoice())?.invoice.number;
    expect(number).toMatch(/^EAR\d{4}000000001$/);
    pipeline.change({ id: orderId(9001), name: "#9001" });
    pipeline.script.becomes = "processing";
    await pipeline.run();
    pipeline.tell({ number, state: "issued" });
    for (const failures of [0, 7])
      await expect(pipeline.run(failures)).rejects.toMatchObject({ code: "NUMBER_GIVEN_TWICE" });
    expect(await pipeline.found()).toMatchObject({ state: "processing", problem: { code: "NUMBER_GIVEN_TWICE" } });
    expect(pipeline.sent).toHaveLength(2);
    // The integrator has put it right.
    pipeline.tell({ number: "EAR2026000000002" });
    await pipeline.run();
    expect(await pipeline.found()).toMatchObject({ state: "issued", problem: undefined });
    expect((await pipeline.invoice())?.invoice.number).toBe("EAR2026000000002");
  },
);
