import { setTimeout as wait } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { Client } from "pg";
import { expect, onTestFinished, test } from "vitest";
import { GraphileRunner } from "../../../server/jobs/graphile-runner.ts";
import { createRush } from "../../../server/jobs/rush.ts";
import { done } from "../../../server/pipeline/ports/jobs.ts";
import { receiveWebhook } from "../../../server/pipeline/receive/receive-webhook.ts";
import { lockKey } from "../../../server/store/lock-key.ts";
import { postgresJobStore } from "../../../server/store/postgres-jobs.ts";
import type { Session } from "../../../server/store/session.ts";
import { aNetworkTo } from "../../support/cut-network.ts";
import { postgresDatabase, postgresStore } from "../../support/engines.ts";
import { orderId, OUR_SHOP } from "../../support/temporary-store.ts";
import { until } from "../../support/until.ts";
import { wakeAll } from "../jobs/a-runner.ts";

const SILENT_AFTER_MS = 1500;

/** A process whose database fails over without a word to the connections it has, and another that is well. */
async function aProcessBehindANetwork() {
  const direct = await postgresDatabase();
  const { end, ...network } = await aNetworkTo(direct);
  const { url } = network;
  const store = await postgresStore({ url, silentAfterMs: SILENT_AFTER_MS });
  // Before the store is closed, which would wait for an answer.
  onTestFinished(end);
  return { store, direct, ...network };
}

/** `lost` of its first questions never arrives. */
async function aWorkerBehindANetwork(lost?: string) {
  const { store, direct, ...network } = await aProcessBehindANetwork();
  const well = await postgresStore({ url: direct });
  const ran: string[] = [];
  const runner = new GraphileRunner({
    pool: store.lasting,
    locks: store.locks,
    concurrency: 8,
    perShop: 4,
    rush: createRush(),
    lostAfterMs: 2 * SILENT_AFTER_MS,
    onFailure: () => {},
    onTrouble: () => {},
    onEnd: () => {},
    handle: async ({ key }) => {
      ran.push(key);
      return done;
    },
  });
  // What is still silent when it stops does not end well.
  onTestFinished(() => runner.stop().catch(() => {}));
  if (lost !== undefined) network.loseNext(lost);
  await runner.start();
  const wake = (order: number) => wakeAll(well.unitOfWork, OUR_SHOP, [order]);
  await wake(1);
  await until("the first ran", () => ran.length === 1);
  return { ...network, well, ran, wake };
}

test("webhooks are stored again after a failover that broke no connection", async () => {
  const { store, cut } = await aProcessBehindANetwork();
  const receive = (webhookId: string) =>
    receiveWebhook(store)(OUR_SHOP, {
      webhookId,
      topic: "orders/paid",
      bodyHash: "",
      triggeredAt: "",
      orderId: orderId(1),
    });
  expect(await receive("before")).toBe(true);
  cut();
  // Shopify is told, and delivers again.
  await expect(receive("during")).rejects.toThrow();
  expect(await until("it is stored", () => receive("during").catch(() => undefined))).toBe(true);
  await until("it is ready", () =>
    store.checkReady().then(
      () => true,
      () => false,
    ),
  );
});

test.each(["pg_try_advisory_lock", "locked_by is not null"])(
  "a worker whose first question by %s never arrived asks again, and begins",
  async (question) => {
    const { ran } = await aWorkerBehindANetwork(question);
    expect(ran).toEqual([orderId(1)]);
  },
);

test("the worker takes up jobs again after it", async () => {
  const { cut, ran, wake } = await aWorkerBehindANetwork();
  cut();
  await wake(2);
  await until("the second ran", () => ran.includes(orderId(2)));
});

test("a job given in an answer that never arrived is taken up by the same process", async () => {
  const { loseAnswersTo, well, ran, wake } = await aWorkerBehindANetwork();
  loseAnswersTo("get_job");
  await wake(2);
  const given = sql`select 1 from graphile_worker.jobs where locked_by is not null and key like ${`%${orderId(2)}`}`;
  await until("it was given", async () => (await well.reading.rows(given)).length > 0);
  loseAnswersTo(undefined);
  expect(ran).toEqual([orderId(1)]);
  await until("it ran", () => ran.includes(orderId(2)));
});

test("the jobs of a dead worker are freed, although the first try never arrived", async () => {
  const { loseNext, well, ran } = await aWorkerBehindANetwork();
  loseNext("force_unlock_workers");
  await well.transact(OUR_SHOP, (session) => takenByADead(session, 2));
  await until("it ran", () => ran.includes(orderId(2)));
});

test("of a dead worker's jobs none is left that nobody takes up, although the answer that freed them was lost", async () => {
  const { loseAnswersTo, well, ran } = await aWorkerBehindANetwork();
  loseAnswersTo("force_unlock_workers");
  await well.transact(OUR_SHOP, async (session) => {
    await takenByADead(session, 2);
    await postgresJobStore(session, OUR_SHOP).wake(orderId(2));
  });
  await until("it ran", () => ran.includes(orderId(2)));
  await until(
    "none is left",
    async () => (await well.reading.rows(sql`select 1 from graphile_worker.jobs`)).length === 0,
  );
});

async function takenByADead(session: Session, order: number): Promise<void> {
  await postgresJobStore(session, OUR_SHOP).wake(orderId(order));
  await session.rows(
    sql`update graphile_worker._private_jobs set locked_by = 'a dead one', locked_at = now() where locked_at is null`,
  );
}

test("a process that waits until another has migrated is not cut off, however long that takes", async () => {
  const url = await postgresDatabase();
  const other = new Client({ connectionString: url });
  await other.connect();
  onTestFinished(() => other.end());
  await other.query(`select pg_advisory_lock(${lockKey("migrations")})`);
  const starting = postgresStore({ url, silentAfterMs: SILENT_AFTER_MS });
  await wait(2 * SILENT_AFTER_MS);
  await other.query("select pg_advisory_unlock_all()");
  await (await starting).checkReady();
});
