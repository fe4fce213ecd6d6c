import { describe, expect, test } from "vitest";
import { readyPipeline } from "../../support/pipeline-on-paper.ts";

type Pipeline = Awaited<ReturnType<typeof readyPipeline>>;

/** What each of so many tries in a row is told to wait. */
async function pauses(pipeline: Pipeline, tries: number): Promise<readonly number[]> {
  const waits: number[] = [];
  for (let n = 0; n < tries; n += 1) {
    const outcome = await pipeline.run();
    if (outcome.kind === "snooze") waits.push(outcome.seconds);
  }
  return waits;
}

describe.each<[string, (afterSeconds: number | undefined) => Promise<Pipeline>]>([
  [
    "an invoice that was not taken",
    async (afterSeconds) => {
      const pipeline = await readyPipeline();
      pipeline.script.outcome = { kind: "retry", afterSeconds };
      return pipeline;
    },
  ],
  [
    "a cancellation that was not taken",
    async (afterSeconds) => {
      const pipeline = await readyPipeline();
      await pipeline.run();
      await pipeline.askCancellation("cancel");
      pipeline.script.cancelOutcome = { kind: "retry", afterSeconds };
      return pipeline;
    },
  ],
])("%s is tried again", (_what, notTaken) => {
  test("rarer each time where the integrator names no pause", async () => {
    expect(await pauses(await notTaken(undefined), 12)).toEqual([2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900]);
  });

  test("no sooner where it asks to be tried at once, so that it is not stormed", async () => {
    expect(await pauses(await notTaken(0), 5)).toEqual([2, 4, 8, 16, 32]);
  });

  test.each([
    [1, 2],
    [5, 5],
    [3_600, 3_600],
  ])("after the %i seconds it asks for, but not within two", async (asked, waited) => {
    expect(await pauses(await notTaken(asked), 3)).toEqual([waited, waited, waited]);
  });
});
