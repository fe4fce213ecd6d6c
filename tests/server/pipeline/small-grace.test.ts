import { expect, test } from "vitest";
import { advanceOrder } from "../../../server/pipeline/advance-order.ts";
import type { PipelinePorts } from "../../../server/pipeline/ports/ports.ts";
import { readyPipeline } from "../../support/pipeline-on-paper.ts";
import { OUR_SHOP } from "../../support/temporary-store.ts";
import { anOrder } from "../invoice/an-order.ts";

/** An hour of an order's job, looked at every minute; each commit takes its time, as on a busy PostgreSQL. */
async function anHourWith(setup: { readonly graceSeconds: number; readonly commitSeconds: number }) {
  const pipeline = await readyPipeline();
  let { commitSeconds } = setup;
  const unitOfWork: PipelinePorts["unitOfWork"] = async (...work) => {
    const result = await pipeline.ports.unitOfWork(...work);
    pipeline.clock.pass(commitSeconds);
    return result;
  };
  const ports = { ...pipeline.ports, unitOfWork, lookUpGraceSeconds: setup.graceSeconds };
  const runAnHour = async () => {
    for (let minute = 0; minute < 60; minute += 1) {
      await advanceOrder(ports)(OUR_SHOP, anOrder().id).catch(() => undefined);
      pipeline.clock.pass(60);
    }
  };
  await runAnHour();
  const becomeFast = () => {
    commitSeconds = 0;
    return runAnHour();
  };
  return { ...pipeline, becomeFast };
}

test.each([0, 1])("with a grace of %s s an invoice goes out once, however busy the database", async (graceSeconds) => {
  const { found, sent, story, alive } = await anHourWith({ graceSeconds, commitSeconds: 0.6 });
  expect(await found()).toMatchObject({ state: "issued", problem: undefined });
  expect([sent.length, alive()]).toEqual([1, 1]);
  expect(await story()).not.toContain("looked-up");
});

test.each([0, 1])(
  "with a grace of %s s and a database that stands still, nothing is sent and nothing storms; it goes out later",
  async (graceSeconds) => {
    const app = await anHourWith({ graceSeconds, commitSeconds: 6 });
    expect(app.sent).toEqual([]);
    // Nothing was sent, so nothing is to be looked for.
    expect(await app.found()).toMatchObject({ state: "queued", problem: undefined });
    expect(await app.story()).not.toContain("looked-up");
    expect((await app.story()).length).toBeLessThanOrEqual(65);
    await app.becomeFast();
    expect(await app.found()).toMatchObject({ state: "issued", problem: undefined });
    expect([app.sent.length, app.alive()]).toEqual([1, 1]);
  },
);
