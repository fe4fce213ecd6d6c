import { expect, onTestFinished, test, vi } from "vitest";
import { createRush } from "../../../server/jobs/rush.ts";
import { Worker } from "../../../server/jobs/worker.ts";
import { done, type Job, snooze } from "../../../server/pipeline/ports/jobs.ts";
import { sqliteJobQueue } from "../../../server/store/job-queue.ts";
import { OUR_SHOP, temporaryStore } from "../../support/temporary-store.ts";
import { until } from "../../support/until.ts";
import { wakeAll } from "./a-runner.ts";

const OPTIONS = { rush: createRush(), onFailure: () => {}, onTrouble: () => {} };

test("while one job lasts the places of those that end are filled again, and stopping waits for it alone", async () => {
  const store = temporaryStore();
  const queue = sqliteJobQueue(store, { now: store.clock.now, worker: "us", perShop: 8 });
  const long = Promise.withResolvers<typeof done>();
  const ended: string[] = [];
  const handle = async ({ key }: Job) => {
    const outcome = key.endsWith("/1") ? await long.promise : done;
    ended.push(key);
    return outcome;
  };
  const worker = new Worker({ ...OPTIONS, queue, handle, concurrency: 2, now: store.clock.now });
  await wakeAll(store.unitOfWork, OUR_SHOP, [1, 2, 3, 4, 5, 6]);
  worker.nudge();
  await until("all short ones ran", () => ended.length === 5);
  const claims = vi.spyOn(queue, "claim");
  const stopped = worker.stop();
  const aMoment = new Promise((resolve) => setTimeout(resolve, 50, "a moment"));
  expect(await Promise.race([stopped, aMoment])).toBe("a moment");
  long.resolve(done);
  await stopped;
  expect(ended).toHaveLength(6);
  await wakeAll(store.unitOfWork, OUR_SHOP, [7]);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(claims).not.toHaveBeenCalled();
});

test("works on what slept when a clock that ran days ahead is put right", async () => {
  const store = temporaryStore();
  const queue = sqliteJobQueue(store, { now: store.clock.now, worker: "us", perShop: 8 });
  let runs = 0;
  const handle = async () => {
    runs += 1;
    return snooze(300);
  };
  store.clock.pass(5 * 86_400);
  const worker = new Worker({ ...OPTIONS, queue, handle, concurrency: 8, now: store.clock.now });
  onTestFinished(() => worker.stop());
  await worker.start();
  await wakeAll(store.unitOfWork, OUR_SHOP, [1]);
  worker.nudge();
  await until("the job sleeps", async () => runs === 1 && (await queue.nextDueAt()));
  store.clock.pass(-5 * 86_400);
  await until("it ran again", () => {
    worker.nudge();
    return runs === 2;
  });
});

test("lets nothing sleep longer than it was to when a clock that ran hours ahead is put right", async () => {
  const store = temporaryStore();
  const { now, pass } = store.clock;
  const queue = sqliteJobQueue(store, { now, worker: "us", perShop: 8 });
  const asleep: string[] = [];
  const handle = async ({ key }: Job) => {
    asleep.push(key);
    return snooze(300);
  };
  const worker = new Worker({ ...OPTIONS, queue, handle, concurrency: 8, now });
  onTestFinished(() => worker.stop());
  await worker.start();
  const longest = () => store.database.writer.prepare("select max(run_at) from jobs").pluck().get() as number;
  const sleepsFor = (seconds: number) => longest() <= now().getTime() + seconds * 1000;
  pass(5 * 3600);
  await wakeAll(store.unitOfWork, OUR_SHOP, [1]);
  worker.nudge();
  await until("the job sleeps", () => asleep.length === 1 && longest() > now().getTime());
  pass(-5 * 3600);
  expect(sleepsFor(4 * 3600)).toBe(false);
  await until("it sleeps as long as it was to", () => {
    worker.nudge();
    return sleepsFor(300);
  });
  // A clock that is put forward lets nothing sleep longer, nor does one that was right all the time.
  pass(3600);
  worker.nudge();
  await until("it ran again", () => asleep.length === 2 && longest() > now().getTime());
  expect(sleepsFor(300)).toBe(true);
});

test("reports a queue that does not answer, and works on once it does", async () => {
  const store = temporaryStore();
  const queue = sqliteJobQueue(store, { now: store.clock.now, worker: "us", perShop: 8 });
  const troubles: unknown[] = [];
  let runs = 0;
  const handle = async () => {
    runs += 1;
    return done;
  };
  const onTrouble = (cause: unknown) => void troubles.push(cause);
  const worker = new Worker({ ...OPTIONS, queue, handle, concurrency: 8, now: store.clock.now, onTrouble });
  onTestFinished(() => worker.stop());
  const outage = new Error("database is locked");
  vi.spyOn(queue, "claim").mockRejectedValueOnce(outage);
  await wakeAll(store.unitOfWork, OUR_SHOP, [1, 2]);
  worker.nudge();
  await until("the outage is reported", () => troubles.length > 0);
  worker.nudge();
  await until("the jobs ran", () => runs === 2);
  expect(troubles).toEqual([outage]);
});
