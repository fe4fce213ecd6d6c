import { expect, test } from "vitest";
import { LOST, readyPipeline } from "../../support/pipeline-on-paper.ts";

const FIRST = /^EAR\d{4}000000001$/;

async function ownNumbers() {
  const pipeline = await readyPipeline();
  await pipeline.settle({ numbering: "own" });
  return pipeline;
}

test("an own number stays in the list when the integrator's answer names none", async () => {
  const pipeline = await ownNumbers();
  await pipeline.run();
  expect(await pipeline.found()).toMatchObject({ state: "issued", invoiceNumber: expect.stringMatching(FIRST) });
});

test("an own number stays in the list when the document is found after a lost answer, its number not told yet", async () => {
  const pipeline = await ownNumbers();
  Object.assign(pipeline.script, { outcome: LOST, storesAnyway: true, becomes: "processing" });
  await pipeline.run();
  pipeline.tell({ number: undefined });
  pipeline.clock.pass(5);
  await pipeline.run();
  expect(await pipeline.found()).toMatchObject({ state: "processing", invoiceNumber: expect.stringMatching(FIRST) });
  pipeline.tell({ state: "issued" });
  pipeline.clock.pass(60);
  await pipeline.run();
  expect(await pipeline.found()).toMatchObject({ state: "issued", invoiceNumber: expect.stringMatching(FIRST) });
});

test("a number the integrator tells while it still works on the document comes into the list, and stays there", async () => {
  const pipeline = await readyPipeline();
  pipeline.script.becomes = "processing";
  await pipeline.run();
  pipeline.clock.pass(5);
  await pipeline.run();
  expect(await pipeline.found()).toMatchObject({ state: "processing", invoiceNumber: "EAR2026000000001" });
  pipeline.tell({ state: "issued" });
  pipeline.clock.pass(60);
  await pipeline.run();
  expect(await pipeline.found()).toMatchObject({ state: "issued", invoiceNumber: "EAR2026000000001" });
});
