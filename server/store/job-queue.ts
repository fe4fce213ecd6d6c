import { and, asc, eq, gt, isNotNull, isNull, lt, ne, notInArray, or, sql } from "drizzle-orm";
import { shopId } from "../invoice/ids.ts";
import type { Job, JobQueue } from "../pipeline/ports/jobs.ts";
import type { Session } from "./session.ts";
import { jobs } from "./sqlite-schema.ts";
import type { Transact } from "./transact.ts";

export type QueueOptions = {
  readonly now: () => Date;
  /** Names this worker's locks; unique per process start. */
  readonly worker: string;
  /** Jobs of one shop that may run at the same time: a large backlog must not hold everyone else up. */
  readonly perShop: number;
};

type Access = { readonly transact: Transact; readonly reading: Session };

/** The jobs table as a queue. Claims share commits with everything else the writer does. */
export function sqliteJobQueue({ transact, reading }: Access, options: QueueOptions): JobQueue {
  const { now, worker, perShop } = options;
  const inTurn = <T>(work: (session: Session) => Promise<T>) => transact("jobs", work);
  const unlock = { lockedBy: null, lockedAt: null };
  const claimed = (job: Job) => and(eq(jobs.id, job.id), eq(jobs.lockedBy, worker));
  const wokenMeanwhile = (job: Job) => and(claimed(job), gt(jobs.wakes, job.wakes));
  return {
    claim: (limit) =>
      inTurn(async ({ db: write }) => {
        const rows = await write
          .update(jobs)
          .set({ lockedBy: worker, lockedAt: now() })
          .where(sql`${jobs.id} in (${dueIds({ now: now().getTime(), perShop, limit })})`)
          .returning();
        return rows.map((row) => ({ ...row, shop: shopId(row.shop) }));
      }),
    finish: (job, outcome) =>
      inTurn(async ({ db: write }) => {
        const runAt = new Date(now().getTime() + (outcome.kind === "snooze" ? outcome.seconds * 1000 : 0));
        // A wake that came while the job ran must be answered by another run, now.
        await write
          .update(jobs)
          .set({ ...unlock, attempts: 0, runAt: now() })
          .where(wokenMeanwhile(job));
        if (outcome.kind === "done") await write.delete(jobs).where(claimed(job));
        else
          await write
            .update(jobs)
            .set({ ...unlock, attempts: 0, runAt })
            .where(claimed(job));
      }),
    fail: (job, seconds) =>
      inTurn(async ({ db: write }) => {
        const runAt = new Date(now().getTime() + seconds * 1000);
        await write
          .update(jobs)
          .set({ ...unlock, attempts: 0, runAt: now() })
          .where(wokenMeanwhile(job));
        await write
          .update(jobs)
          .set({ ...unlock, attempts: job.attempts + 1, runAt })
          .where(claimed(job));
      }),
    rescue: (before, running) =>
      inTurn(async ({ db: write }) => {
        const isForeign = ne(jobs.lockedBy, worker);
        const ids = running.map(({ id }) => id);
        const isForgotten = and(lt(jobs.lockedAt, before), notInArray(jobs.id, ids));
        const stuck = and(isNotNull(jobs.lockedBy), or(isForeign, isForgotten));
        return (await write.update(jobs).set(unlock).where(stuck).returning({ id: jobs.id })).length;
      }),
    nextDueAt: async () => {
      const [next] = await reading.db
        .select({ runAt: jobs.runAt })
        .from(jobs)
        .where(isNull(jobs.lockedBy))
        .orderBy(asc(jobs.runAt))
        .limit(1);
      return next?.runAt;
    },
  };
}

/**
 * Each shop's due jobs take turns: everyone's first before anyone's second, within the shop's cap. What a shop has in flight
 * counts as turns it had, or the places that become free one by one would all go to the oldest backlog. Shops are found and
 * looked into by index, so that neither a long backlog nor many sleeping jobs make a claim slower.
 */
const dueIds = ({ now, perShop, limit }: { now: number; perShop: number; limit: number }) => sql`
  with recursive shops(shop) as (
    select min(shop) from jobs where locked_by is null
    union all
    select (select min(shop) from jobs where locked_by is null and shop > shops.shop) from shops where shop is not null
  )
  select id from (
    select due.id, due.run_at,
      (select count(*) from jobs where locked_by is not null and shop = shops.shop)
        + row_number() over (partition by due.shop order by due.run_at, due.id) as turn
    from shops cross join jobs due
    where due.id in (
      select id from jobs where shop = shops.shop and locked_by is null and run_at <= ${now}
      order by run_at, id limit ${perShop})
  )
  where turn <= ${perShop}
  order by turn, run_at limit ${limit}`;
