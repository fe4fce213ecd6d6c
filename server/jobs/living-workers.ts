import { setTimeout as wait } from "node:timers/promises";
import type { Pool } from "pg";
import type { ProcessLocks } from "../pipeline/ports/locks.ts";
import type { Claims } from "./claims.ts";

type Options = {
  readonly pool: Pool;
  readonly locks: ProcessLocks;
  readonly claims: Claims;
  readonly onTrouble: (cause: unknown) => void;
};

const LOOK_EVERY_MS = 5000;
const JOIN_AGAIN_MS = 500;

/** A job that was woken while it ran has lost its key to the next one: freed, by whomever, it is never taken up again. */
const DELETE_SUPERSEDED = `select graphile_worker.complete_jobs(array(
  select id from graphile_worker.jobs where key is null and locked_at is null))`;

const lockOf = (worker: string): string => `worker ${worker}`;

/**
 * Which workers live: each holds a lock that ends with its process, even by kill -9. The engine alone would leave a dead
 * worker's jobs alone for four hours; here the others free them within seconds. One that lives frees what it was given and
 * never heard of.
 */
export class LivingWorkers {
  readonly #options: Options;
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> | undefined;

  constructor(options: Options) {
    this.#options = options;
  }

  /** From now on this worker is seen to live, and looks after those that do not. Resolves once the database has answered. */
  async join(worker: string): Promise<void> {
    while (!(await this.#isSeenToLive(worker))) await wait(JOIN_AGAIN_MS);
    await this.#look(worker);
    this.#timer = setInterval(() => {
      this.#looking ??= this.#look(worker).finally(() => {
        this.#looking = undefined;
      });
    }, LOOK_EVERY_MS);
  }

  async #isSeenToLive(worker: string): Promise<boolean> {
    try {
      await this.#options.locks.tryHold(lockOf(worker));
      return true;
    } catch (cause) {
      this.#options.onTrouble(cause);
      return false;
    }
  }

  /** Whether any job is this worker's still. */
  async hasJobs(worker: string): Promise<boolean> {
    const { rows } = await this.#options.pool.query("select 1 from graphile_worker.jobs where locked_by = $1 limit 1", [
      worker,
    ]);
    return rows.length > 0;
  }

  async leave(worker: string): Promise<void> {
    clearInterval(this.#timer);
    await this.#looking;
    await this.#options.locks.release(lockOf(worker));
  }

  async #look(worker: string): Promise<void> {
    try {
      await this.#freeJobs(worker);
    } catch (cause) {
      this.#options.onTrouble(cause);
    }
  }

  async #freeJobs(own: string): Promise<void> {
    const { pool, claims } = this.#options;
    const before = claims.inHand;
    const { rows } = await pool.query<{ id: string; locked_by: string | null }>(
      "select id, locked_by from graphile_worker.jobs where locked_by is not null or key is null",
    );
    if (rows.some(({ locked_by }) => locked_by === null)) await pool.query(DELETE_SUPERSEDED);
    const given = new Map(rows.flatMap(({ id, locked_by }) => (locked_by === null ? [] : [[id, locked_by]])));
    claims.gone(before.filter((id) => !given.has(id)));
    const ours = [...given].flatMap(([id, worker]) => (worker === own ? [id] : []));
    await claims.freeLost(own, ours);
    for (const worker of new Set(given.values())) if (worker !== own) await this.#freeJobsOfADead(worker);
  }

  async #freeJobsOfADead(worker: string): Promise<void> {
    const { pool, locks } = this.#options;
    // Whoever gets a worker's lock knows that nobody has it.
    if (!(await locks.tryHold(lockOf(worker)))) return;
    try {
      await pool.query("select graphile_worker.force_unlock_workers($1::text[])", [[worker]]);
    } finally {
      // Kept after a failure, it would tell everybody that the dead one lives.
      await locks.release(lockOf(worker));
    }
  }
}
