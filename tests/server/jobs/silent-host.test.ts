import { describe, expect, test } from "vitest";
import { shopId, type ShopId } from "../../../server/invoice/ids.ts";
import { AppError } from "../../../server/pipeline/errors.ts";
import { gatedIntegrators } from "../../../server/pipeline/account/gated-integrator.ts";
import { createHostGate } from "../../../server/pipeline/account/host-gate.ts";
import type { Integrator } from "../../../server/pipeline/ports/integrator.ts";
import { done, type JobHandler } from "../../../server/pipeline/ports/jobs.ts";
import { ENGINES } from "../../support/engines.ts";
import { readyPipeline } from "../../support/pipeline-on-paper.ts";
import { until } from "../../support/until.ts";
import { runnerOn } from "./a-runner.ts";

const SHOPS = Array.from({ length: 100 }, (_, index) => shopId(`sessiz-${index + 1}.myshopify.com`));
const OTHERS = Array.from({ length: 9 }, (_, index) => shopId(`konusan-${index + 1}.myshopify.com`));
const ORDERS = [1, 2, 3, 4, 5];
const CONCURRENCY = 8;
const PLACES = 2;
/** Six hundred jobs are put in one by one. */
const PATIENCE_MS = 90_000;

/** A hundred shops of an integrator that takes every call and answers none, and nine of one that answers. */
async function twoIntegrators() {
  const { account, ports } = await readyPipeline();
  const [settings] = account;
  const silence = Promise.withResolvers<never>();
  silence.promise.catch(() => undefined);
  let [waiting, mostWaiting, called] = [0, 0, 0];
  const silent = async (): Promise<never> => {
    called += 1;
    waiting += 1;
    mostWaiting = Math.max(mostWaiting, waiting);
    try {
      return await silence.promise;
    } finally {
      waiting -= 1;
    }
  };
  const answering = async () => ({ registered: false }) as const;
  const gate = createHostGate({ places: PLACES, patienceMs: 20 });
  const integratorFor = gatedIntegrators(
    gate,
    (asked, shop): Integrator => ({
      ...ports.integratorFor(settings, shop),
      lookUpTaxpayer: asked.kind === "silent" ? silent : answering,
    }),
  );
  const served = new Map<ShopId, number>();
  const handle: JobHandler = async ({ shop }) => {
    const kind = OTHERS.includes(shop) ? "answering" : "silent";
    await integratorFor({ ...settings, kind }, shop).lookUpTaxpayer("1234567808");
    served.set(shop, (served.get(shop) ?? 0) + 1);
    return done;
  };
  return {
    handle,
    servedAll: () => OTHERS.every((shop) => served.get(shop) === ORDERS.length),
    wake: () => silence.reject(new AppError("INTEGRATOR_UNREACHABLE")),
    waiting: () => waiting,
    mostWaiting: () => mostWaiting,
    called: () => called,
  };
}

describe.each(ENGINES)("on %s", (engine) => {
  test("a hundred shops of an integrator that answers nothing leave the other shops' orders their places", {
    timeout: PATIENCE_MS,
  }, async () => {
    const world = await twoIntegrators();
    const { runner, wake, failures } = await runnerOn(engine, world.handle, { concurrency: CONCURRENCY, perShop: 4 });
    for (const shop of SHOPS) await wake(shop, ...ORDERS);
    await runner.start();
    await until("the silent integrator has all the places it gets", () => world.waiting() === PLACES);
    for (const shop of OTHERS) await wake(shop, ...ORDERS);
    await until("every order of the other shops is served", world.servedAll);
    // Not one call has ended, and no more were begun.
    expect([world.waiting(), world.mostWaiting(), world.called()]).toEqual([PLACES, PLACES, PLACES]);
    world.wake();
    await runner.stop();
    const rested = failures.flatMap(({ cause }) =>
      cause instanceof AppError && cause.facts["retryAfterSeconds"] ? [cause] : [],
    );
    expect(rested.length).toBeGreaterThan(0);
    expect(new Set(rested.map(({ code }) => code))).toEqual(new Set(["INTEGRATOR_UNREACHABLE"]));
  });
});
