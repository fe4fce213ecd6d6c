import { describe, expect, test } from "vitest";
import { advanceOrder } from "../../../../server/pipeline/advance-order.ts";
import { AppError } from "../../../../server/pipeline/errors.ts";
import type { DiscardOutcome } from "../../../../server/pipeline/ports/integrator.ts";
import type { PipelinePorts } from "../../../../server/pipeline/ports/ports.ts";
import { ENGINES } from "../../../support/engines.ts";
import { readyPipeline } from "../../../support/pipeline-on-paper.ts";
import { OUR_SHOP } from "../../../support/temporary-store.ts";
import { anOrder } from "../../invoice/an-order.ts";

const GONE: DiscardOutcome = { kind: "gone" };
const LEFT: DiscardOutcome = { kind: "left", text: "Elle silin." };

describe.each(ENGINES)("on %s, an order marked as invoiced elsewhere while its draft waits", (engine) => {
  /** The integrator answers so when it is asked to remove the draft. */
  async function marked(...answers: readonly (() => DiscardOutcome)[]) {
    const pipeline = await readyPipeline(engine);
    const asked: string[] = [];
    const integratorFor: PipelinePorts["integratorFor"] = (...account) => ({
      ...pipeline.ports.integratorFor(...account),
      submit: async (_invoice, earlier) =>
        earlier?.reference === undefined
          ? { kind: "prepared", reference: "draft-1" }
          : { kind: "retry", afterSeconds: 60 },
      discard: async ({ reference = "" }) => {
        asked.push(reference);
        const answer = answers[asked.length - 1];
        if (!answer) throw new Error("it was asked once too often");
        return answer();
      },
    });
    const run = () => advanceOrder({ ...pipeline.ports, integratorFor })(OUR_SHOP, anOrder().id);
    await run();
    expect(await pipeline.found()).toMatchObject({ state: "queued" });
    const before = await pipeline.jobs();
    expect(await pipeline.mark()).toBe(true);
    expect(await pipeline.jobs()).toBe(before + 1);
    return { ...pipeline, run, asked };
  }

  test("has it removed from the books, once", async () => {
    const { run, asked, found } = await marked(() => GONE);
    for (let runs = 0; runs < 3; runs += 1) await run();
    expect(asked).toEqual(["draft-1"]);
    expect(await found()).toMatchObject({ state: "not-ours", reason: "INVOICED_ELSEWHERE", faults: [] });
  });

  test("tells of one the integrator keeps until a person has seen it", async () => {
    const { run, found, settleCorrection, asked } = await marked(() => LEFT);
    await run();
    expect(await found()).toMatchObject({
      state: "not-ours",
      faults: [{ code: "INTEGRATOR_DRAFT_LEFT", facts: { text: "Elle silin." } }],
    });
    expect(await settleCorrection()).toBe(true);
    await run();
    expect(await found()).toMatchObject({ state: "not-ours", faults: [] });
    expect(asked).toHaveLength(1);
  });

  test("has it removed later where no answer comes", async () => {
    const noAnswer = () => {
      throw new AppError("INTEGRATOR_UNREACHABLE");
    };
    const { run, found, asked } = await marked(noAnswer, () => GONE);
    await expect(run()).rejects.toThrow("INTEGRATOR_UNREACHABLE");
    await run();
    expect(asked).toHaveLength(2);
    expect(await found()).toMatchObject({ state: "not-ours", faults: [], problem: undefined });
  });

  test("leaves what somebody has made a document of", async () => {
    const { run, found } = await marked(() => ({ kind: "document" }));
    await run();
    expect(await found()).toMatchObject({ state: "not-ours", faults: [] });
  });
});
