import type { OrderId, ShopId } from "../../invoice/ids.ts";

/** Carries one order on; its key is the order's id. */
export const ADVANCE_ORDER = "advance-order";
/** Compares the shop with Shopify; its key is the shop, so that there is one of it. */
export const RECONCILE_SHOP = "reconcile-shop";
/** Answers what Shopify asks on behalf of buyers; its key is the shop. */
export const ANSWER_PRIVACY = "answer-privacy";
/** Tells Shopify's page of an order what became of it; its key is the order's id. */
export const WRITE_BACK = "write-back";
/** Looks whether the past orders asked for are there; its key is the shop. */
export const READ_BACKFILL = "read-backfill";
export const TASKS = [ADVANCE_ORDER, RECONCILE_SHOP, ANSWER_PRIVACY, WRITE_BACK, READ_BACKFILL] as const;
/** An invoice passes several states within a moment, and others come first. */
export const WRITE_BACK_AFTER_SECONDS = 2;
export type Task = (typeof TASKS)[number];

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

export type JobHandler = (job: Job) => Promise<JobOutcome>;

export const done: JobOutcome = { kind: "done" };
export const snooze = (seconds: number): JobOutcome => ({ kind: "snooze", seconds: boundedWait(seconds) });

/** A day at most: a provider that tells us to come back in a year must not lose an invoice. */
export const LONGEST_WAIT_SECONDS = 86_400;
export const boundedWait = (seconds: number): number => Math.min(Math.max(seconds, 0), LONGEST_WAIT_SECONDS);

/** Plans a shop's jobs, in the transaction that makes them due. */
export type JobStore = {
  /** Puts the order's one job at the front, creating it if need be. */
  wake(orderId: OrderId): Promise<void>;
  wakeAll(orderIds: readonly OrderId[]): Promise<void>;
  /** Leaves the order's job as it is, creating it when there is none. Answers whether there was none. */
  ensure(orderId: OrderId): Promise<boolean>;
  /** Has Shopify's page of the order brought up to date in a moment. */
  writeBack(orderId: OrderId): Promise<void>;
  /** Has the shop compared with Shopify now. */
  reconcile(): Promise<void>;
  /** Has the shop's open privacy requests answered now. */
  answerPrivacy(): Promise<void>;
  /** Has the past orders that were asked for looked for now. */
  readBackfill(): Promise<void>;
  /** Plans nothing more for any order of the shop. */
  forgetOrders(): Promise<void>;
};

/** Works on due jobs until it is stopped, which resolves once those in flight have finished. */
export type JobRunner = {
  start(): Promise<void>;
  /** Looks for due jobs at once. */
  nudge(): void;
  stop(): Promise<void>;
};

/** What the job engine carries for us. */
export type JobPayload = { readonly shop: string; readonly key: string; readonly attempts: number };

/** What names a job in the whole engine. */
export const jobKey = ({ task, shop, key }: Pick<Job, "task" | "shop" | "key">): string => `${task} ${shop} ${key}`;

/** Marks a shop's jobs, so that they can be left out while the shop is at its cap. */
export const shopFlag = (shop: ShopId): string => `shop:${shop}`;

export type Rescue = {
  /** What was locked before, and is not among `running`, nobody works on. */
  readonly before: Date;
  readonly running: readonly Job[];
  /** So far the clock was set back: what it put to sleep before would sleep so much longer. */
  readonly setBackMs: number;
};

export type JobQueue = {
  /** Locks up to `limit` due jobs, never more than the cap of one shop at a time, oldest turn first. */
  claim(limit: number): Promise<readonly Job[]>;
  finish(job: Job, outcome: JobOutcome): Promise<void>;
  /** Counts the failure and lets the job run again after `seconds`. */
  fail(job: Job, seconds: number): Promise<void>;
  /**
   * Frees jobs whose worker is gone, and those nobody works on; lets those run now that sleep longer than any wait lasts, because
   * the clock that put them to sleep ran ahead.
   */
  rescue(since: Rescue): Promise<number>;
  /** When the next unlocked job is due; `undefined` when there is none. */
  nextDueAt(): Promise<Date | undefined>;
};
