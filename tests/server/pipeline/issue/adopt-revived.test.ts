import { describe, expect, test } from "vitest";
import { advanceOrder } from "../../../../server/pipeline/advance-order.ts";
import type { DocumentStatus, SubmitOutcome } from "../../../../server/pipeline/ports/integrator.ts";
import type { PipelinePorts } from "../../../../server/pipeline/ports/ports.ts";
import { ENGINES } from "../../../support/engines.ts";
import { ACCEPTED, LOST, readyPipeline, REFUSED } from "../../../support/pipeline-on-paper.ts";
import { OUR_SHOP } from "../../../support/temporary-store.ts";
import { anOrder } from "../../invoice/an-order.ts";

const AN_HOUR = 3600;
const DRAFT: DocumentStatus = { state: "draft", number: undefined, reported: false, detail: undefined, raw: "draft" };

describe.each(ENGINES)("on %s, an order whose draft was refused after an answer about it was lost", (engine) => {
  /** The integrator still has the draft; what it makes of one has settled after an hour. */
  async function refused() {
    const pipeline = await readyPipeline(engine);
    const answers: SubmitOutcome[] = [{ kind: "prepared", reference: "draft-1" }, LOST, REFUSED];
    const sent: string[] = [];
    const asked = { discards: 0 };
    const integratorFor: PipelinePorts["integratorFor"] = (...account) => {
      const integrator = pipeline.ports.integratorFor(...account);
      return {
        ...integrator,
        capabilities: { ...integrator.capabilities, settlesInSeconds: AN_HOUR },
        submit: async ({ ettn }) => {
          sent.push(ettn);
          return answers.shift() ?? ACCEPTED;
        },
        findByEttn: async ({ ettn }) =>
          ettn === sent[0] ? DRAFT : { ...DRAFT, state: "processing", raw: "processing" },
        discard: async () => {
          asked.discards += 1;
          return { kind: "gone" };
        },
      };
    };
    const run = () => advanceOrder({ ...pipeline.ports, integratorFor })(OUR_SHOP, anOrder().id);
    await run();
    pipeline.clock.pass(AN_HOUR + 1);
    await run();
    expect([sent.length, await pipeline.found()]).toMatchObject([3, { state: "review" }]);
    return { ...pipeline, run, sent, asked };
  }

  test("gets no other invoice while a document may still be made of that draft", async () => {
    const { run, retry, clock, sent, asked } = await refused();
    await retry();
    const rest = await run();
    expect(rest).toMatchObject({ kind: "snooze", seconds: expect.closeTo(AN_HOUR, -1) });
    clock.pass(AN_HOUR / 2);
    await run();
    expect([sent.length, asked.discards]).toEqual([3, 0]);
  });

  test("gets one after that, once the draft is out of the books", async () => {
    const { run, retry, clock, sent, asked, found } = await refused();
    await retry();
    clock.pass(AN_HOUR + 1);
    await run();
    expect([new Set(sent).size, asked.discards]).toEqual([2, 1]);
    expect(await found()).toMatchObject({ state: "processing" });
  });

  test("keeps that draft when it is marked as invoiced elsewhere: a document may still be made of it", async () => {
    const { run, mark, asked, found } = await refused();
    expect(await mark()).toBe(true);
    await run();
    expect(asked.discards).toBe(0);
    expect(await found()).toMatchObject({ state: "not-ours", reason: "INVOICED_ELSEWHERE" });
  });
});

test("a failed invoice that turns out to stand in the moment a person marks its order as invoiced elsewhere is not taken up", async () => {
  const p = await readyPipeline();
  p.script.becomes = "failed";
  await p.run();
  expect(await p.found()).toMatchObject({ state: "failed" });
  await p.retry();
  p.revive();
  p.script.afterFinding = async () => {
    p.script.afterFinding = async () => {};
    expect(await p.mark()).toBe(true);
  };
  await p.run();
  expect(await p.found()).toMatchObject({ state: "not-ours", reason: "INVOICED_ELSEWHERE" });
  expect((await p.invoice())?.isLive).toBe(false);
});

test("a failed invoice that two processes find standing at once is taken up by one, and the other goes on from there", async () => {
  const p = await readyPipeline();
  p.script.becomes = "failed";
  await p.run();
  await p.retry();
  p.revive();
  p.script.afterFinding = async () => {
    p.script.afterFinding = async () => {};
    await p.run();
  };
  await p.run();
  expect(await p.found()).toMatchObject({ state: "issued", problem: undefined });
  expect((await p.story()).filter((kind) => kind === "looked-up")).toHaveLength(1);
});
