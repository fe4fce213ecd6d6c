import type { Job, JobHandler, JobQueue, JobRunner } from "../pipeline/ports/jobs.ts";
import { backoffSeconds } from "./backoff.ts";
import type { Rush } from "./rush.ts";

export type WorkerOptions = {
  readonly queue: JobQueue;
  readonly handle: JobHandler;
  /** Jobs in flight at once; they mostly wait for the network. */
  readonly concurrency: number;
  readonly now: () => Date;
  readonly rush: Rush;
  readonly onFailure: (job: Job, cause: unknown) => void;
  /** The queue itself could not be asked; it is asked again in a second. */
  readonly onTrouble: (cause: unknown) => void;
};

const IDLE_MS = 1000;
const FILL_AFTER_MS = 25;
/** A lock that no running job of ours holds was left by a finish that failed. */
const STUCK_AFTER_MS = 60_000;
/** Less is a clock being kept right. */
const SET_BACK_MS = 30_000;

/** Takes due jobs until it is stopped. A nudge makes it look at once; otherwise it looks when the next job is due. */
export class Worker implements JobRunner {
  readonly #options: WorkerOptions;
  readonly #running = new Map<Job, Promise<void>>();
  #rescuedAt = 0;
  /** That moment by a clock nobody sets. */
  #rescuedTick = Number.POSITIVE_INFINITY;
  #timer: NodeJS.Timeout | undefined;
  #filling: NodeJS.Timeout | undefined;
  #turn: Promise<void> | undefined;
  #nudged = false;
  #isStopping = false;

  constructor(options: WorkerOptions) {
    this.#options = options;
  }

  /** Frees what a crashed worker left locked, then begins. */
  async start(): Promise<void> {
    await this.#rescue();
    this.nudge();
  }

  async #rescue(): Promise<void> {
    const { queue, now } = this.#options;
    const [at, tick] = [now().getTime(), performance.now()];
    const behindMs = tick - this.#rescuedTick - (at - this.#rescuedAt);
    const setBackMs = behindMs > SET_BACK_MS ? Math.trunc(behindMs) : 0;
    await queue.rescue({ before: new Date(at - STUCK_AFTER_MS), running: [...this.#running.keys()], setBackMs });
    [this.#rescuedAt, this.#rescuedTick] = [at, tick];
  }

  nudge(): void {
    this.#nudged = true;
    if (this.#isStopping || this.#turn) return;
    clearTimeout(this.#timer);
    this.#turn = this.#take().finally(() => {
      this.#turn = undefined;
      if (this.#nudged) this.nudge();
    });
  }

  /** Takes no more jobs and resolves once those in flight have finished. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    clearTimeout(this.#timer);
    await this.#turn;
    await Promise.all(this.#running.values());
    clearTimeout(this.#filling);
  }

  async #take(): Promise<void> {
    const { queue, concurrency, now, rush } = this.#options;
    this.#nudged = false;
    try {
      // Also where the clock was turned back since.
      if (Math.abs(now().getTime() - this.#rescuedAt) > STUCK_AFTER_MS) await this.#rescue();
      const free = concurrency - this.#running.size;
      // Whichever job ends next makes it look again.
      if (free <= 0) return this.#sleep(IDLE_MS);
      const room = rush.room();
      if (room === 0) return this.#sleep(0);
      rush.looked();
      const jobs = this.#isStopping ? [] : await queue.claim(Math.min(free, room));
      for (const job of jobs) this.#start(job);
      if (jobs.length > 0) return this.nudge();
      const due = await queue.nextDueAt();
      this.#sleep(due ? due.getTime() - now().getTime() : IDLE_MS);
    } catch (cause) {
      this.#options.onTrouble(cause);
      this.#sleep(IDLE_MS);
    }
  }

  #sleep(ms: number): void {
    if (this.#isStopping) return;
    clearTimeout(this.#timer);
    // A due job that could not be claimed waits for its shop's turn: a finished job nudges, the timer is the safety net.
    this.#timer = setTimeout(() => this.nudge(), Math.min(Math.max(ms, 50), IDLE_MS));
  }

  #start(job: Job): void {
    const run = this.#run(job).finally(() => {
      this.#running.delete(job);
      this.#freed();
    });
    this.#running.set(job, run);
  }

  /** While others still work, places that become free within a moment are filled by one claim: each looks at every shop. */
  #freed(): void {
    if (this.#running.size === 0) return this.nudge();
    this.#filling ??= setTimeout(() => {
      this.#filling = undefined;
      this.nudge();
    }, FILL_AFTER_MS);
  }

  async #run(job: Job): Promise<void> {
    const { queue, handle, onFailure } = this.#options;
    try {
      await queue.finish(job, await handle(job));
    } catch (cause) {
      onFailure(job, cause);
      await queue.fail(job, backoffSeconds(job.attempts, cause)).catch(this.#options.onTrouble);
    }
  }
}
