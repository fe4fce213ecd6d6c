import type { ShopId } from "../invoice/ids.ts";

/** The one task there is; its key is an order id. */
export const ADVANCE_ORDER = "advance-order";

/** One unit of background work; `key` is unique within (task, shop). */
export type Job = {
  readonly id: number;
  readonly task: string;
  readonly shop: ShopId;
  readonly key: string;
  /** Failures in a row so far. */
  readonly attempts: number;
  /** The wake count when it was claimed: a later wake makes it run again. */
  readonly wakes: number;
};

/** What a handler answers; throwing is the fourth outcome. Waiting never spends an attempt. */
export type JobOutcome = { readonly kind: "done" } | { readonly kind: "snooze"; readonly seconds: number };

export const done: JobOutcome = { kind: "done" };
export const snooze = (seconds: number): JobOutcome => ({ kind: "snooze", seconds: boundedWait(seconds) });

/** A day at most: a provider that tells us to come back in a year must not lose an invoice. */
export const boundedWait = (seconds: number): number => Math.min(Math.max(seconds, 0), 86_400);

export type JobQueue = {
  /** Locks up to `limit` due jobs, never more than the cap of one shop at a time, oldest turn first. */
  claim(limit: number): Promise<readonly Job[]>;
  finish(job: Job, outcome: JobOutcome): Promise<void>;
  /** Counts the failure and lets the job run again after `seconds`. */
  fail(job: Job, seconds: number): Promise<void>;
  /** Frees jobs whose worker is gone, and those locked before `before` that are not among `running`. */
  rescue(before: Date, running: readonly Job[]): Promise<number>;
  /** When the next unlocked job is due; `undefined` when there is none. */
  nextDueAt(): Promise<Date | undefined>;
};
