import { afterEach, beforeEach, expect, test } from "vitest";
import type { ProofView } from "../../../server/http/contract.ts";
import { setUp, startReadyApp, startTestApp, type TestApp } from "../../support/test-app.ts";
import { until } from "../../support/until.ts";

let app: TestApp;

beforeEach(async () => {
  app = await startReadyApp();
});
afterEach(() => app.close());

const proof = async (): Promise<ProofView> => (await (await app.api("/api/proof")).json()) as ProofView;
const kinds = async (orderId: string) => (await app.find(orderId))?.timeline.map(({ kind }) => kind);
const FAILED_ONCE = "select 1 from jobs where task = 'reconcile-shop' and attempts = 1 and locked_by is null";
const isFound = async (orderId: string) => (await app.find(orderId)) !== undefined;

test("an order whose webhook never came is found within five minutes and invoiced once", async () => {
  app.shopify.faults.losesWebhooks = true;
  const orderId = await app.paid();
  expect(await isFound(orderId)).toBe(false);
  app.pass(301);
  await app.issued(orderId);
  expect(await kinds(orderId)).toContain("signal-missed");
  expect(app.nilvera.documents()).toHaveLength(1);
  expect(await (await fetch(new URL("/metrics", app.url))).text()).toContain("otofatura_missed_orders_total 1");
});

test("a return that names no order has the changed ones looked at without waiting", async () => {
  app.shopify.faults.losesWebhooks = true;
  const orderId = await app.paid();
  app.shopify.faults.losesWebhooks = false;
  const body = JSON.stringify({ admin_graphql_api_id: "gid://shopify/Return/9", return_line_items: {} });
  expect(await app.shopify.sendWebhook({ topic: "returns/update", body })).toBe(200);
  await app.issued(orderId);
  expect(await kinds(orderId)).toContain("signal-missed");
});

test("a waiting order whose payment was told to nobody is found, too", async () => {
  const orderId = app.order({ displayFinancialStatus: "PENDING", fullyPaid: false, transactions: [] });
  await app.shopify.sendWebhook({ topic: "orders/edited", orderId });
  await app.settle(orderId, "waiting");
  app.shopify.faults.losesWebhooks = true;
  app.shopify.changeOrder(orderId, { updatedAt: new Date(Date.now() + 2000).toISOString() });
  await app.shopify.payOrder(orderId);
  app.shopify.changeOrder(orderId, { updatedAt: new Date(Date.now() + 2000).toISOString() });
  app.pass(301);
  await app.issued(orderId);
});

test("an order that was told of is not read again by the comparison", async () => {
  // What this app writes on the order is a change of it as well, and gets through only later here.
  app.shopify.faults.writes.push(...Array.from({ length: 20 }, () => "server-error" as const));
  const orderId = await app.paid();
  await app.issued(orderId);
  // Whoever is still at work when time passes looks at the order again.
  await until("nobody is at work", () => app.rows("select 1 from jobs where locked_by is not null").length === 0);
  const { graphql, walks } = app.shopify.requests;
  app.pass(301);
  await until("the next comparison", () => app.shopify.requests.walks > walks);
  await until("its end", () => app.rows("select 1 from reconciliations where walk is null").length > 0);
  expect(app.shopify.requests.graphql).toBe(graphql);
  expect(await kinds(orderId)).not.toContain("signal-missed");
});

test("the proof counts what is due and names what is missing until it was read", async () => {
  await app.issued(await app.paid());
  app.shopify.faults.losesWebhooks = true;
  app.shopify.faults.hold();
  const lost = await app.paid();
  app.order({ test: true, fullyPaid: true });
  app.order({ cancelledAt: new Date().toISOString(), fullyPaid: true });
  const before = (await proof()).provedAt;
  await app.api("/api/proof", { method: "POST" });
  await until("a new proof", async () => (await proof()).provedAt !== before);
  expect(await proof()).toMatchObject({ due: 2, missing: 1, stuck: 0 });
  app.shopify.faults.release();
  await app.issued(lost);
  expect(await proof()).toMatchObject({ due: 2, missing: 0 });
});

test("an order whose delivery is stored and waits to be worked on was not missed", async () => {
  await app.issued(await app.paid());
  app.shopify.faults.hold();
  const waiting = await app.paid();
  const before = (await proof()).provedAt;
  await app.api("/api/proof", { method: "POST" });
  await until("a new proof", async () => (await proof()).provedAt !== before);
  expect(await proof()).toMatchObject({ due: 2, missing: 0 });
  app.shopify.faults.release();
  await app.issued(waiting);
  expect(await kinds(waiting)).not.toContain("signal-missed");
});

test.each(["throttled", "server-error", "reset"] as const)(
  "a comparison that Shopify answered with %s goes on later",
  async (fault) => {
    app.shopify.faults.losesWebhooks = true;
    const orderId = await app.paid();
    app.shopify.faults.walks.push(fault);
    app.pass(301);
    await until("the fault was met", () => app.shopify.faults.walks.length === 0);
    // Shopify's points are waited for within the same run; anything else fails it once.
    const isFailure = fault !== "throttled";
    await until("it waits", () => !isFailure || app.rows(FAILED_ONCE).length > 0);
    expect(await isFound(orderId)).toBe(false);
    app.pass(5);
    await app.issued(orderId);
  },
);

test("a shop that never switched issuing on is not compared", async () => {
  const fresh = await startTestApp();
  await setUp(fresh);
  fresh.shopify.faults.losesWebhooks = true;
  await fresh.paid();
  // What is left looks after the shop's access, once a day.
  const restsADay = "select 1 from jobs where locked_by is null and run_at > ?";
  await until("the visit's job to rest", () => fresh.rows(restsADay, Date.now() + 80_000_000).length === 1);
  expect(fresh.shopify.requests.walks).toBe(0);
  await fresh.close();
});
