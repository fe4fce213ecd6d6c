import { beforeEach, expect, test } from "vitest";
import { advanceOrder } from "../../../server/pipeline/advance-order.ts";
import { AppError } from "../../../server/pipeline/errors.ts";
import { readyPipeline } from "../../support/pipeline-on-paper.ts";
import { OUR_SHOP } from "../../support/temporary-store.ts";
import { anOrder } from "../invoice/an-order.ts";

let pipeline: Awaited<ReturnType<typeof readyPipeline>>;

beforeEach(async () => {
  pipeline = await readyPipeline();
  await pipeline.run();
  await pipeline.askCancellation("cancel");
});

const cancelRefused = (status: number) =>
  advanceOrder({
    ...pipeline.ports,
    integratorFor: (...account) => ({
      ...pipeline.ports.integratorFor(...account),
      cancel: () => Promise.reject(new AppError("INTEGRATOR_CONFIG", { facts: { status, providerCode: "" } })),
    }),
  })(OUR_SHOP, anOrder().id);
const hold = () => pipeline.read(OUR_SHOP).settings.hold();

test("a key that may send and not cancel (403) is told on the order, and other orders are sent", async () => {
  await expect(cancelRefused(403)).rejects.toMatchObject({ code: "INTEGRATOR_CONFIG" });
  expect(await pipeline.found()).toMatchObject({ state: "cancelling", problem: { code: "INTEGRATOR_CONFIG" } });
  expect(await hold()).toBeUndefined();
});

test("a key that opens nothing any more (401) holds the queue", async () => {
  expect(await cancelRefused(401)).toMatchObject({ kind: "snooze" });
  expect(await hold()).toMatchObject({ problem: { code: "INTEGRATOR_CONFIG" } });
});
