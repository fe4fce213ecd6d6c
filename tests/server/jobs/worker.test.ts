import { describe, expect, onTestFinished, test, vi } from "vitest";
import type { ShopId } from "../../../server/invoice/ids.ts";
import { Worker } from "../../../server/jobs/worker.ts";
import { AppError } from "../../../server/pipeline/errors.ts";
import { done, type Job, type JobHandler, snooze } from "../../../server/pipeline/jobs.ts";
import { sqliteJobQueue } from "../../../server/store/job-queue.ts";
import { orderId, OUR_SHOP, temporaryStore, THEIR_SHOP } from "../../support/temporary-store.ts";
import { until } from "../../support/until.ts";

type Options = { readonly concurrency?: number; readonly perShop?: number };

/** A worker on a real queue; `log` tells what began and ended. */
function aWorker(work: JobHandler, { concurrency = 8, perShop = 8 }: Options = {}) {
  const store = temporaryStore();
  const { database, clock, unitOfWork } = store;
  const queue = sqliteJobQueue(store, { now: clock.now, worker: "us", perShop });
  const running = new Set<string>();
  const log: string[] = [];
  const failures: { readonly key: string; readonly attempts: number; readonly cause: unknown }[] = [];
  let most = 0;
  const handle = async (job: Job) => {
    const name = job.key.split("/").at(-1) ?? "";
    running.add(name);
    most = Math.max(most, running.size);
    log.push(`+${name}`);
    try {
      return await work(job);
    } finally {
      running.delete(name);
      log.push(`-${name}`);
    }
  };
  const onFailure = ({ key, attempts }: Job, cause: unknown) => void failures.push({ key, attempts, cause });
  const troubles: unknown[] = [];
  const onTrouble = (cause: unknown) => void troubles.push(cause);
  const worker = new Worker({ queue, handle, concurrency, now: clock.now, onFailure, onTrouble });
  onTestFinished(() => worker.stop());
  const wake = async (shop: ShopId, ...orders: readonly number[]) => {
    await unitOfWork(shop, async ({ jobs }) => {
      for (const order of orders) await jobs.wake(orderId(order));
    });
    worker.nudge();
  };
  const left = () => database.writer.prepare("select count(*) from jobs").pluck().get();
  const asleep = () => database.writer.prepare("select count(*) from jobs where locked_by is null").pluck().get();
  const idle = () => until("no job left", () => left() === 0 && running.size === 0);
  const pass = (seconds: number) => {
    clock.pass(seconds);
    worker.nudge();
  };
  return { worker, wake, queue, log, failures, troubles, most: () => most, left, asleep, idle, running, pass };
}

const oneToTwenty = Array.from({ length: 20 }, (_, index) => index + 1);
const moment = () => new Promise((resolve) => setImmediate(resolve));

describe("a worker", () => {
  test("runs every job it finds when it starts, and every one that comes later", async () => {
    const { worker, wake, log, idle } = aWorker(async () => done);
    await wake(OUR_SHOP, 1, 2);
    await worker.start();
    await idle();
    await wake(OUR_SHOP, 3);
    await idle();
    expect(new Set(log)).toEqual(new Set(["+1", "-1", "+2", "-2", "+3", "-3"]));
  });

  test("reports a queue that does not answer, and works on once it does", async () => {
    const { worker, wake, queue, troubles, idle } = aWorker(async () => done);
    const outage = new Error("database is locked");
    vi.spyOn(queue, "claim").mockRejectedValueOnce(outage);
    await wake(OUR_SHOP, 1);
    await until("the outage is reported", () => troubles.length > 0);
    worker.nudge();
    await idle();
    expect(troubles).toEqual([outage]);
  });

  test("never runs more at once than it may, and fills every place it has", async () => {
    const { worker, wake, most, idle } = aWorker(
      async () => {
        await moment();
        return done;
      },
      { concurrency: 3, perShop: 50 },
    );
    await wake(OUR_SHOP, ...oneToTwenty);
    await worker.start();
    await idle();
    expect(most()).toBe(3);
  });

  test("leaves places free for other shops while one shop's jobs hang", async () => {
    const gate = Promise.withResolvers<void>();
    const { worker, wake, log, idle, running } = aWorker(
      async ({ shop }) => {
        if (shop === OUR_SHOP) await gate.promise;
        return done;
      },
      { concurrency: 4, perShop: 2 },
    );
    await wake(OUR_SHOP, ...oneToTwenty);
    await worker.start();
    await until("our cap is full", () => running.size === 2);
    await wake(THEIR_SHOP, 99);
    await until("theirs is done", () => log.includes("-99"));
    expect(log.filter((line) => line.startsWith("+"))).toHaveLength(3);
    gate.resolve();
    await idle();
  });

  test("runs one order's job alone, and again for a wake that came meanwhile", async () => {
    const gate = Promise.withResolvers<void>();
    const { worker, wake, log, most, idle, running } = aWorker(async () => {
      await gate.promise;
      return done;
    });
    await worker.start();
    await wake(OUR_SHOP, 1);
    await until("it runs", () => running.size === 1);
    await wake(OUR_SHOP, 1);
    await wake(OUR_SHOP, 1);
    gate.resolve();
    await idle();
    expect(log).toEqual(["+1", "-1", "+1", "-1"]);
    expect(most()).toBe(1);
  });

  test("takes a sleeping job up again when its time has come", async () => {
    const outcomes = [snooze(600), done];
    const { worker, wake, log, asleep, idle, pass } = aWorker(async () => outcomes.shift() ?? done);
    await wake(OUR_SHOP, 1);
    await worker.start();
    await until("asleep", () => log.length === 2 && asleep() === 1);
    pass(601);
    await idle();
    expect(log).toEqual(["+1", "-1", "+1", "-1"]);
  });

  test("tells of each failure, goes on with other jobs and tries again later", async () => {
    const broken = new Set([1]);
    const { worker, wake, failures, log, asleep, idle, pass } = aWorker(async ({ key }) => {
      if (key === orderId(1) && broken.delete(1)) throw new AppError("SHOPIFY_UNREACHABLE");
      return done;
    });
    await wake(OUR_SHOP, 1, 2);
    await worker.start();
    await until("the failure", () => failures.length === 1 && log.includes("-2") && asleep() === 1);
    expect(failures).toMatchObject([{ key: orderId(1), attempts: 0, cause: { code: "SHOPIFY_UNREACHABLE" } }]);
    pass(3);
    await idle();
    expect(log.filter((line) => line === "+1")).toHaveLength(2);
  });
});

describe("stopping", () => {
  test("waits for the jobs in flight and takes no more", async () => {
    const gate = Promise.withResolvers<void>();
    const { worker, wake, log, left, running } = aWorker(
      async () => {
        await gate.promise;
        return done;
      },
      { concurrency: 2 },
    );
    await wake(OUR_SHOP, 1, 2, 3);
    await worker.start();
    await until("two run", () => running.size === 2);
    const stopped = worker.stop();
    worker.nudge();
    expect(await Promise.race([stopped, moment().then(() => "still waiting")])).toBe("still waiting");
    gate.resolve();
    await stopped;
    expect(log.filter((line) => line.startsWith("-"))).toHaveLength(2);
    expect(left()).toBe(1);
    worker.nudge();
    await moment();
    expect(left()).toBe(1);
  });

  test("keeps the failure of a job in flight too", async () => {
    const gate = Promise.withResolvers<void>();
    const { worker, wake, failures, left, running } = aWorker(async () => {
      await gate.promise;
      throw new Error("a bug");
    });
    await wake(OUR_SHOP, 1);
    await worker.start();
    await until("it runs", () => running.size === 1);
    const stopped = worker.stop();
    gate.resolve();
    await stopped;
    expect(failures).toHaveLength(1);
    expect(left()).toBe(1);
  });

  test("is harmless before the start and twice", async () => {
    const { worker } = aWorker(async () => done);
    await worker.stop();
    await worker.stop();
  });
});
