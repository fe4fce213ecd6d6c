import { describe, expect, onTestFinished, test } from "vitest";
import { shopId, type ShopId } from "../../../server/invoice/ids.ts";
import { createRush } from "../../../server/jobs/rush.ts";
import { GraphileRunner } from "../../../server/jobs/graphile-runner.ts";
import { done, type JobHandler } from "../../../server/pipeline/ports/jobs.ts";
import { ENGINES, postgresStore } from "../../support/engines.ts";
import { OUR_SHOP } from "../../support/temporary-store.ts";
import { until } from "../../support/until.ts";
import { runnerOn, wakeAll } from "./a-runner.ts";

const SMALL = Array.from({ length: 9 }, (_, index) => shopId(`kucuk-${index + 1}.myshopify.com`));
const BACKLOG = 2000;
/** Two thousand jobs are put in one by one. */
const PATIENCE_MS = 90_000;
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
const moment = () => new Promise((resolve) => setImmediate(resolve));

/** Counts claims: how many of the big shop's came before the last of a small one's, and how many ran at once. */
function counting(work: () => Promise<unknown> = moment) {
  let [ours, oursNow, mostNow, oursBeforeLast] = [0, 0, 0, 0];
  const theirs = new Map<ShopId, number>();
  const handle: JobHandler = async ({ shop }) => {
    if (shop !== OUR_SHOP) {
      theirs.set(shop, (theirs.get(shop) ?? 0) + 1);
      oursBeforeLast = ours;
      await work();
      return done;
    }
    ours += 1;
    oursNow += 1;
    mostNow = Math.max(mostNow, oursNow);
    await work();
    oursNow -= 1;
    return done;
  };
  const servedAll = () => SMALL.every((shop) => theirs.get(shop) === 10);
  return { handle, servedAll, ours: () => ours, mostNow: () => mostNow, oursBeforeLast: () => oursBeforeLast };
}

describe.each(ENGINES)("on %s", (engine) => {
  test("nine shops of ten orders are served beside one of two thousand, though its orders are older and fill every place", {
    timeout: PATIENCE_MS,
  }, async () => {
    const counts = counting();
    const { runner, wake } = await runnerOn(engine, counts.handle, { concurrency: 4, perShop: 4 });
    await wake(OUR_SHOP, ...numbers(BACKLOG));
    await runner.start();
    await until("the big shop is at work", () => counts.ours() >= 8);
    const before = counts.ours();
    for (const shop of SMALL) await wake(shop, ...numbers(10));
    await until("every small shop is served", counts.servedAll);
    await runner.stop();
    // In turns the big shop had one order for each nine of theirs, and what it began while they were being paid.
    expect(counts.oursBeforeLast()).toBeLessThan(BACKLOG / 4);
    expect(counts.ours()).toBeGreaterThan(before);
  });
});

test("two processes share a shop's cap: never more of its orders run than it allows, and every small shop is served long before the big one is done", {
  timeout: PATIENCE_MS,
}, async () => {
  // Slow enough that the cap is what limits, on a busy machine too.
  const counts = counting(() => new Promise((resolve) => setTimeout(resolve, 25)));
  const start = async (url?: string) => {
    const store = await postgresStore(url === undefined ? {} : { url });
    const reports = { onFailure: () => {}, onTrouble: () => {}, onEnd: () => {} };
    const runner = new GraphileRunner({
      ...store,
      ...reports,
      handle: counts.handle,
      concurrency: 4,
      perShop: 3,
      rush: createRush(),
    });
    onTestFinished(() => runner.stop());
    return { ...store, runner };
  };
  const first = await start();
  const second = await start(first.url);
  await wakeAll(first.unitOfWork, OUR_SHOP, numbers(BACKLOG));
  for (const shop of SMALL) await wakeAll(first.unitOfWork, shop, numbers(10));
  await Promise.all([first.runner.start(), second.runner.start()]);
  await until("every small shop is served", counts.servedAll);
  await Promise.all([first.runner.stop(), second.runner.stop()]);
  expect(counts.mostNow()).toBe(3);
  expect(counts.oursBeforeLast()).toBeLessThan(BACKLOG / 4);
});
