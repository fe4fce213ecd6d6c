import { expect, test } from "vitest";
import { ACCEPTED, readyPipeline } from "../../support/pipeline-on-paper.ts";

const GRACE = 61;
const DOUBTFUL = {
  kind: "refused",
  reason: "data",
  provider: { code: "2999", text: "Birim geçersiz" },
  isDoubtful: true,
} as const;

const doubted = async () => {
  const pipeline = await readyPipeline();
  pipeline.script.outcome = DOUBTFUL;
  return pipeline;
};

test("a refusal in a word nobody knows is told to a person once nothing is found and it is said again", async () => {
  const pipeline = await doubted();
  await pipeline.run();
  expect((await pipeline.found())?.state).toBe("unknown");
  pipeline.clock.pass(GRACE);
  await pipeline.run();
  expect(await pipeline.found()).toMatchObject({
    state: "review",
    faults: [{ code: "INTEGRATOR_REFUSED", facts: { code: "2999", text: "Birim geçersiz" } }],
  });
  expect([pipeline.sent.length, new Set(pipeline.sent).size]).toEqual([2, 1]);
});

test("a document that was kept although its refusal said otherwise is found, and no second one is made", async () => {
  const pipeline = await doubted();
  pipeline.script.storesAnyway = true;
  await pipeline.run();
  pipeline.clock.pass(GRACE);
  await pipeline.run();
  expect((await pipeline.found())?.state).toBe("issued");
  expect(pipeline.sent).toHaveLength(1);
});

test("what was refused in doubt goes well when it is taken the second time", async () => {
  const pipeline = await doubted();
  await pipeline.run();
  pipeline.script.outcome = ACCEPTED;
  pipeline.clock.pass(GRACE);
  await pipeline.run();
  expect((await pipeline.found())?.state).toBe("issued");
  expect(new Set(pipeline.sent).size).toBe(1);
});
