import type { Pool } from "pg";

/** Longer than the store waits for any answer: what was given to this process by then is in its hand, or the answer was lost. */
const LOST_AFTER_MS = 120_000;

/** The engine frees all jobs of a worker or none; this is its own statement, for some. */
const FREE = `update graphile_worker._private_jobs set locked_at = null, locked_by = null
  where locked_by = $1 and locked_at < now() - $2::float8 * interval '1 millisecond' and id <> all($3::bigint[])`;

/**
 * The jobs this process was given. The database may give one in an answer that never arrives, as in a failover; the process
 * lives, so nobody else would take that job up for hours.
 */
export class Claims {
  readonly #pool: Pool;
  readonly #lostAfterMs: number;
  /** A job that ran stays in hand until it is gone: its deletion may still be under way. */
  readonly #inHand = new Set<string>();

  constructor(pool: Pool, lostAfterMs = LOST_AFTER_MS) {
    this.#pool = pool;
    this.#lostAfterMs = lostAfterMs;
  }

  get inHand(): readonly string[] {
    return [...this.#inHand];
  }

  /** The answer that gives this job arrived. */
  arrived(id: string): void {
    this.#inHand.add(id);
  }

  gone(ids: readonly string[]): void {
    for (const id of ids) this.#inHand.delete(id);
  }

  /** Of the jobs given to this worker, frees those whose answer was lost. */
  async freeLost(worker: string, given: readonly string[]): Promise<void> {
    if (given.every((id) => this.#inHand.has(id))) return;
    await this.#pool.query(FREE, [worker, this.#lostAfterMs, this.inHand]);
  }
}
