import { EventEmitter } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { type JobHelpers, Logger, runTaskList, type WorkerEvents, type WorkerPool } from "graphile-worker";
import type { Pool } from "pg";
import { z } from "zod";
import { type ShopId, shopId } from "../invoice/ids.ts";
import {
  type Job,
  type JobHandler,
  jobKey,
  type JobRunner,
  shopFlag,
  type Task,
  TASKS,
} from "../pipeline/ports/jobs.ts";
import type { ProcessLocks } from "../pipeline/ports/locks.ts";
import { backoffSeconds } from "./backoff.ts";
import { Claims } from "./claims.ts";
import type { Rush } from "./rush.ts";
import { LivingWorkers } from "./living-workers.ts";
import { Lookout } from "./lookout.ts";
import { planAgain } from "./plan-again.ts";
import { ShopPlaces } from "./shop-places.ts";
import { ShopTurns } from "./shop-turns.ts";

export type GraphileRunnerOptions = {
  /** One that lasts: see `lastingPool`. */
  readonly pool: Pool;
  readonly locks: ProcessLocks;
  readonly handle: JobHandler;
  /** Jobs in flight at once in this process. */
  readonly concurrency: number;
  /** Jobs of one shop in flight at once, in all processes. */
  readonly perShop: number;
  readonly rush: Rush;
  /** See `Claims`. */
  readonly lostAfterMs?: number;
  readonly onFailure: (job: Job, cause: unknown) => void;
  readonly onTrouble: (cause: unknown) => void;
  /** It ended without being stopped, and works on nothing any more. */
  readonly onEnd: () => void;
};

/** Sleeping jobs are looked for this often; woken ones are announced by the database. */
const POLL_MS = 500;
/** Until its last jobs are deleted, a stopped engine is looked at this often. */
const LOOK_MS = 20;
const MOST_LOOKS = 250;
/** While webhooks pour in the next job is thought of this often. */
const RUSH_MS = 10;
/** Another process, or an earlier run, still works on this order. */
const BUSY_SECONDS = 0.5;

const payloadShape = z.object({ shop: z.string(), key: z.string(), attempts: z.number() });

/**
 * graphile-worker as the engine. It claims, listens and keeps time; what it leaves open is added here: shops take turns and
 * have a cap, one run at a time per order also while a wake has planned the next one, and jobs of dead processes taken up at
 * once.
 */
export class GraphileRunner implements JobRunner {
  readonly #options: GraphileRunnerOptions;
  readonly #turns: ShopTurns;
  readonly #places: ShopPlaces;
  readonly #claims: Claims;
  readonly #living: LivingWorkers;
  readonly #lookout = new Lookout(POLL_MS);
  readonly #ready = Promise.withResolvers<void>();
  #workers: WorkerPool | undefined;

  constructor(options: GraphileRunnerOptions) {
    this.#options = options;
    this.#turns = new ShopTurns(options.perShop);
    this.#places = new ShopPlaces(options.locks, options.perShop);
    this.#claims = new Claims(options.pool, options.lostAfterMs);
    this.#living = new LivingWorkers({ ...options, claims: this.#claims });
  }

  async start(): Promise<void> {
    const { pool, concurrency, onTrouble } = this.#options;
    this.#workers = runTaskList(
      {
        concurrency,
        pollInterval: POLL_MS,
        noHandleSignals: true,
        forbiddenFlags: () => this.#nextClaim(),
        events: this.#events(),
        logger: new Logger(() => (level, _message, meta) => {
          if (level === "error" && !meta?.["failure"]) onTrouble(meta?.["error"] ?? new Error("the job engine"));
        }),
      },
      Object.fromEntries(TASKS.map((task) => [task, (payload, helpers) => this.#run(task, payload, helpers)])),
      pool,
    );
    const workers = this.#workers;
    workers.promise.catch(onTrouble).finally(() => this.#ended(workers));
    // Before it claims anything others must be able to see that it lives.
    await this.#living.join(workers.id);
    this.#ready.resolve();
  }

  /** By itself it ends when another process has brought its tables to a version it does not know. */
  #ended(workers: WorkerPool): void {
    if (this.#workers !== workers) return;
    this.#workers = undefined;
    this.#options.onEnd();
  }

  nudge(): void {
    this.#lookout.news();
    if (this.#isAtWork()) this.#workers?.nudge(1);
  }

  async stop(): Promise<void> {
    this.#ready.resolve();
    const workers = this.#workers;
    this.#workers = undefined;
    if (!workers) return;
    this.#lookout.news();
    await workers.gracefulShutdown();
    // The engine does not wait for its last finished jobs to be deleted.
    for (let looks = 0; looks < MOST_LOOKS && (await this.#living.hasJobs(workers.id)); looks += 1) await wait(LOOK_MS);
    await this.#living.leave(workers.id);
  }

  async #nextClaim(): Promise<string[]> {
    await this.#ready.promise;
    const barred = await this.#turns.begin(() => this.#timeToLook());
    return barred.map(shopFlag);
  }

  async #timeToLook(): Promise<void> {
    if (this.#isAtWork()) await this.#lookout.time();
    while (this.#isAtWork() && this.#options.rush.room() === 0) await wait(RUSH_MS);
    this.#options.rush.looked();
  }

  #isAtWork(): boolean {
    return this.#workers?._shuttingDown === false;
  }

  #events(): WorkerEvents {
    const events: WorkerEvents = new EventEmitter();
    events.on("job:start", ({ job }) => {
      this.#claims.arrived(job.id);
      this.#turns.claimed(shopOf(job.payload));
    });
    events.on("worker:getJob:empty", ({ worker }) => {
      if (!this.#turns.claimed(undefined)) this.#lookout.foundNone();
      // One that is stopped takes no nudge.
      else if (this.#isAtWork()) worker.nudge();
    });
    events.on("pool:listen:notification", () => this.#lookout.news());
    events.on("pool:gracefulShutdown", () => this.#lookout.news());
    events.on("worker:getJob:error", () => this.#turns.claimed(undefined));
    return events;
  }

  async #run(task: Task, payload: unknown, helpers: JobHelpers): Promise<void> {
    const { shop, key, attempts } = payloadShape.parse(payload);
    const job: Job = { id: Number(helpers.job.id), task, shop: shopId(shop), key, attempts, wakes: 0 };
    try {
      await this.#runAlone(job, helpers).catch((cause: unknown) => this.#failed(job, helpers, cause));
    } finally {
      this.#turns.finished(job.shop);
      this.#lookout.news();
    }
  }

  /** Asks for both locks at once, and lets go of them together: each question to the database delays the next job's. */
  async #runAlone(job: Job, helpers: JobHelpers): Promise<void> {
    const { locks } = this.#options;
    const name = jobKey(job);
    const [alone, place] = await Promise.allSettled([locks.tryHold(name), this.#places.take(job.shop)]);
    try {
      if (orThrow(alone)) await this.#runInPlace(job, helpers, orThrow(place));
      else await planAgain(helpers, job, { seconds: BUSY_SECONDS });
    } finally {
      await Promise.all([
        alone.status === "fulfilled" && alone.value && locks.release(name),
        place.status === "fulfilled" && place.value !== undefined && this.#places.leave(place.value),
      ]);
    }
  }

  async #runInPlace(job: Job, helpers: JobHelpers, place: string | undefined): Promise<void> {
    if (place !== undefined) return this.#runJob(job, helpers);
    this.#turns.isFull(job.shop);
    // It keeps its age: whoever has room takes it before the shop's younger ones.
    await planAgain(helpers, job, { at: helpers.job.run_at });
  }

  async #runJob(job: Job, helpers: JobHelpers): Promise<void> {
    const outcome = await this.#options.handle(job);
    if (outcome.kind === "snooze") await planAgain(helpers, { ...job, attempts: 0 }, outcome);
  }

  /** Also where not even its locks could be asked for: left to the engine it would rest for hours without a word. */
  async #failed(job: Job, helpers: JobHelpers, cause: unknown): Promise<void> {
    this.#options.onFailure(job, cause);
    const seconds = backoffSeconds(job.attempts, cause);
    await planAgain(helpers, { ...job, attempts: job.attempts + 1 }, { seconds });
  }
}

/** What was asked for, unless asking failed. */
function orThrow<T>(answer: PromiseSettledResult<T>): T {
  if (answer.status === "rejected") throw answer.reason;
  return answer.value;
}

const shopOf = (payload: unknown): ShopId | undefined => {
  const { data } = payloadShape.safeParse(payload);
  return data && shopId(data.shop);
};
