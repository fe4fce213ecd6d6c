import { afterEach, beforeEach, expect, test } from "vitest";
import { setUp, startTestApp, type TestApp } from "../../support/test-app.ts";
import { aShopFile, NILVERA_KEY } from "../../support/test-shop.ts";
import { until } from "../../support/until.ts";

let app: TestApp;

beforeEach(async () => {
  app = await startTestApp();
});
afterEach(() => app.close());

const switchTo = (active: boolean, more: object = {}) =>
  app.api("/api/active", { method: "PUT", body: { active, ...more } });

const FROM_LONG_AGO = { startsAt: "2020-01-01T00:00:00Z" };
const october = { processedAt: "2026-10-31T23:59:59Z", createdAt: "2026-10-31T23:59:59Z" };

test("an order of a shop that is not set up waits for each missing setting", async () => {
  await switchTo(true, FROM_LONG_AGO);
  const orderId = await app.paid();
  expect((await app.settle(orderId, "waiting")).reason?.code).toBe("NOT_SET_UP");
  await app.api("/api/profile", { method: "PUT", body: aShopFile() });
  await until("it was looked at again", () => app.shopify.requests.graphql === 2);
  expect(await app.find(orderId)).toMatchObject({ state: "waiting", invoice: null });
  await app.api("/api/integrator", { method: "PUT", body: { kind: "nilvera", access: { apiKey: NILVERA_KEY } } });
  await app.issued(orderId);
  expect(app.nilvera.documents()).toHaveLength(1);
});

test("a fresh shop issues nothing by itself: orders wait until the merchant switches it on", async () => {
  await setUp(app);
  const orders = [await app.paid(), await app.paid()];
  for (const orderId of orders) expect((await app.settle(orderId, "waiting")).reason?.code).toBe("PAUSED");
  expect(app.sends()).toBe(0);
  await switchTo(true, FROM_LONG_AGO);
  for (const orderId of orders) await app.issued(orderId);
  expect(app.nilvera.documents()).toHaveLength(2);
});

test("switched on without a start date it begins with that moment: older orders were invoiced some other way", async () => {
  await setUp(app);
  const before = await app.paid();
  await app.settle(before, "waiting");
  await switchTo(true);
  expect((await app.settle(before, "not-ours")).reason?.code).toBe("BEFORE_START");
  expect(app.sends()).toBe(0);
  await app.issued(await app.paid({ processedAt: new Date(Date.now() + 1000).toISOString() }));
});

test("switching off keeps new orders waiting and touches nothing already issued", async () => {
  await setUp(app);
  await switchTo(true, FROM_LONG_AGO);
  const issued = await app.paid();
  await app.issued(issued);
  await switchTo(false);
  const paused = await app.paid();
  expect((await app.settle(paused, "waiting")).reason?.code).toBe("PAUSED");
  expect(await app.find(issued)).toMatchObject({ state: "issued" });
  expect(app.sends()).toBe(1);
});

test("a webhook that comes before the first visit is kept, and its order is invoiced after the visit", async () => {
  const orderId = app.order();
  expect(await app.shopify.payOrder(orderId)).toBe(200);
  expect(app.rows("select order_id from inbox")).toEqual([{ order_id: orderId }]);
  await setUp(app);
  await switchTo(true, FROM_LONG_AGO);
  app.pass(10);
  await app.issued(orderId);
});

test("orders from before the start date are not ours", async () => {
  await setUp(app);
  await switchTo(true, { startsAt: "2026-11-01T00:00:00Z" });
  const orderId = await app.paid(october);
  expect((await app.settle(orderId, "not-ours")).reason?.code).toBe("BEFORE_START");
  expect(app.sends()).toBe(0);
});

test("the start date stays when issuing is paused and resumed", async () => {
  await setUp(app);
  await switchTo(true, { startsAt: "2026-11-01T00:00:00Z" });
  await switchTo(false);
  await switchTo(true);
  const orderId = await app.paid(october);
  expect((await app.settle(orderId, "not-ours")).reason?.code).toBe("BEFORE_START");
});

test.each([null, 0, true, "yesterday", "2026-02-30"])(
  "a start of %j is refused instead of being read as some day",
  async (startsAt) => {
    await setUp(app);
    const response = await switchTo(true, { startsAt });
    expect(response.status).toBe(400);
    expect(await (await app.api("/api/shop")).json()).toMatchObject({ isActive: false });
  },
);

test("a start day begins at midnight in Istanbul", async () => {
  await setUp(app);
  await switchTo(true, { startsAt: "2026-11-01" });
  const firstMinute = { processedAt: "2026-10-31T21:00:30Z", createdAt: "2026-10-31T21:00:30Z" };
  await app.issued(await app.paid(firstMinute));
  const lastMinute = { processedAt: "2026-10-31T20:59:30Z", createdAt: "2026-10-31T20:59:30Z" };
  expect((await app.settle(await app.paid(lastMinute), "not-ours")).reason?.code).toBe("BEFORE_START");
});
