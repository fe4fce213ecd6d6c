import { describe, expect, test } from "vitest";
import { advanceOrder } from "../../../../server/pipeline/advance-order.ts";
import type { DiscardOutcome, DocumentStatus } from "../../../../server/pipeline/ports/integrator.ts";
import type { PipelinePorts } from "../../../../server/pipeline/ports/ports.ts";
import { ENGINES } from "../../../support/engines.ts";
import { LOST, readyPipeline } from "../../../support/pipeline-on-paper.ts";
import { OUR_SHOP } from "../../../support/temporary-store.ts";
import { anOrder } from "../../invoice/an-order.ts";

const A_DAY = 24 * 3600;
const LEFT: DiscardOutcome = { kind: "left", text: "Elle silin." };
const NUMBER = "EAR2026000000077";

describe.each(ENGINES)("on %s, an order called off a day after the answer about its draft was lost", (engine) => {
  /** The integrator has a draft, and answers so when it is asked to remove it. */
  async function calledOff(discarded: () => DiscardOutcome) {
    const pipeline = await readyPipeline(engine);
    const book: { state: DocumentStatus["state"] } = { state: "draft" };
    const integratorFor: PipelinePorts["integratorFor"] = (...account) => ({
      ...pipeline.ports.integratorFor(...account),
      submit: async () => LOST,
      findByEttn: async () => ({
        state: book.state,
        number: book.state === "draft" ? undefined : NUMBER,
        reported: false,
        detail: undefined,
        raw: book.state,
      }),
      discard: async () => discarded(),
    });
    const run = () => advanceOrder({ ...pipeline.ports, integratorFor })(OUR_SHOP, anOrder().id);
    await run();
    expect(await pipeline.found()).toMatchObject({ state: "unknown" });
    pipeline.change({ cancelledAt: pipeline.clock.now() });
    pipeline.clock.pass(A_DAY);
    return { ...pipeline, run, book };
  }

  test("is at its end once the draft is gone", async () => {
    const { run, found } = await calledOff(() => ({ kind: "gone" }));
    await run();
    expect(await found()).toMatchObject({ state: "not-ours", reason: "CANCELLED", faults: [] });
  });

  test("tells a person of a draft the integrator keeps: in the books it counts as a sale", async () => {
    const { run, found } = await calledOff(() => LEFT);
    await run();
    expect(await found()).toMatchObject({
      state: "failed",
      faults: [{ code: "INTEGRATOR_DRAFT_LEFT", facts: { text: "Elle silin." } }],
    });
  });

  test("has the document that somebody made of the draft in that very moment as its invoice", async () => {
    const { run, book, clock, found } = await calledOff(() => {
      book.state = "issued";
      return { kind: "document" };
    });
    expect(await run()).toMatchObject({ kind: "snooze" });
    expect(await found()).toMatchObject({ state: "unknown" });
    clock.pass(A_DAY);
    await run();
    expect(await found()).toMatchObject({ state: "issued", invoiceNumber: NUMBER });
  });
});
