import { and, asc, eq, gt, isNotNull, isNull, lt, lte, ne, notInArray, or, sql } from "drizzle-orm";
import { shopId } from "../invoice/ids.ts";
import { type Job, type JobQueue, LONGEST_WAIT_SECONDS } from "../pipeline/ports/jobs.ts";
import type { Session } from "./session.ts";
import { jobs } from "./sqlite-schema.ts";
import { statementsOf } from "./statements.ts";
import type { Transact } from "./transact.ts";

export type QueueOptions = {
  readonly now: () => Date;
  /** Names this worker's locks; unique per process start. */
  readonly worker: string;
  /** Jobs of one shop that may run at the same time: a large backlog must not hold everyone else up. */
  readonly perShop: number;
};

type Access = { readonly transact: Transact; readonly reading: Session };

const NOW = sql.placeholder("now");
const UNLOCKED = { lockedBy: null, lockedAt: null };

/**
 * Each shop's due jobs take turns: everyone's first before anyone's second, within the shop's cap. What a shop has in flight
 * counts as turns it had, or the places that become free one by one would all go to the oldest backlog. Of as many turns the shop
 * after the last one served is next, round and round: more backlogs than there are places keep no other shop waiting. Shops are
 * found and looked into by index, so that neither a long backlog nor many sleeping jobs make a claim slower.
 */
const DUE = `
  with recursive shops(shop) as (
    select min(shop) from jobs where locked_by is null
    union all
    select (select min(shop) from jobs where locked_by is null and shop > shops.shop) from shops where shop is not null
  )
  select id, task, shop, key, attempts, wakes from (
    select due.*,
      (select count(*) from jobs where locked_by is not null and shop = shops.shop)
        + row_number() over (partition by due.shop order by due.run_at, due.id) as turn
    from shops cross join jobs due
    where due.id in (
      select id from jobs where shop = shops.shop and locked_by is null and run_at <= @now
      order by run_at, id limit @perShop)
  )
  where turn <= @perShop
  order by turn, shop > @last desc, shop, run_at limit @limit`;
const LOCK = `
  update jobs set locked_by = @worker, locked_at = @now where id in (select value from json_each(@ids))`;

type Due = Omit<Job, "shop"> & { readonly shop: string };

/** Moments are milliseconds here. */
const frequent = statementsOf(({ db }) => {
  const claimed = and(eq(jobs.id, sql.placeholder("id")), eq(jobs.lockedBy, sql.placeholder("worker")));
  const isUnwoken = lte(jobs.wakes, sql.placeholder("wakes"));
  return {
    deleteUnwoken: db.delete(jobs).where(and(claimed, isUnwoken)).returning({ id: jobs.id }).prepare(),
    /** A wake that came while the job ran must be answered by another run, now, and from the beginning. */
    release: db
      .update(jobs)
      .set({
        ...UNLOCKED,
        attempts: sql`case when ${isUnwoken} then ${sql.placeholder("attempts")} else 0 end`,
        runAt: sql`case when ${isUnwoken} then ${sql.placeholder("later")} else ${NOW} end`,
      })
      .where(claimed)
      .prepare(),
  };
});

/** The jobs table as a queue. Claims share commits with everything else the writer does. */
export function sqliteJobQueue({ transact, reading }: Access, options: QueueOptions): JobQueue {
  const { now, worker, perShop } = options;
  const inTurn = <T>(work: (session: Session) => Promise<T>) => transact("jobs", work);
  let last = "";
  const millis = (afterSeconds = 0) => Math.trunc(now().getTime() + afterSeconds * 1000);
  return {
    claim: (limit) =>
      inTurn(async ({ ask }) => {
        const now = millis();
        const due = (await ask(DUE, [{ now, perShop, last, limit }])) as readonly Due[];
        if (due.length === 0) return [];
        await ask(LOCK, [{ worker, now, ids: JSON.stringify(due.map(({ id }) => id)) }]);
        last = due.at(-1)?.shop ?? last;
        return due.map((job) => ({ ...job, shop: shopId(job.shop) }));
      }),
    finish: (job, outcome) =>
      inTurn(async (session) => {
        const { id, wakes } = job;
        const { deleteUnwoken, release } = frequent(session);
        if (outcome.kind === "done" && (await deleteUnwoken.execute({ id, worker, wakes })).length > 0) return;
        const later = millis(outcome.kind === "snooze" ? outcome.seconds : 0);
        await release.execute({ id, worker, wakes, now: millis(), later, attempts: 0 });
      }),
    fail: (job, seconds) =>
      inTurn(async (session) => {
        const { id, wakes } = job;
        const again = { now: millis(), later: millis(seconds), attempts: job.attempts + 1 };
        await frequent(session).release.execute({ id, worker, wakes, ...again });
      }),
    rescue: ({ before, running, setBackMs }) =>
      inTurn(async ({ db: write }) => {
        const isForeign = ne(jobs.lockedBy, worker);
        const ids = running.map(({ id }) => id);
        const isForgotten = and(lt(jobs.lockedAt, before), notInArray(jobs.id, ids));
        const stuck = and(isNotNull(jobs.lockedBy), or(isForeign, isForgotten));
        const sleepsPast = (moment: Date) => and(isNull(jobs.lockedBy), gt(jobs.runAt, moment));
        const latest = new Date(millis(LONGEST_WAIT_SECONDS));
        await write.update(jobs).set({ runAt: now() }).where(sleepsPast(latest));
        const runAt = sql`${jobs.runAt} - ${setBackMs}`;
        if (setBackMs > 0) await write.update(jobs).set({ runAt }).where(sleepsPast(now()));
        return (await write.update(jobs).set(UNLOCKED).where(stuck).returning({ id: jobs.id })).length;
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
