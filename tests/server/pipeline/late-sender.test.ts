import { describe, expect, test } from "vitest";
import { advanceOrder } from "../../../server/pipeline/advance-order.ts";
import type { Integrator } from "../../../server/pipeline/ports/integrator.ts";
import type { PipelinePorts } from "../../../server/pipeline/ports/ports.ts";
import { ENGINES, type EngineName } from "../../support/engines.ts";
import { ACCEPTED, LOST, readyPipeline, REFUSED } from "../../support/pipeline-on-paper.ts";
import { OUR_SHOP } from "../../support/temporary-store.ts";
import { until } from "../../support/until.ts";
import { anOrder } from "../invoice/an-order.ts";

const GRACE = 61;
const HALF_OF_IT = 31;

/** A process that stands still at a moment of the test's choice, while others go on. */
async function withALateProcess(engine: EngineName, standStill: "after its marker" | "while it sends") {
  const pipeline = await readyPipeline(engine);
  const { ports } = pipeline;
  const gate = Promise.withResolvers<void>();
  let isHeld = false;
  const hold = () => {
    isHeld = true;
    return gate.promise;
  };
  const unitOfWork: PipelinePorts["unitOfWork"] = async (shop, work, line) => {
    const result = await ports.unitOfWork(shop, work, line);
    const isMarked = standStill === "after its marker" && (await pipeline.found())?.state === "submitting";
    if (isMarked && !isHeld) await hold();
    return result;
  };
  const integratorFor: PipelinePorts["integratorFor"] = (...account) => {
    const integrator = ports.integratorFor(...account);
    const submit: Integrator["submit"] = async (...asked) => {
      if (standStill === "while it sends") await hold();
      return integrator.submit(...asked);
    };
    return { ...integrator, submit };
  };
  const late = advanceOrder({ ...ports, unitOfWork, integratorFor })(OUR_SHOP, anOrder().id);
  await until("it stands still", () => isHeld);
  const goOn = async () => {
    gate.resolve();
    await late;
  };
  /** The time alone would not tell it how late it is. */
  const goOnWithClockBehind = () => {
    pipeline.clock.pass(-GRACE);
    return goOn();
  };
  /** Another process finds nothing, sends the same document again, and it is refused. */
  const refusedElsewhere = async () => {
    pipeline.clock.pass(GRACE);
    pipeline.script.outcome = REFUSED;
    await pipeline.run();
    expect(await pipeline.found()).toMatchObject({ state: "review" });
    pipeline.script.outcome = ACCEPTED;
  };
  const issuedAnew = async () => {
    await refusedElsewhere();
    await pipeline.retry();
    await pipeline.run();
    expect(await pipeline.found()).toMatchObject({ state: "issued" });
  };
  return { ...pipeline, goOn, goOnWithClockBehind, refusedElsewhere, issuedAnew };
}

describe.each(ENGINES)("a process that hears late of its own marker, on %s", (engine) => {
  test("does not send what was refused and made anew meanwhile", async () => {
    const { issuedAnew, goOnWithClockBehind, alive, sent, found } = await withALateProcess(engine, "after its marker");
    await issuedAnew();
    const before = sent.length;
    await goOnWithClockBehind();
    expect(sent).toHaveLength(before);
    expect(alive()).toBe(1);
    expect(await found()).toMatchObject({ state: "issued", faults: [], problem: undefined });
  });

  test("does not send what a person marked as invoiced elsewhere", async () => {
    const { refusedElsewhere, mark, goOnWithClockBehind, alive, found } = await withALateProcess(
      engine,
      "after its marker",
    );
    await refusedElsewhere();
    expect(await mark()).toBe(true);
    await goOnWithClockBehind();
    expect(alive()).toBe(0);
    expect(await found()).toMatchObject({ state: "not-ours", problem: undefined });
  });

  test("sends nothing beside another attempt with the same document", async () => {
    const { clock, script, run, goOnWithClockBehind, sent, found } = await withALateProcess(engine, "after its marker");
    clock.pass(GRACE);
    script.outcome = LOST;
    await run();
    expect(sent).toHaveLength(1);
    script.outcome = ACCEPTED;
    await goOnWithClockBehind();
    expect(sent).toHaveLength(1);
    expect(await found()).toMatchObject({ state: "unknown" });
  });

  test("sends nothing once half of the time before a look-up counts is gone: it goes out once, later", async () => {
    const { clock, goOn, sent, run, alive } = await withALateProcess(engine, "after its marker");
    clock.pass(HALF_OF_IT);
    await goOn();
    expect(sent).toEqual([]);
    clock.pass(GRACE);
    await run();
    expect(sent).toHaveLength(1);
    expect(alive()).toBe(1);
  });
});

describe.each(ENGINES)("an integrator's late answer that it took the document, on %s", (engine) => {
  test("shows a person that the order has two invoices", async () => {
    const { issuedAnew, goOn, alive, found, story } = await withALateProcess(engine, "while it sends");
    await issuedAnew();
    await goOn();
    expect(alive()).toBe(2);
    expect(await found()).toMatchObject({ state: "issued", faults: [{ code: "SECOND_INVOICE_TAKEN" }] });
    expect((await story()).filter((kind) => kind === "submitted")).toHaveLength(2);
  });

  test("makes it the order's invoice again when a person tries again", async () => {
    const { refusedElsewhere, goOn, retry, run, alive, found } = await withALateProcess(engine, "while it sends");
    await refusedElsewhere();
    await goOn();
    expect((await found())?.faults.map(({ code }) => code)).toContain("SECOND_INVOICE_TAKEN");
    await retry();
    await run();
    expect(alive()).toBe(1);
    expect(await found()).toMatchObject({ state: "issued" });
  });

  test("is recorded while the next attempt has not been made", async () => {
    const { clock, script, run, goOn, found, alive } = await withALateProcess(engine, "while it sends");
    clock.pass(GRACE);
    script.outcome = LOST;
    await run();
    script.outcome = ACCEPTED;
    await goOn();
    await run();
    expect(alive()).toBe(1);
    expect(await found()).toMatchObject({ state: "issued", problem: undefined });
  });
});
