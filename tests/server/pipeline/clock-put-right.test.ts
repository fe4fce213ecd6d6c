import { describe, expect, test } from "vitest";
import { ACCEPTED, NO_CREDIT, readyPipeline, REFUSED } from "../../support/pipeline-on-paper.ts";
import { orderId } from "../../support/temporary-store.ts";

const DAYS = 5 * 24 * 3600;

/** A machine whose clock is days ahead, until it is put right. */
async function clockAhead(outcome: typeof REFUSED) {
  const pipeline = await readyPipeline();
  await pipeline.settle({ numbering: "own" });
  pipeline.clock.pass(DAYS);
  pipeline.script.outcome = outcome;
  await pipeline.run();
  pipeline.clock.pass(-DAYS);
  pipeline.script.outcome = ACCEPTED;
  return pipeline;
}

test("a document that was refused for its day to come holds no other order's invoice up", async () => {
  const pipeline = await clockAhead(REFUSED);
  pipeline.change({ id: orderId(77), name: "#77" });
  await pipeline.run();
  expect(await pipeline.found()).toMatchObject({ state: "issued", problem: undefined });
  expect((await pipeline.invoice())?.invoice.issueDate).toBe(pipeline.day(0));
});

test("a queue that held on the wrong day is probed again, and not first when that day has come", async () => {
  const pipeline = await clockAhead(NO_CREDIT);
  await pipeline.run();
  expect(await pipeline.found()).toMatchObject({ state: "issued", problem: undefined });
  expect((await pipeline.invoice())?.invoice.issueDate).toBe(pipeline.day(0));
});

test("an invoice of a day to come that waited behind it is not sent as it stands", async () => {
  const pipeline = await readyPipeline();
  pipeline.clock.pass(DAYS);
  pipeline.script.outcome = NO_CREDIT;
  await pipeline.run();
  pipeline.change({ id: orderId(77), name: "#77" });
  await pipeline.run();
  expect((await pipeline.invoice())?.invoice.issueDate).toBe(pipeline.day(0));
  pipeline.clock.pass(-DAYS);
  pipeline.script.outcome = ACCEPTED;
  await pipeline.run();
  expect(await pipeline.found()).toMatchObject({ state: "issued" });
  expect((await pipeline.invoice())?.invoice.issueDate).toBe(pipeline.day(0));
});

test("an invoice of a day to come that waited for credit goes with the right day's date", async () => {
  const pipeline = await clockAhead(NO_CREDIT);
  // A setting that is saved ends the queue's rest.
  await pipeline.settle({ numbering: "own" });
  await pipeline.run();
  expect(await pipeline.found()).toMatchObject({ state: "issued", problem: undefined });
  expect((await pipeline.invoice())?.invoice.issueDate).toBe(pipeline.day(0));
});

describe("an invoice that was taken in a day to come", () => {
  const HOUR = 3600;

  type Script = Awaited<ReturnType<typeof readyPipeline>>["script"];

  async function takenAhead(script: Partial<Script>, seconds = DAYS) {
    const pipeline = await readyPipeline();
    Object.assign(pipeline.script, script);
    pipeline.clock.pass(seconds);
    await pipeline.run();
    pipeline.clock.pass(-seconds);
    return pipeline;
  }

  test("is asked for hourly until it is issued", async () => {
    const pipeline = await takenAhead({ becomes: "processing" });
    expect(await pipeline.run()).toEqual({ kind: "snooze", seconds: HOUR });
    pipeline.tell({ state: "issued" });
    await pipeline.run();
    expect(await pipeline.found()).toMatchObject({ state: "issued" });
  });

  test("is asked for as soon as ever where another machine's clock is a moment behind", async () => {
    const pipeline = await takenAhead({ becomes: "processing" }, 2);
    const rest = await pipeline.run();
    expect(rest.kind === "snooze" && rest.seconds).toBeLessThanOrEqual(3);
  });

  test("has its originals asked for hourly, not every few seconds", async () => {
    const pipeline = await takenAhead({ file: undefined });
    expect(await pipeline.found()).toMatchObject({ state: "issued" });
    expect(await pipeline.run()).toEqual({ kind: "snooze", seconds: HOUR });
  });

  test("is held against its order when that changes", async () => {
    const pipeline = await takenAhead({});
    pipeline.change({ cancelledAt: pipeline.clock.now() });
    await pipeline.run();
    expect((await pipeline.found())?.faults).toMatchObject([{ code: "INVOICE_TO_CANCEL" }]);
  });
});
