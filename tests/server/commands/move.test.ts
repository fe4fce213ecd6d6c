import { Client } from "pg";
import { describe, expect, onTestFinished, test } from "vitest";
import { sqliteTables } from "../../../server/store/sqlite-schema.ts";
import { lockForWorker } from "../../../server/store/database.ts";
import { backUp } from "../../../server/store/backup.ts";
import { shopTokenStore } from "../../../server/store/shop-tokens.ts";
import { countRows } from "../../../server/store/move-shop.ts";
import { anInvoice } from "../integrators/an-invoice.ts";
import { aNetworkTo } from "../../support/cut-network.ts";
import { postgresDatabase, postgresStore } from "../../support/engines.ts";
import {
  aSummary,
  orderId,
  OUR_SHOP,
  temporaryPath,
  temporaryStore,
  THEIR_SHOP,
} from "../../support/temporary-store.ts";
import { aShopFile } from "../../support/test-shop.ts";
import { until } from "../../support/until.ts";
import { move, moveShop } from "./run-move.ts";

const LIVE = { kind: "nilvera", environment: "live" } as const;

const ASKED = {
  id: "a webhook's id",
  kind: "customer-redact",
  customerId: "7",
  orderIds: [orderId(1001)],
  triggeredAt: new Date("2026-11-20T09:00:00.123Z"),
} as const;

const TOKENS = {
  accessToken: "shpat_1",
  accessTokenExpiresAt: new Date(1),
  refreshToken: "shprt_1",
  refreshTokenExpiresAt: new Date(2),
  scopes: "",
};

/** A shop with something in the tables it leaves most in, and another beside it. */
async function aFile({ isActive = false } = {}) {
  const store = temporaryStore();
  for (const shop of [OUR_SHOP, THEIR_SHOP]) {
    await store.unitOfWork(shop, async ({ settings, orders, invoices, timeline, documents, inbox, jobs }) => {
      await settings.saveProfile(aShopFile());
      await settings.setActive(isActive);
      await settings.setStart(new Date("2026-11-01T00:00:00.123Z"));
      if (shop === THEIR_SHOP) return;
      await inbox.insert({
        webhookId: "w1",
        topic: "orders/paid",
        orderId: orderId(1001),
        triggeredAt: "2026-11-20T09:00:00Z",
        bodyHash: "h",
      });
      for (let digits = 1001; digits < 1301; digits += 1) await orders.save(aSummary({ id: orderId(digits) }));
      await orders.move(orderId(1001), "issue");
      const invoice = anInvoice({ totals: { ...anInvoice().totals, payable: 9_007_199_254_740_991n } });
      await invoices.insert(orderId(1001), invoice, LIVE);
      await documents.put(invoice.ettn, "pdf", Buffer.from([0, 255, 1]));
      for (const kind of ["webhook-received", "issued"] as const) await timeline.append(orderId(1001), kind);
      await jobs.wake(orderId(1001));
      await jobs.readBackfill();
    });
  }
  await store.unitOfWork(OUR_SHOP, ({ privacy }) => privacy.insert(ASKED));
  return store;
}

describe("npm run move", () => {
  test("only counts until it is told to move", async () => {
    const [{ path }, url] = await Promise.all([aFile(), postgresDatabase()]);
    const { code, stdout, stderr } = await move(path, url);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain("orders: 300\n");
    expect(stdout).toContain("invoices: 1\n");
    expect(stdout).toContain("Nothing was moved.");
    const target = await postgresStore({ url });
    expect(new Set(Object.values(await countRows(target.reading, OUR_SHOP)))).toEqual(new Set([0]));
  }, 30_000);

  test("moves every row of the shop and no other's, exactly, and plans its jobs", async () => {
    const [file, url] = await Promise.all([aFile(), postgresDatabase()]);
    const { code, stderr } = await move(file.path, url, "--confirm");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const target = await postgresStore({ url });
    const [before, after] = [file.read(OUR_SHOP), target.read(OUR_SHOP)];
    expect(await after.orders.counts()).toEqual(await before.orders.counts());
    expect(await after.invoices.findLatest(orderId(1001))).toEqual(await before.invoices.findLatest(orderId(1001)));
    expect(await after.timeline.list(orderId(1001))).toEqual(await before.timeline.list(orderId(1001)));
    expect(await after.settings.get()).toEqual(await before.settings.get());
    expect(await after.privacy.list()).toEqual(await before.privacy.list());
    expect(await after.privacy.open()).toMatchObject([ASKED]);
    const { ettn } = anInvoice();
    expect(Buffer.from((await after.documents.get(ettn, "pdf")) ?? [])).toEqual(Buffer.from([0, 255, 1]));
    const found = { states: undefined, search: "ayşe", after: undefined, limit: 1000 };
    expect((await after.orders.list(found)).orders).toHaveLength(300);
    expect((await target.pool.query("select task_identifier from graphile_worker.jobs order by 1")).rows).toEqual([
      { task_identifier: "advance-order" },
      { task_identifier: "read-backfill" },
    ]);
    expect(await countRows(target.reading, THEIR_SHOP)).toMatchObject({ shops: 0, orders: 0 });

    const again = await move(file.path, url, "--confirm");
    expect(again.code).toBe(1);
    expect(again.stderr).toMatch(
      /^[^\n]+the target has \d+ rows of it already\. If it was moved there before[^\n]+\n$/,
    );
  }, 30_000);

  test("names the other shops of the file, and says that it may be put away only once all of them are there", async () => {
    const [{ path }, url] = await Promise.all([aFile(), postgresDatabase()]);
    const left = `${THEIR_SHOP}: in this file, too, and not moved yet.\n`;
    expect((await move(path, url)).stdout).toContain(left);
    const first = await move(path, url, "--confirm");
    expect(first.stdout).toContain(left);
    expect(first.stdout).not.toContain("put the file away");
    const { stdout } = await moveShop(THEIR_SHOP, path, url, "--confirm");
    expect(stdout).not.toContain("not moved yet");
    expect(stdout).toContain("put the file away");
  }, 60_000);

  test("moves a shop of which the app there has heard already, and looks again at what it heard of", async () => {
    const [file, url] = await Promise.all([aFile(), postgresDatabase()]);
    const target = await postgresStore({ url });
    const told = { topic: "orders/paid", triggeredAt: "2026-11-21T09:00:00Z", bodyHash: "h" };
    await target.unitOfWork(OUR_SHOP, async ({ inbox, orders, timeline }) => {
      await inbox.insert({ ...told, webhookId: "w1", orderId: orderId(1001) });
      await inbox.insert({ ...told, webhookId: "w2", orderId: orderId(2001) });
      await timeline.append(orderId(2001), "webhook-received");
      for (const digits of [1001, 2001]) await orders.save(aSummary({ id: orderId(digits) }));
    });
    await shopTokenStore(target, target.kit).write(OUR_SHOP, TOKENS);
    const { code, stderr } = await move(file.path, url, "--confirm");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const [before, after] = [file.read(OUR_SHOP), target.read(OUR_SHOP)];
    expect(await after.orders.counts()).toEqual(await before.orders.counts());
    expect((await after.settings.get()).profile).toEqual((await before.settings.get()).profile);
    expect(await shopTokenStore(target, target.kit).read(OUR_SHOP)).toEqual(TOKENS);
    const { rows } = await target.pool.query("select key from graphile_worker._private_jobs order by 1");
    expect(rows.filter(({ key }) => String(key).includes("2001"))).toHaveLength(1);
  }, 60_000);

  test("is refused where the merchant set the shop up anew there", async () => {
    const [file, url] = await Promise.all([aFile(), postgresDatabase()]);
    const target = await postgresStore({ url });
    await target.unitOfWork(OUR_SHOP, ({ settings }) => settings.saveProfile(aShopFile()));
    expect(await move(file.path, url, "--confirm")).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("the target has 1 rows of it already"),
    });
  }, 30_000);

  test("refuses a backup: what the app issued after it was made would be issued again", async () => {
    const [file, url] = await Promise.all([aFile({ isActive: true }), postgresDatabase()]);
    const copy = temporaryPath();
    await backUp(file.path, copy);
    for (const flags of [[], ["--confirm"]]) {
      const { code, stderr } = await move(copy, url, ...flags);
      expect({ code, stderr }).toEqual({
        code: 1,
        stderr: expect.stringContaining("is a copy made by npm run backup"),
      });
    }
  }, 30_000);

  test("refuses a shop that is switched on: its orders could be invoiced from both", async () => {
    const [{ path }, url] = await Promise.all([aFile({ isActive: true }), postgresDatabase()]);
    const { code, stderr } = await move(path, url, "--confirm");
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: `${OUR_SHOP}: is switched on. Switch it off in the app first.\n`,
    });
  }, 30_000);

  test("refuses a shop the file has nothing of", async () => {
    const [{ path }, url] = await Promise.all([aFile(), postgresDatabase()]);
    expect(await moveShop("nobody.myshopify.com", path, url)).toMatchObject({
      code: 1,
      stderr: "nobody.myshopify.com: the file knows no such shop.\n",
    });
  }, 30_000);

  test("does not call moved, nor left, what PostgreSQL kept in an answer that never arrived", async () => {
    const [{ path }, url] = await Promise.all([aFile(), postgresDatabase()]);
    const admin = new Client({ connectionString: url });
    await admin.connect();
    onTestFinished(() => admin.end());
    await admin.query(`create function linger() returns trigger language plpgsql as 'begin perform pg_sleep(2); return null; end';
      create constraint trigger linger after insert on shops deferrable initially deferred for each row execute function linger()`);
    const network = await aNetworkTo(url);
    const moving = move(path, network.url, "--confirm");
    const committing = "select 1 from pg_stat_activity where query = 'commit' and wait_event = 'PgSleep'";
    await until("it is being kept", async () => (await admin.query(committing)).rows.length > 0);
    network.end();
    const { code, stdout, stderr } = await moving;
    expect(code).toBe(1);
    expect(stdout).not.toContain("Moved");
    expect(stderr).toContain("It may have been moved");
    await until("it is kept", async () => (await move(path, url)).stderr.includes("rows of it already"));
  }, 30_000);

  test("refuses a file the app is working on", async () => {
    const { path } = await aFile();
    const lock = lockForWorker(path);
    const { code, stderr } = await move(path, "postgres://127.0.0.1:9/db");
    lock.release();
    expect(code).toBe(1);
    expect(stderr).toMatch(/^DATABASE_IN_USE: [^\n]+\n$/);
  }, 30_000);
});

test("every table says whose its rows are, so that none is left behind in a move", () => {
  const nobodys = Object.entries(sqliteTables).filter(([, table]) => !("shop" in table));
  expect(nobodys.map(([name]) => name)).toEqual([]);
});
