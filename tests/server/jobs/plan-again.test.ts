import { sql } from "drizzle-orm";
import { expect, onTestFinished, test } from "vitest";
import { GraphileRunner } from "../../../server/jobs/graphile-runner.ts";
import { createRush } from "../../../server/jobs/rush.ts";
import { type JobHandler, snooze } from "../../../server/pipeline/ports/jobs.ts";
import type { ProcessLocks } from "../../../server/pipeline/ports/locks.ts";
import { postgresStore } from "../../support/engines.ts";
import { OUR_SHOP } from "../../support/temporary-store.ts";
import { until } from "../../support/until.ts";
import { wakeAll } from "./a-runner.ts";

type Store = Awaited<ReturnType<typeof postgresStore>>;

async function aProcess(handle: JobHandler, locksOf: (store: Store) => ProcessLocks = ({ locks }) => locks) {
  const store = await postgresStore();
  const runner = new GraphileRunner({
    pool: store.lasting,
    locks: locksOf(store),
    handle,
    rush: createRush(),
    concurrency: 8,
    perShop: 4,
    onFailure: () => {},
    onTrouble: () => {},
    onEnd: () => {},
  });
  onTestFinished(() => runner.stop());
  await runner.start();
  /** Seconds until the order's next run, once it sleeps. */
  const sleeps = async (): Promise<number | undefined> => {
    const asleep = sql`locked_at is null and run_at > now()`;
    const [row] = await store.reading.rows(
      sql`select extract(epoch from run_at - now())::float8 as seconds from graphile_worker._private_jobs where ${asleep}`,
    );
    return row && Number(row["seconds"]);
  };
  return { ...store, sleeps, wake: () => wakeAll(store.unitOfWork, OUR_SHOP, [1]) };
}

const HOUR = 3600;

test("a wake that finds its order busy is answered, also when the run before goes to sleep in that instant", async () => {
  const gate = Promise.withResolvers<void>();
  let runs = 0;
  const handle: JobHandler = async () => {
    runs += 1;
    if (runs === 1) await gate.promise;
    return snooze(HOUR);
  };
  // The woken run was told that the order is busy; before it is put back the one before plans its long sleep.
  const locksOf = ({ locks, reading }: Store): ProcessLocks => ({
    tryHold: async (name) => {
      const isHeld = await locks.tryHold(name);
      if (isHeld || !name.startsWith("advance-order")) return isHeld;
      gate.resolve();
      const inAWhile = sql`select 1 from graphile_worker.jobs where run_at > now() + interval '50 minutes'`;
      await until("the sleep is planned", async () => (await reading.rows(inAWhile)).length > 0);
      return false;
    },
    release: (name) => locks.release(name),
  });
  const { wake, sleeps } = await aProcess(handle, locksOf);
  await wake();
  await until("it runs", () => runs === 1);
  await wake();
  await until("it ran again", () => runs === 2);
  await until("it sleeps", sleeps);
  expect(runs).toBe(2);
});

/** The database's clock is right. */
function clockOffBy(seconds: number) {
  const right = Date.now;
  Date.now = () => right() + seconds * 1000;
  onTestFinished(() => {
    Date.now = right;
  });
}

test.each([
  ["ahead", 600],
  ["behind", -600],
])("on a machine whose clock is ten minutes %s an order sleeps as long as it asked", async (_where, offBy) => {
  clockOffBy(offBy);
  const { wake, sleeps } = await aProcess(async () => snooze(300));
  await wake();
  const seconds = await until("it sleeps", sleeps);
  expect(seconds).toBeGreaterThan(240);
  expect(seconds).toBeLessThanOrEqual(300);
});
