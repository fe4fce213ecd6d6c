import { sql } from "drizzle-orm";
import type { ShopId } from "../invoice/ids.ts";
import {
  ADVANCE_ORDER,
  ANSWER_PRIVACY,
  jobKey,
  type JobPayload,
  type JobStore,
  READ_BACKFILL,
  RECONCILE_SHOP,
  shopFlag,
  type Task,
  WRITE_BACK,
  WRITE_BACK_AFTER_SECONDS,
} from "../pipeline/ports/jobs.ts";
import type { Session } from "./session.ts";

/** As many as its column holds: how often to try is ours to decide. */
const MOST_ATTEMPTS = 32_767;
const MOST_TRIES = 50;

/**
 * Jobs of one shop in graphile-worker's tables, added in the same transaction as everything else: one per order. While it
 * runs, a wake plans another beside it and is not lost.
 */
export const postgresJobStore = (session: Session, shop: ShopId): JobStore => ({
  wake: (orderId) => addJob(session, { task: ADVANCE_ORDER, shop, key: orderId }),
  ensure: async (orderId) => {
    const job: NewJob = { task: ADVANCE_ORDER, shop, key: orderId };
    const known = await session.rows(sql`select 1 from graphile_worker.jobs where key = ${jobKey(job)}`);
    if (known.length > 0) return false;
    await addJob(session, job);
    return true;
  },
  writeBack: (orderId) =>
    addJob(session, { task: WRITE_BACK, shop, key: orderId, afterSeconds: WRITE_BACK_AFTER_SECONDS }),
  reconcile: () => addJob(session, { task: RECONCILE_SHOP, shop, key: shop }),
  answerPrivacy: () => addJob(session, { task: ANSWER_PRIVACY, shop, key: shop }),
  readBackfill: () => addJob(session, { task: READ_BACKFILL, shop, key: shop }),
  forgetOrders: async () => {
    const mine = sql`flags ? ${shopFlag(shop)} and locked_at is null and task_identifier <> ${ANSWER_PRIVACY}`;
    await session.rows(
      sql`select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs where ${mine}))`,
    );
  },
});

type NewJob = {
  readonly task: Task;
  readonly shop: ShopId;
  readonly key: string;
  readonly afterSeconds?: number;
};

async function addJob(session: Session, job: NewJob): Promise<void> {
  const { task, shop, key, afterSeconds = 0 } = job;
  const payload: JobPayload = { shop, key, attempts: 0 };
  const add = sql`select id from graphile_worker.add_job(${task}, payload := ${JSON.stringify(payload)}::json,
    run_at := now() + ${afterSeconds} * interval '1 second', job_key := ${jobKey(job)}, flags := array[${shopFlag(shop)}], max_attempts := ${MOST_ATTEMPTS})`;
  // Adds nothing, and answers no id, when a worker takes the job in the same instant: asked again, it sees it taken.
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const [row] = await session.rows(add);
    if (row?.["id"]) return;
  }
  throw new Error("the job engine did not take the job");
}
