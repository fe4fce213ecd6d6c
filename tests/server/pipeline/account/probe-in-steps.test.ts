import { describe, expect, test } from "vitest";
import { advanceOrder } from "../../../../server/pipeline/advance-order.ts";
import type { SubmitOutcome } from "../../../../server/pipeline/ports/integrator.ts";
import type { PipelinePorts } from "../../../../server/pipeline/ports/ports.ts";
import { ENGINES } from "../../../support/engines.ts";
import { ACCEPTED, NO_CREDIT, readyPipeline } from "../../../support/pipeline-on-paper.ts";
import { OUR_SHOP } from "../../../support/temporary-store.ts";
import { anOrder } from "../../invoice/an-order.ts";

const STEPS = 8;
/** Half of them may be taken at one go. */
const LIMIT = { requests: 6, perSeconds: 10 };

describe.each(ENGINES)("on %s, an account that was refused and makes a draft step by step", (engine) => {
  async function refusedOnce() {
    const pipeline = await readyPipeline(engine, LIMIT);
    const answers = { isMended: false };
    const sent: string[] = [];
    const submit = async (
      _invoice: unknown,
      earlier?: { readonly reference: string | undefined },
    ): Promise<SubmitOutcome> => {
      sent.push("step");
      if (!answers.isMended) return NO_CREDIT;
      const made = Number(earlier?.reference ?? 0) + 1;
      return made < STEPS ? { kind: "prepared", reference: String(made) } : ACCEPTED;
    };
    const integratorFor: PipelinePorts["integratorFor"] = (...account) => ({
      ...pipeline.ports.integratorFor(...account),
      submit,
    });
    const run = () => advanceOrder({ ...pipeline.ports, integratorFor })(OUR_SHOP, anOrder().id);
    return { ...pipeline, run, answers, sent };
  }

  test("goes on with the order that found it mended, without an hour's rest between its steps", async () => {
    const { run, answers, clock, found, sent } = await refusedOnce();
    await run();
    answers.isMended = true;
    clock.pass(301);
    const began = clock.now().getTime();
    for (let runs = 0; runs < 10 && (await found())?.state === "queued"; runs += 1) {
      const outcome = await run();
      if (outcome.kind === "snooze") clock.pass(outcome.seconds + 1);
    }
    expect(await found()).toMatchObject({ state: "processing" });
    expect((clock.now().getTime() - began) / 1000).toBeLessThan(300);
    expect(sent).toHaveLength(STEPS + 1);
  });
});
