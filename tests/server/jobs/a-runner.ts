import { sql } from "drizzle-orm";
import { onTestFinished } from "vitest";
import type { ShopId } from "../../../server/invoice/ids.ts";
import { createRush, type Rush } from "../../../server/jobs/rush.ts";
import { GraphileRunner } from "../../../server/jobs/graphile-runner.ts";
import { Worker } from "../../../server/jobs/worker.ts";
import type { Job, JobHandler, JobRunner } from "../../../server/pipeline/ports/jobs.ts";
import { sqliteJobQueue } from "../../../server/store/job-queue.ts";
import { type EngineName, postgresStore } from "../../support/engines.ts";
import { orderId, temporaryStore } from "../../support/temporary-store.ts";
import { until } from "../../support/until.ts";

type Options = { readonly concurrency?: number; readonly perShop?: number; readonly rush?: Rush };
type Reports = Pick<ConstructorParameters<typeof GraphileRunner>[0], "handle" | "onFailure" | "onTrouble">;

/** A runner on a real queue; `log` tells what began and ended. */
export async function runnerOn(engine: EngineName, work: JobHandler, options: Options = {}) {
  const log: string[] = [];
  const running = new Set<string>();
  const failures: { readonly key: string; readonly attempts: number; readonly cause: unknown }[] = [];
  const troubles: unknown[] = [];
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
  const reports = { handle, onFailure, onTrouble: (cause: unknown) => void troubles.push(cause) };
  const limits = { concurrency: 8, perShop: 8, rush: createRush(), ...options };
  const bench = await (engine === "sqlite" ? onSqlite : onPostgres)({ ...reports, ...limits });
  onTestFinished(() => bench.runner.stop());
  return {
    ...bench,
    log,
    failures,
    troubles,
    running,
    most: () => most,
    idle: () => until("no job left", async () => running.size === 0 && (await bench.left()) === 0),
  };
}

type Bench = {
  readonly runner: JobRunner;
  readonly wake: (shop: ShopId, ...orders: readonly number[]) => Promise<void>;
  /** Jobs in the queue, and those of them that nobody works on. */
  readonly left: () => Promise<number>;
  readonly asleep: () => Promise<number>;
  /** Lets time pass for the queue. */
  readonly pass: (seconds: number) => Promise<void>;
};
type Parts = Reports & { readonly concurrency: number; readonly perShop: number; readonly rush: Rush };

async function onSqlite({ perShop, ...parts }: Parts): Promise<Bench> {
  const store = temporaryStore();
  const { clock, unitOfWork, database } = store;
  const queue = sqliteJobQueue(store, { now: clock.now, worker: "us", perShop });
  const runner = new Worker({ ...parts, queue, now: clock.now });
  const count = (where: string) =>
    database.writer.prepare(`select count(*) from jobs ${where}`).pluck().get() as number;
  return {
    runner,
    wake: async (shop, ...orders) => {
      await wakeAll(unitOfWork, shop, orders);
      runner.nudge();
    },
    left: async () => count(""),
    asleep: async () => count("where locked_by is null"),
    pass: async (seconds) => {
      clock.pass(seconds);
      runner.nudge();
    },
  };
}

async function onPostgres(parts: Parts): Promise<Bench> {
  const { pool, lasting, locks, unitOfWork, reading } = await postgresStore();
  const runner = new GraphileRunner({ ...parts, pool: lasting, locks, onEnd: () => {} });
  const count = async (where: string) =>
    (await reading.rows(sql.raw(`select 1 from graphile_worker.jobs where ${where}`))).length;
  return {
    runner,
    wake: (shop, ...orders) => wakeAll(unitOfWork, shop, orders),
    left: () => count("true"),
    asleep: () => count("locked_at is null"),
    // The engine goes by the database's clock: what is planned comes nearer instead.
    pass: async (seconds) => {
      const earlier = `run_at = run_at - interval '${seconds} seconds'`;
      await pool.query(`update graphile_worker._private_jobs set ${earlier} where locked_at is null`);
      runner.nudge();
    },
  };
}

export function wakeAll(
  unitOfWork: Awaited<ReturnType<typeof postgresStore>>["unitOfWork"],
  shop: ShopId,
  orders: readonly number[],
): Promise<void> {
  return unitOfWork(shop, async ({ jobs }) => {
    for (const order of orders) await jobs.wake(orderId(order));
  });
}
