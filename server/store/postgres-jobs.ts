import { sql } from "drizzle-orm";
import type { ShopId } from "../invoice/ids.ts";
import { ADVANCE_ORDER, jobKey, type JobPayload, shopFlag } from "../pipeline/jobs.ts";
import type { JobStore } from "../pipeline/stores.ts";
import type { Session } from "./session.ts";

/** As many as its column holds: how often to try is ours to decide. */
const MOST_ATTEMPTS = 32_767;
const MOST_TRIES = 50;

/**
 * Jobs of one shop in graphile-worker's tables, added in the same transaction as everything else: one per order. While it
 * runs, a wake plans another beside it and is not lost.
 */
export const postgresJobStore = (session: Session, shop: ShopId): JobStore => ({
  wake: async (orderId) => {
    const payload: JobPayload = { shop, key: orderId, attempts: 0 };
    const add = sql`select id from graphile_worker.add_job(${ADVANCE_ORDER}, payload := ${JSON.stringify(payload)}::json,
      job_key := ${jobKey(shop, orderId)}, flags := array[${shopFlag(shop)}], max_attempts := ${MOST_ATTEMPTS})`;
    // Adds nothing, and answers no id, when a worker takes the order's job in the same instant: asked again, it sees it taken.
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const [row] = await session.rows(add);
      if (row?.["id"]) return;
    }
    throw new Error("the job engine did not take the job");
  },
});
