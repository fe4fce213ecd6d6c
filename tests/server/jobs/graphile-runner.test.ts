import { sql } from "drizzle-orm";
import { DatabaseError, type Pool } from "pg";
import { expect, onTestFinished, test } from "vitest";
import { createRush, type Rush } from "../../../server/jobs/rush.ts";
import { GraphileRunner } from "../../../server/jobs/graphile-runner.ts";
import { done, type JobHandler } from "../../../server/pipeline/ports/jobs.ts";
import type { ProcessLocks } from "../../../server/pipeline/ports/locks.ts";
import { lastingPool } from "../../../server/store/lasting-pool.ts";
import { overridden } from "../../../server/store/overridden.ts";
import { postgresStore } from "../../support/engines.ts";
import { OUR_SHOP, THEIR_SHOP } from "../../support/temporary-store.ts";
import { until } from "../../support/until.ts";
import { wakeAll } from "./a-runner.ts";

type Options = {
  /** Another process's database. */
  readonly url?: string;
  readonly perShop?: number;
  /** What stands between it and its connections. */
  readonly between?: (pool: Pool) => Pool;
  readonly locksOf?: (locks: ProcessLocks) => ProcessLocks;
  readonly rush?: Rush;
};

/** One process of several on the same database. */
async function aProcess(handle: JobHandler, { url, perShop = 8, rush = createRush(), ...parts }: Options = {}) {
  const { between = (pool: Pool) => pool, locksOf = (locks: ProcessLocks) => locks } = parts;
  const told: string[] = [];
  const tell = (what: string) => () => void told.push(what);
  const store = await postgresStore(url === undefined ? {} : { url });
  const { pool, locks, reading } = store;
  const runner = new GraphileRunner({
    pool: lastingPool(between(pool), tell("trouble")),
    locks: locksOf(locks),
    handle,
    rush,
    concurrency: 8,
    perShop,
    onFailure: tell("failed"),
    onTrouble: tell("trouble"),
    onEnd: tell("ended"),
  });
  onTestFinished(() => runner.stop());
  const left = async () => (await reading.rows(sql`select 1 from graphile_worker.jobs`)).length;
  return { ...store, runner, left, told };
}

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

test("the jobs of a process that is gone are taken up by another at once", async () => {
  const gate = Promise.withResolvers<typeof done>();
  let began = 0;
  const dead = await aProcess(() => {
    began += 1;
    return gate.promise;
  });
  onTestFinished(() => gate.resolve(done));
  await wakeAll(dead.unitOfWork, OUR_SHOP, [1, 2]);
  await dead.runner.start();
  await until("both run", () => began === 2);
  await wakeAll(dead.unitOfWork, OUR_SHOP, [1]);
  // What the database sees of a kill -9.
  await dead.locks.close();
  const ran: string[] = [];
  const alive = await aProcess(async ({ key }) => {
    ran.push(key);
    return done;
  }, dead);
  await alive.runner.start();
  await until("they ran elsewhere", () => ran.length === 2);
  await until("none is left", async () => (await alive.left()) === 0);
});

test("the jobs of a process that lives are left alone, however long they take", async () => {
  const gate = Promise.withResolvers<typeof done>();
  const runs: string[] = [];
  const running = new Set<string>();
  let overlaps = 0;
  const handle: JobHandler = async ({ shop, key }) => {
    const order = `${shop} ${key}`;
    if (running.has(order)) overlaps += 1;
    running.add(order);
    runs.push(order);
    await gate.promise;
    running.delete(order);
    return done;
  };
  const first = await aProcess(handle);
  await wakeAll(first.unitOfWork, OUR_SHOP, [1]);
  await first.runner.start();
  await until("it runs", () => runs.length === 1);
  const second = await aProcess(handle, first);
  await second.runner.start();
  // Woken meanwhile, its next run is claimed and put back until the first has ended.
  await wakeAll(first.unitOfWork, OUR_SHOP, [1]);
  await wakeAll(first.unitOfWork, THEIR_SHOP, [7]);
  await until("the second is at work", () => runs.length === 2);
  gate.resolve(done);
  await until("it ran again after it ended", () => runs.length === 3);
  expect(overlaps).toBe(0);
});

test("an order never runs in two processes at once, however often it is woken, and every wake is answered", async () => {
  const orders = numbers(30);
  const running = new Set<string>();
  let overlaps = 0;
  const seen = new Map<string, number>();
  let woken = 0;
  const handle: JobHandler = async ({ key }) => {
    if (running.has(key)) overlaps += 1;
    running.add(key);
    seen.set(key, woken);
    await new Promise((resolve) => setImmediate(resolve));
    running.delete(key);
    return done;
  };
  const first = await aProcess(handle);
  const second = await aProcess(handle, first);
  await Promise.all([first.runner.start(), second.runner.start()]);
  for (let round = 1; round <= 4; round += 1) {
    await wakeAll(round % 2 ? first.unitOfWork : second.unitOfWork, OUR_SHOP, orders);
    woken = round;
  }
  // A run that began after the last wake was committed has seen all there is to see.
  const last = async () => {
    await wakeAll(first.unitOfWork, OUR_SHOP, orders);
    woken = 5;
  };
  await last();
  await until("all have run", async () => running.size === 0 && (await first.left()) === 0);
  expect(overlaps).toBe(0);
  expect(seen.size).toBe(orders.length);
});

test("a shop's long backlog keeps to its cap from the first claim on, and another shop's order is taken at once", async () => {
  const gate = Promise.withResolvers<typeof done>();
  let ours = 0;
  let theirs = 0;
  const { runner, unitOfWork } = await aProcess(
    async ({ shop }) => {
      if (shop === THEIR_SHOP) theirs += 1;
      else ours += 1;
      return shop === THEIR_SHOP ? done : gate.promise;
    },
    { perShop: 3 },
  );
  onTestFinished(() => gate.resolve(done));
  await wakeAll(unitOfWork, OUR_SHOP, numbers(1000));
  await runner.start();
  await until("our cap is full", () => ours === 3);
  await wakeAll(unitOfWork, THEIR_SHOP, numbers(5));
  await until("theirs are done", () => theirs === 5);
  expect(ours).toBe(3);
});

test.each([
  ["refuses connections", Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:5432"), { code: "ECONNREFUSED" })],
  ["breaks them off", new Error("Connection terminated unexpectedly")],
])("a database that %s while a job ends costs neither the process nor the job", async (_what, cause) => {
  let isAway = false;
  let tries = 0;
  const ran: string[] = [];
  const handle: JobHandler = async ({ key }) => {
    isAway = ran.length === 0;
    ran.push(key);
    return done;
  };
  const between = (pool: Pool) =>
    overridden(pool, "connect", async (listen?: Parameters<Pool["connect"]>[0]) => {
      if (listen) return pool.connect(listen);
      if (!isAway) return pool.connect();
      tries += 1;
      throw cause;
    });
  const { runner, unitOfWork, left } = await aProcess(handle, { between });
  await wakeAll(unitOfWork, OUR_SHOP, [1]);
  await runner.start();
  await until("it was tried in vain", () => tries > 0);
  isAway = false;
  await wakeAll(unitOfWork, OUR_SHOP, [2]);
  await until("both are done and gone", async () => ran.length === 2 && (await left()) === 0);
});

test.each([
  ["locks the jobs for too long", "55P03"],
  ["takes no writes", "25006"],
  ["has a statement cancelled", "57014"],
])(
  "a database that %s while a job is deleted costs neither the process nor the job, and is told of",
  async (_what, code) => {
    let refused = 0;
    const between = (pool: Pool) =>
      overridden(pool, "connect", async (listen?: Parameters<Pool["connect"]>[0]) => {
        if (listen) return pool.connect(listen);
        const client = await pool.connect();
        const ask = client.query.bind(client) as (...given: readonly unknown[]) => Promise<unknown>;
        const query = (...given: readonly unknown[]) => {
          if (refused > 0 || !JSON.stringify(given).includes("delete from")) return ask(...given);
          refused += 1;
          return Promise.reject(Object.assign(new DatabaseError("refused", 7, "error"), { code }));
        };
        return overridden(client, "query", query);
      });
    const { runner, unitOfWork, left, told } = await aProcess(async () => done, { between });
    await wakeAll(unitOfWork, OUR_SHOP, [1]);
    await runner.start();
    await until("it was refused", () => refused > 0);
    await until("it is done and gone", async () => (await left()) === 0);
    expect(told).toEqual(["trouble"]);
  },
);

test("a job that found no connection for its locks is told of, and comes again as any that failed", async () => {
  let asked = 0;
  const locksOf = (locks: ProcessLocks): ProcessLocks => ({
    tryHold: (name) => {
      if (!name.startsWith("advance-order")) return locks.tryHold(name);
      asked += 1;
      return asked > 1 ? locks.tryHold(name) : Promise.reject(new DatabaseError("too many connections", 7, "error"));
    },
    release: (name) => locks.release(name),
  });
  const attempts: number[] = [];
  const handle: JobHandler = async (job) => {
    attempts.push(job.attempts);
    return done;
  };
  const { runner, unitOfWork, reading, told } = await aProcess(handle, { locksOf });
  await wakeAll(unitOfWork, OUR_SHOP, [1]);
  await runner.start();
  await until("it is told", () => told.length > 0);
  // Left to the engine it would rest longer each time, up to six hours.
  const rests = sql`select 1 from graphile_worker._private_jobs where attempts = 0 and run_at between now() and now() + interval '3 seconds'`;
  await until("it rests", async () => (await reading.rows(rests)).length > 0);
  runner.nudge();
  await until("it ran", () => attempts.length > 0);
  expect({ told, attempts }).toEqual({ told: ["failed"], attempts: [1] });
});

test("an engine that another process brought to a newer version ends, and says so", async () => {
  const { runner, pool, told } = await aProcess(async () => done);
  await runner.start();
  const migrated = `select pg_notify('worker:migrate', '{"breaking":true,"migrationNumber":999}')`;
  await until("it is told", async () => {
    await pool.query(migrated);
    return told.includes("ended");
  });
  expect(told).toEqual(["ended"]);
  process.exitCode = undefined;
});

test("stopped while it looks for the next job, it tells of no trouble", async () => {
  const gate = Promise.withResolvers<typeof done>();
  let looks = 0;
  const rush = { note: () => {}, room: () => (looks === 0 ? 1 : 0), looked: () => void (looks += 1) };
  const { runner, unitOfWork, told, left } = await aProcess(() => gate.promise, { rush });
  await wakeAll(unitOfWork, OUR_SHOP, [1]);
  await runner.start();
  await until("its first job was claimed", () => looks === 1);
  const stopped = runner.stop();
  gate.resolve(done);
  await stopped;
  expect(told).toEqual([]);
  expect(await left()).toBe(0);
});
