import { describe, expect, test } from "vitest";
import type { ShopId } from "../../../server/invoice/ids.ts";
import { shopId } from "../../../server/invoice/ids.ts";
import { done, type Job, snooze } from "../../../server/pipeline/ports/jobs.ts";
import { sqliteJobQueue } from "../../../server/store/job-queue.ts";
import { orderId, OUR_SHOP, temporaryStore, THEIR_SHOP } from "../../support/temporary-store.ts";

const ID = orderId(1);

function aQueue({ perShop = 4 } = {}) {
  const store = temporaryStore();
  const queueOf = (worker: string) => sqliteJobQueue(store, { now: store.clock.now, worker, perShop });
  const wake = (shop: ShopId, ...orders: readonly number[]) =>
    store.unitOfWork(shop, async ({ jobs }) => {
      for (const order of orders) await jobs.wake(orderId(order));
    });
  return { ...store, wake, queue: queueOf("us"), others: queueOf("them") };
}

const keys = (jobs: readonly Job[]) => jobs.map(({ key }) => Number(key.split("/").at(-1)));

async function first(jobs: Promise<readonly Job[]>): Promise<Job> {
  const [job] = await jobs;
  if (!job) throw new Error("nothing to claim");
  return job;
}

describe("claiming", () => {
  test("takes due jobs once, oldest first, up to the limit", async () => {
    const { queue, wake, clock } = aQueue();
    await wake(OUR_SHOP, 1);
    clock.pass(1);
    await wake(OUR_SHOP, 2);
    clock.pass(1);
    await wake(OUR_SHOP, 3);
    expect(new Set(keys(await queue.claim(2)))).toEqual(new Set([1, 2]));
    expect(keys(await queue.claim(2))).toEqual([3]);
    expect(await queue.claim(2)).toEqual([]);
  });

  test("never takes more of one shop than its cap, counting what already runs", async () => {
    const { queue, wake } = aQueue({ perShop: 3 });
    await wake(OUR_SHOP, 1, 2, 3, 4, 5);
    const running = await queue.claim(2);
    expect(running).toHaveLength(2);
    expect(await queue.claim(10)).toHaveLength(1);
    expect(await queue.claim(10)).toEqual([]);
    for (const job of running) await queue.finish(job, done);
    expect(await queue.claim(10)).toHaveLength(2);
  });

  test("gives every shop its turn before anyone's second, however long a backlog is", async () => {
    const { queue, wake, clock } = aQueue();
    const small = ["bir", "iki", "uc"].map((name) => shopId(`${name}.myshopify.com`));
    await wake(OUR_SHOP, ...Array.from({ length: 200 }, (_, index) => index + 1));
    clock.pass(60);
    for (const shop of small) await wake(shop, 1);
    const claimed = await queue.claim(4);
    expect(new Set(claimed.map(({ shop }) => shop))).toEqual(new Set([OUR_SHOP, ...small]));
  });

  test("a place that becomes free goes to the shop with the fewest in flight, not to the oldest backlog", async () => {
    const { queue, wake, clock } = aQueue();
    const big = ["bir", "iki", "uc"].map((name) => shopId(`${name}.myshopify.com`));
    for (const shop of big) await wake(shop, 1, 2, 3, 4, 5, 6);
    const running = await queue.claim(12);
    clock.pass(60);
    await wake(THEIR_SHOP, 9, 10);
    for (const job of running.slice(0, 2)) {
      await queue.finish(job, done);
      expect((await first(queue.claim(1))).shop).toBe(THEIR_SHOP);
    }
  });

  test("a shop with one order has its turn however many others' older backlogs fill every place", async () => {
    const { queue, wake, clock } = aQueue();
    const big = Array.from({ length: 20 }, (_, index) => shopId(`buyuk-${index}.myshopify.com`));
    for (const shop of big) await wake(shop, 1, 2, 3, 4, 5);
    let running = [...(await queue.claim(8))];
    clock.pass(60);
    await wake(THEIR_SHOP, 9);
    const served: ShopId[] = [];
    // One place becomes free at a time.
    for (let turn = 0; turn < 21; turn += 1) {
      const [ends, ...others] = running;
      if (ends) await queue.finish(ends, done);
      const next = await first(queue.claim(1));
      served.push(next.shop);
      running = [...others, next];
    }
    expect(served).toContain(THEIR_SHOP);
    expect(big.filter((shop) => !served.includes(shop))).toEqual([]);
  });

  test("a shop at its cap does not keep another's jobs from being taken", async () => {
    const { queue, wake, clock } = aQueue({ perShop: 1 });
    await wake(OUR_SHOP, 1, 2, 3);
    await queue.claim(1);
    clock.pass(60);
    await wake(THEIR_SHOP, 9);
    expect(keys(await queue.claim(1))).toEqual([9]);
  });

  test("never gives one job to two workers", async () => {
    const { queue, others, wake } = aQueue({ perShop: 50 });
    await wake(OUR_SHOP, ...Array.from({ length: 20 }, (_, index) => index + 1));
    const claims = await Promise.all([queue.claim(7), others.claim(7), queue.claim(7), others.claim(7)]);
    const all = claims.flatMap(keys);
    expect(all).toHaveLength(20);
    expect(new Set(all).size).toBe(20);
  });
});

describe("finishing", () => {
  test("done is gone", async () => {
    const { queue, wake, database } = aQueue();
    await wake(OUR_SHOP, 1);
    await queue.finish(await first(queue.claim(1)), done);
    expect(database.writer.prepare("select count(*) from jobs").pluck().get()).toBe(0);
    expect(await queue.nextDueAt()).toBeUndefined();
  });

  test.each([
    ["done", done],
    ["a long sleep", snooze(3600)],
  ])("a wake that comes while the job runs makes it run again at once, though it ends with %s", async (_, outcome) => {
    const { queue, wake } = aQueue();
    await wake(OUR_SHOP, 1);
    const job = await first(queue.claim(1));
    await wake(OUR_SHOP, 1);
    expect(await queue.claim(1)).toEqual([]);
    await queue.finish(job, outcome);
    const again = await first(queue.claim(1));
    expect(again).toMatchObject({ id: job.id, wakes: job.wakes + 1, attempts: 0 });
    await queue.finish(again, done);
    expect(await queue.nextDueAt()).toBeUndefined();
  });

  test("a sleeping job is due when its time has come, and spends no attempt", async () => {
    const { queue, wake, clock } = aQueue();
    await wake(OUR_SHOP, 1);
    await queue.finish(await first(queue.claim(1)), snooze(30));
    expect(await queue.claim(1)).toEqual([]);
    expect(((await queue.nextDueAt())?.getTime() ?? 0) - clock.now().getTime()).toBeGreaterThan(29_000);
    clock.pass(31);
    expect(await first(queue.claim(1))).toMatchObject({ attempts: 0 });
  });

  test("a wake ends a sleep", async () => {
    const { queue, wake } = aQueue();
    await wake(OUR_SHOP, 1);
    await queue.finish(await first(queue.claim(1)), snooze(3600));
    await wake(OUR_SHOP, 1);
    expect(await queue.claim(1)).toHaveLength(1);
  });
});

describe("failing", () => {
  test("counts the attempts and waits, and success forgets them", async () => {
    const { queue, wake, clock } = aQueue();
    await wake(OUR_SHOP, 1);
    for (const attempts of [0, 1, 2]) {
      const job = await first(queue.claim(1));
      expect(job.attempts).toBe(attempts);
      await queue.fail(job, 10);
      expect(await queue.claim(1)).toEqual([]);
      clock.pass(11);
    }
    await queue.finish(await first(queue.claim(1)), snooze(0));
    expect(await first(queue.claim(1))).toMatchObject({ attempts: 0 });
  });

  test("a wake that comes while a job runs is not lost when the run fails", async () => {
    const { queue, wake } = aQueue();
    await wake(OUR_SHOP, 1);
    const job = await first(queue.claim(1));
    await wake(OUR_SHOP, 1);
    await queue.fail(job, 3600);
    expect(await queue.claim(1)).toHaveLength(1);
  });
});

describe("locks", () => {
  test("a worker cannot end what another has claimed", async () => {
    const { queue, others, wake } = aQueue();
    await wake(OUR_SHOP, 1);
    const job = await first(queue.claim(1));
    await others.finish(job, done);
    await others.fail(job, 0);
    expect(await others.claim(1)).toEqual([]);
    await queue.finish(job, snooze(0));
    expect(await others.claim(1)).toMatchObject([{ attempts: 0 }]);
  });

  test("a new worker frees what a dead one held, and keeps its own", async () => {
    const { queue, others, wake, clock } = aQueue();
    await wake(OUR_SHOP, 1, 2);
    const [dead] = await queue.claim(1);
    await others.claim(1);
    expect(await others.rescue({ before: new Date(clock.now().getTime() - 300_000), running: [], setBackMs: 0 })).toBe(
      1,
    );
    expect(await others.claim(5)).toMatchObject([{ key: dead?.key }]);
  });

  test("a lock its own worker has forgotten is freed, one it is working under is not", async () => {
    const { queue, wake, clock } = aQueue();
    await wake(OUR_SHOP, 1, 2);
    const running = await first(queue.claim(1));
    const forgotten = await first(queue.claim(1));
    clock.pass(301);
    expect(
      await queue.rescue({ before: new Date(clock.now().getTime() - 300_000), running: [running], setBackMs: 0 }),
    ).toBe(1);
    expect(await queue.claim(5)).toMatchObject([{ key: forgotten.key }]);
  });

  test("what sleeps longer than any wait was put to sleep by a clock that ran ahead, and is woken", async () => {
    const { queue, wake, clock } = aQueue();
    await wake(OUR_SHOP, 1, 2);
    await queue.finish(await first(queue.claim(1)), snooze(86_400));
    clock.pass(5 * 86_400);
    const late = await first(queue.claim(1));
    await queue.finish(late, snooze(300));
    clock.pass(-5 * 86_400);
    expect(await queue.claim(5)).toEqual([]);
    await queue.rescue({ before: new Date(clock.now().getTime() - 300_000), running: [], setBackMs: 0 });
    expect(await queue.claim(5)).toMatchObject([{ key: late.key }]);
  });
});

test("one order has one job, however often it is woken", async () => {
  const { wake, database } = aQueue();
  await Promise.all(Array.from({ length: 30 }, () => wake(OUR_SHOP, 1)));
  await wake(THEIR_SHOP, 1);
  expect(database.writer.prepare("select shop, key, wakes from jobs order by id").all()).toEqual([
    { shop: OUR_SHOP, key: ID, wakes: 30 },
    { shop: THEIR_SHOP, key: ID, wakes: 1 },
  ]);
});
