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
  wakeAll: (orderIds) =>
    addJobs(
      session,
      orderIds.map((key) => ({ task: ADVANCE_ORDER, shop, key })),
    ),
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

const addJob = (session: Session, job: NewJob): Promise<void> => addJobs(session, [job]);

async function addJobs(session: Session, jobs: readonly NewJob[]): Promise<void> {
  // In one order: two who add the same ones would wait for each other.
  const inOrder = jobs.toSorted((one, other) => (one.key < other.key ? -1 : 1));
  let missing = inOrder.map(({ task, shop, key, afterSeconds = 0 }) => {
    const payload: JobPayload = { shop, key, attempts: 0 };
    return { task, payload, key: jobKey({ task, shop, key }), flag: shopFlag(shop), seconds: afterSeconds };
  });
  // Adds nothing, and answers no id, when a worker takes a job in the same instant: asked again, it sees it taken.
  for (let tries = 0; tries < MOST_TRIES && missing.length > 0; tries += 1) {
    const added = await session.rows(sql`select key from graphile_worker.add_jobs(array(
      select row(task, payload, null, now() + seconds * interval '1 second', ${MOST_ATTEMPTS}::int, key, null, array[flag])::graphile_worker.job_spec
      from json_to_recordset(${JSON.stringify(missing)}::json) as asked(task text, payload json, key text, flag text, seconds float8)))`);
    const keys = new Set(added.map(({ key }) => key));
    missing = missing.filter(({ key }) => !keys.has(key));
  }
  if (missing.length > 0) throw new Error("the job engine did not take the job");
}
