import { expect, test } from "vitest";
import { numberReport } from "../../../server/store/number-report.ts";
import type { SubmitOutcome } from "../../../server/pipeline/ports/integrator.ts";
import type { PipelinePorts } from "../../../server/pipeline/ports/ports.ts";
import { ACCEPTED, LOST, readyPipeline } from "../../support/pipeline-on-paper.ts";
import { orderId, OUR_SHOP } from "../../support/temporary-store.ts";

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

/**
 * Its first answer was lost, and from then on the integrator calls its number taken in the old series; so many hours of it.
 * `isShown`: that first one arrived, and from when on it is found.
 */
async function lostThenTaken(hours: number, isShown?: () => boolean) {
  const pipeline = await ownNumbers(LOST);
  pipeline.script.outcome = TAKEN;
  pipeline.script.storesAnyway = isShown !== undefined;
  const { integratorFor } = pipeline.ports;
  const showing: PipelinePorts["integratorFor"] = (...account) => {
    const integrator = integratorFor(...account);
    return {
      ...integrator,
      findByEttn: async (key) => (isShown?.() === false ? undefined : integrator.findByEttn(key)),
    };
  };
  Object.assign(pipeline.ports, { integratorFor: showing });
  let heldHours = 0;
  for (let hour = 0; hour < hours; hour += 1) {
    pipeline.clock.pass(HOUR);
    await pipeline.run();
    if (await pipeline.read(OUR_SHOP).settings.hold()) heldHours += 1;
  }
  return { ...pipeline, heldHours };
}

test("an invoice whose answer was lost is not given up for it at once, and the other orders go on", async () => {
  const pipeline = await lostThenTaken(1);
  expect(await pipeline.found()).toMatchObject({ state: "unknown", problem: { code: "SUBMISSION_UNKNOWN" } });
  pipeline.script.outcome = ACCEPTED;
  pipeline.change({ id: orderId(2), name: "#2" });
  await pipeline.run();
  expect([(await pipeline.found())?.state, pipeline.heldHours]).toEqual(["issued", 0]);
});

test("never found under its ETTN it is handed to a person, and the shop's queue never rested for it", async () => {
  const pipeline = await lostThenTaken(48);
  expect(await pipeline.found()).toMatchObject({
    state: "failed",
    problem: undefined,
    faults: [{ code: "INTEGRATOR_DUPLICATE_UNFOUND", facts: { code: "1005", ettn: pipeline.sent[0] } }],
  });
  expect([new Set(pipeline.sent).size, pipeline.heldHours]).toEqual([1, 0]);
});

test("that person tries again with a new series: it is invoiced in it", async () => {
  const pipeline = await lostThenTaken(48);
  pipeline.script.outcome = ACCEPTED;
  await pipeline.settle({ numbering: "own", series: { earchive: "NEW", einvoice: "NEF" } });
  await pipeline.retry();
  await pipeline.run();
  expect(await pipeline.found()).toMatchObject({ state: "issued", faults: [] });
  expect(pipeline.sentNumbers.at(-1)).toMatch(/^NEW\d{4}000000001$/);
  expect([new Set(pipeline.sent).size, pipeline.alive()]).toEqual([2, 1]);
});

test("the lost one that turned up meanwhile is the order's invoice, and no other is made", async () => {
  let isShown = false;
  const pipeline = await lostThenTaken(48, () => isShown);
  const sends = pipeline.sent.length;
  isShown = true;
  await pipeline.settle({ numbering: "own", series: { earchive: "NEW", einvoice: "NEF" } });
  await pipeline.retry();
  await pipeline.run();
  expect(await pipeline.found()).toMatchObject({ state: "issued", invoiceNumber: pipeline.sentNumbers[0] });
  expect(pipeline.sent).toHaveLength(sends);
});
