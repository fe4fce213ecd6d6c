import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { runNode, startNode } from "../../support/child-process.ts";
import { ENGINES, postgresDatabase, postgresStore } from "../../support/engines.ts";
import {
  aSummary,
  orderId,
  OUR_SHOP,
  temporaryPath,
  temporaryStore,
  THEIR_SHOP,
} from "../../support/temporary-store.ts";
import { testEnvironment } from "../../support/test-shop.ts";

const doctor = (url: string) =>
  runNode(
    ["server/commands/doctor.ts"],
    testEnvironment({ DATABASE_URL: url, ENCRYPTION_KEYS: `other:${randomBytes(32).toString("base64")}` }),
  );

test.each(ENGINES)(
  "finds nothing wrong with a database nobody uses yet, on %s",
  async (engine) => {
    const store = engine === "sqlite" ? temporaryStore() : await postgresStore();
    const { code, stdout } = await doctor("url" in store ? store.url : store.path);
    expect(code).toBe(0);
    expect(stdout).toContain("ok      0 shops stored");
    expect(stdout).toContain("ok      nothing is late, stuck or waiting for a person");
  },
  30_000,
);

test("tells whether anybody works on a PostgreSQL", async () => {
  const { url, locks } = await postgresStore();
  const named = `${url}?application_name=ours`;
  const elsewhere = await postgresStore({ url: named });
  await locks.close();
  expect((await doctor(named)).stdout).toContain("ok      a worker is running on it\n");
  await elsewhere.locks.close();
  expect((await doctor(url)).stdout).toContain("look    no worker is running on it: nothing is issued\n");
}, 30_000);

test.each(ENGINES)(
  "tells a lost key, a shop without access and a refused integrator, each with what to do, on %s",
  async (engine) => {
    const store = engine === "sqlite" ? temporaryStore() : await postgresStore();
    await store.unitOfWork(OUR_SHOP, async ({ settings }) => {
      await settings.saveIntegrator({ kind: "nilvera", access: { apiKey: "key-of-this-test" }, environment: "live" });
      await settings.setActive(true);
      const problem = { code: "INTEGRATOR_CONFIG", facts: { code: "2000" } };
      await settings.setHold({ problem, refusals: 1, probeAt: new Date() });
    });
    const { code, stdout } = await doctor("url" in store ? store.url : store.path);
    expect(code).toBe(1);
    expect(stdout).toContain(`broken  ${OUR_SHOP}: its stored keys cannot be opened\n        → put the key`);
    expect(stdout).toContain(`look    ${OUR_SHOP}: Shopify does not let us in`);
    expect(stdout).toContain(`look    ${OUR_SHOP}: its integrator refuses every document (2000)`);
    expect(stdout).not.toContain("key-of-this-test");
  },
  30_000,
);

test("says in one line that there is no database, or that nobody answers", async () => {
  expect(await doctor(temporaryPath())).toMatchObject({
    code: 1,
    stdout: expect.stringContaining("there is no database yet"),
  });
  expect(await doctor("postgres://u:geheim@127.0.0.1:9/db")).toMatchObject({
    code: 1,
    stdout:
      "broken  The database cannot be used: the server does not answer; is it up? (ECONNREFUSED). Check DATABASE_URL.\n",
  });
}, 30_000);

test.each(ENGINES)(
  "tells of a shop whose webhooks do not arrive, on %s",
  async (engine) => {
    const store = engine === "sqlite" ? temporaryStore() : await postgresStore();
    const missed = [{ id: orderId(1), updatedAt: store.clock.now() }];
    const proof = { provedAt: store.clock.now(), due: 1, missed, stuck: 0 };
    await store.unitOfWork(OUR_SHOP, ({ reconciliation }) => reconciliation.save({ proof }));
    const url = "url" in store ? store.url : store.path;
    const complaint = `look    ${OUR_SHOP}: paid orders were found that no webhook told of`;
    expect((await doctor(url)).stdout).toContain(complaint);
    const signal = { webhookId: "w", topic: "orders/paid", orderId: orderId(1), triggeredAt: "", bodyHash: "h" };
    await store.unitOfWork(OUR_SHOP, ({ inbox }) => inbox.insert(signal));
    expect((await doctor(url)).stdout).not.toContain(complaint);
  },
  60_000,
);

test("looks at a database without changing it: older tables are told, not renewed", async () => {
  const { path, database } = temporaryStore();
  database.writer.exec("update __drizzle_migrations set created_at = 1");
  const { code, stdout } = await doctor(path);
  expect(code).toBe(1);
  expect(stdout).toContain("broken  its tables are of an older version");
  expect(database.writer.prepare("select max(created_at) from __drizzle_migrations").pluck().get()).toBe(1);
  database.writer.exec("drop table __drizzle_migrations");
  expect((await doctor(path)).stdout).toContain("broken  it has no tables yet");
}, 60_000);

test.each(ENGINES)(
  "tells shops that were switched off, and none that never was on, on %s",
  async (engine) => {
    const store = engine === "sqlite" ? temporaryStore() : await postgresStore();
    const url = "url" in store ? store.url : store.path;
    await store.unitOfWork(THEIR_SHOP, ({ settings }) => settings.setActive(false));
    expect((await doctor(url)).stdout).not.toContain("switched off");
    await store.unitOfWork(OUR_SHOP, async ({ settings }) => {
      await settings.setStart(store.clock.now());
      await settings.setActive(false);
    });
    expect((await doctor(url)).stdout).toContain("look    1 shop switched off: nothing is issued there\n");
  },
  60_000,
);

test("ends without an error where whoever reads has seen enough", async () => {
  const child = startNode(["server/commands/doctor.ts"], testEnvironment({ DATABASE_URL: temporaryStore().path }));
  child.stdout?.destroy();
  const [stderr] = await Promise.all([child.stderr ? text(child.stderr) : "", once(child, "close")]);
  expect([child.exitCode, stderr]).toEqual([0, ""]);
}, 30_000);

test("tells of a PostgreSQL that takes no writes; the app beside it says so in one line", async () => {
  const { url } = await postgresStore();
  const readOnly = `${url}?options=-c%20default_transaction_read_only%3Don`;
  const [told, started] = await Promise.all([
    doctor(readOnly),
    runNode(["server/main.ts"], testEnvironment({ DATABASE_URL: readOnly })),
  ]);
  expect(told).toMatchObject({ code: 1, stdout: expect.stringContaining("broken  PostgreSQL takes no writes") });
  expect(started).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^[^\n]+takes no writes[^\n]+\(25006\)[^\n]+\n$/),
  });
}, 60_000);

test("tells of a PostgreSQL whose disk is full, although all of it can be read", async () => {
  const { url, reading } = await postgresStore({ url: await postgresDatabase() });
  expect((await doctor(url)).code).toBe(0);
  await reading.rows(
    sql`create function full_disk() returns event_trigger language plpgsql as $$ begin raise exception using errcode = '53100'; end $$`,
  );
  await reading.rows(
    sql`create event trigger is_full on ddl_command_start when tag in ('CREATE TABLE AS') execute function full_disk()`,
  );
  const { code, stdout } = await doctor(url);
  expect({ code, stdout }).toEqual({
    code: 1,
    stdout: expect.stringContaining("broken  PostgreSQL stores nothing more"),
  });
  expect(stdout).toContain("the server's disk is full (53100)");
}, 60_000);

test.each(ENGINES)(
  "tells what holds orders up, by code, on %s",
  async (engine) => {
    const store = engine === "sqlite" ? temporaryStore() : await postgresStore();
    await store.unitOfWork(OUR_SHOP, async ({ orders, settings }) => {
      await settings.setActive(false);
      for (const n of [1, 2, 3]) {
        await orders.save(aSummary({ id: orderId(n) }));
        const code = n < 3 ? "SHOPIFY_TOKEN_REJECTED" : "INTEGRATOR_UNREACHABLE";
        await orders.setProblem(orderId(n), { code, facts: { status: n } });
      }
    });
    const { code, stdout } = await doctor("url" in store ? store.url : store.path);
    expect(code).toBe(0);
    expect(stdout).toContain("look    2 orders held up by SHOPIFY_TOKEN_REJECTED\n");
    expect(stdout).toContain("look    1 order held up by INTEGRATOR_UNREACHABLE\n");
    expect(stdout).not.toContain("nothing is late, stuck");
  },
  60_000,
);
