import { expect, test } from "vitest";
import { numberReport } from "../../../server/store/number-report.ts";
import type { SubmitOutcome } from "../../../server/pipeline/ports/integrator.ts";
import { ACCEPTED, LOST, readyPipeline } from "../../support/pipeline-on-paper.ts";
import { orderId } from "../../support/temporary-store.ts";

const HOUR = 3600;
const TAKEN: SubmitOutcome = { kind: "config", provider: { code: "1005", text: "" }, isNumberTaken: true };

async function ownNumbers(outcome: SubmitOutcome) {
  const pipeline = await readyPipeline();
  await pipeline.settle({ numbering: "own" });
  pipeline.script.outcome = outcome;
  await pipeline.run();
  return pipeline;
}

test("a number that another document bears at the integrator is named, with the order, and nothing is tried by itself", async () => {
  const pipeline = await ownNumbers(TAKEN);
  const [number = ""] = pipeline.sentNumbers;
  expect(await pipeline.found()).toMatchObject({
    state: "review",
    faults: [{ code: "NUMBER_TAKEN", facts: { number } }],
    invoiceNumber: undefined,
    problem: undefined,
  });
  pipeline.clock.pass(HOUR);
  expect(await pipeline.run()).toEqual({ kind: "done" });
  expect(pipeline.sent).toHaveLength(1);
});

test("no other order gets it, and the queue does not rest for it", async () => {
  const pipeline = await ownNumbers(TAKEN);
  pipeline.script.outcome = ACCEPTED;
  pipeline.change({ id: orderId(2), name: "#2" });
  await pipeline.run();
  expect(await pipeline.found()).toMatchObject({ state: "issued" });
  expect(pipeline.sentNumbers.map((number) => number?.slice(-1))).toEqual(["1", "2"]);
  const [number] = pipeline.sentNumbers;
  expect(await numberReport(pipeline.reading)).toMatchObject([{ used: 1, returned: [], unconfirmed: [number] }]);
});

test("once the merchant has chosen a new series and tries again the order is invoiced in it", async () => {
  const pipeline = await ownNumbers(TAKEN);
  pipeline.script.outcome = ACCEPTED;
  await pipeline.settle({ numbering: "own", series: { earchive: "NEW", einvoice: "NEF" } });
  await pipeline.retry();
  await pipeline.run();
  expect(await pipeline.found()).toMatchObject({ state: "issued", faults: [] });
  expect(pipeline.sentNumbers[1]).toMatch(/^NEW\d{4}000000001$/);
});

test("a document whose answer was lost before is not given up for it", async () => {
  const pipeline = await ownNumbers(LOST);
  pipeline.script.outcome = TAKEN;
  pipeline.clock.pass(HOUR);
  await pipeline.run();
  expect(await pipeline.found()).toMatchObject({ state: "queued", problem: { code: "INTEGRATOR_CONFIG" } });
});
