import type { JobHelpers } from "graphile-worker";
import { type Job, type JobPayload, jobKey, shopFlag } from "../pipeline/ports/jobs.ts";

/** After so long by the database's clock, or at a moment it told. */
export type When = { readonly seconds: number } | { readonly at: Date };

/**
 * Two may plan an order's next run at once: the run that ends with a long sleep, and the one a wake made meanwhile, which found
 * the order busy. The engine would keep whichever time came first, or replace it; here the earlier one counts, in one statement.
 */
const PLAN = `with asked(at) as (select coalesce($5::timestamptz, now() + $6::float8 * interval '1 second'))
  select graphile_worker.reschedule_jobs(array[planned.id], asked.at)
  from asked, graphile_worker.add_jobs(
    array[row($1, $2::json, null, asked.at, 32767, $3, null, array[$4])::graphile_worker.job_spec], true) planned
  where planned.run_at > asked.at`;

/** Puts a job back for later. A wake that came while it ran has planned an earlier run, and keeps it. */
export async function planAgain({ withPgClient }: JobHelpers, job: Job, when: When): Promise<void> {
  const { task, shop, key, attempts } = job;
  const payload: JobPayload = { shop, key, attempts };
  const at = "at" in when ? when.at : null;
  const seconds = "at" in when ? null : when.seconds;
  const values = [task, JSON.stringify(payload), jobKey(job), shopFlag(shop), at, seconds];
  await withPgClient((client) => client.query({ name: "plan job again", text: PLAN, values }));
}
