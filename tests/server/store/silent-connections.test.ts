import { setTimeout as wait } from "node:timers/promises";
import { Client } from "pg";
import { expect, onTestFinished, test } from "vitest";
import { GraphileRunner } from "../../../server/jobs/graphile-runner.ts";
import { createRush } from "../../../server/jobs/rush.ts";
import { done } from "../../../server/pipeline/ports/jobs.ts";
import { receiveWebhook } from "../../../server/pipeline/receive/receive-webhook.ts";
import { lockKey } from "../../../server/store/lock-key.ts";
import { aNetworkTo } from "../../support/cut-network.ts";
import { postgresDatabase, postgresStore } from "../../support/engines.ts";
import { orderId, OUR_SHOP } from "../../support/temporary-store.ts";
import { until } from "../../support/until.ts";
import { wakeAll } from "../jobs/a-runner.ts";

const SILENT_AFTER_MS = 700;

/** A process whose database fails over without a word to the connections it has, and another that is well. */
async function aProcessBehindANetwork() {
  const direct = await postgresDatabase();
  const { url, cut, end } = await aNetworkTo(direct);
  const store = await postgresStore({ url, silentAfterMs: SILENT_AFTER_MS });
  // Before the store is closed, which would wait for an answer.
  onTestFinished(end);
  return { store, cut, direct };
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

test("the worker takes up jobs again after it", async () => {
  const { store, cut, direct } = await aProcessBehindANetwork();
  const well = await postgresStore({ url: direct });
  const ran: string[] = [];
  const runner = new GraphileRunner({
    pool: store.lasting,
    locks: store.locks,
    concurrency: 8,
    perShop: 4,
    rush: createRush(),
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
  await runner.start();
  await wakeAll(well.unitOfWork, OUR_SHOP, [1]);
  await until("the first ran", () => ran.length === 1);
  cut();
  await wakeAll(well.unitOfWork, OUR_SHOP, [2]);
  await until("the second ran", () => ran.includes(orderId(2)));
});

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
