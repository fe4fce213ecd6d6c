import { beforeEach, describe, expect, test } from "vitest";
import { AppError } from "../../../../server/pipeline/errors.ts";
import { ENGINES } from "../../../support/engines.ts";
import { readyPipeline } from "../../../support/pipeline-on-paper.ts";
import { OUR_SHOP } from "../../../support/temporary-store.ts";

const DAY = 24 * 3600;

const refusing = (status: number) => (): never => {
  throw new AppError("INTEGRATOR_CONFIG", { facts: { status, providerCode: String(status) } });
};

describe.each(ENGINES)("a key that may send and not fetch the originals (403), on %s", (engine) => {
  let pipeline: Awaited<ReturnType<typeof readyPipeline>>;

  beforeEach(async () => {
    pipeline = await readyPipeline(engine);
    pipeline.script.file = refusing(403);
    await pipeline.run();
  });

  const hold = () => pipeline.read(OUR_SHOP).settings.hold();
  const later = async (seconds: number) => {
    pipeline.clock.pass(seconds);
    return pipeline.run();
  };

  test("holds no other order up, and says on this one what the key lacks", async () => {
    expect(await hold()).toBeUndefined();
    expect(await pipeline.found()).toMatchObject({ state: "issued", problem: { code: "INTEGRATOR_CONFIG" } });
    expect(await later(DAY / 2)).toMatchObject({ kind: "snooze" });
    expect(await hold()).toBeUndefined();
  });

  test("does not keep a cancellation from being seen", async () => {
    await later(2 * DAY);
    pipeline.cancelAll();
    await later(3 * DAY);
    expect(await pipeline.found()).toMatchObject({ state: "cancelled" });
  });

  test("has them once it may", async () => {
    pipeline.script.file = new Uint8Array([1]);
    await later(3600);
    expect((await pipeline.story()).filter((kind) => kind === "document-archived")).toHaveLength(2);
    expect(await pipeline.found()).toMatchObject({ problem: undefined });
  });

  test("while a key that opens nothing (401) holds the queue, as everywhere", async () => {
    pipeline.script.file = refusing(401);
    await later(3600);
    expect(await hold()).toMatchObject({ problem: { code: "INTEGRATOR_CONFIG" } });
  });
});
