import { afterEach, beforeEach, expect, test } from "vitest";
import { anotherOrder } from "../../../../demo/orders/another-order.ts";
import type { ShopSettings } from "../../../../server/http/contract.ts";
import type { BackfillView } from "../../../../server/http/work-contract.ts";
import { setUp, startTestApp, type TestApp } from "../../../support/test-app.ts";
import { aShopFile } from "../../../support/test-shop.ts";
import { until } from "../../../support/until.ts";

let app: TestApp;
const DAY = 86_400_000;
const daysAgo = (days: number): Date => new Date(Date.now() - days * DAY);
const dayOf = (instant: Date): string => instant.toISOString().slice(0, 10);

beforeEach(async () => {
  app = await startTestApp();
  await setUp(app);
});
afterEach(() => app.close());

/** Sold so many days ago, and paid unless told otherwise; the app hears nothing of it. */
const sold = (days: number, changes: object = {}): string => {
  const paid = { displayFinancialStatus: "PAID", fullyPaid: true };
  return app.shopify.addOrder({ ...anotherOrder(daysAgo(days), days), ...paid, ...changes });
};
const switchOn = () => app.api("/api/active", { method: "PUT", body: { active: true } });
const look = (since: Date) => app.api("/api/backfill", { method: "POST", body: { since: dayOf(since) } });
const confirm = (look: unknown) => app.api("/api/backfill/confirm", { method: "POST", body: { look } });
const view = async (): Promise<BackfillView> => (await (await app.api("/api/backfill")).json()) as BackfillView;
const confirmShown = async () => confirm((await view()).found?.look);
/** A second goes by at each look, so that what waits for Shopify's answer wakes. */
const shown = (state: BackfillView["state"]) =>
  until(`the look is ${state}`, async () => {
    app.pass(1);
    const now = await view();
    return now.state === state ? now : undefined;
  });

test("past orders are looked at first, and invoiced only by the merchant's word about just these", async () => {
  const orders = [sold(3), sold(9)];
  sold(4, { displayFinancialStatus: "PENDING", fullyPaid: false });
  sold(5, { cancelledAt: daysAgo(4).toISOString() });
  sold(6, { test: true });
  sold(30);
  await switchOn();
  expect((await look(daysAgo(12))).status).toBe(202);
  const { found } = await shown("ready");
  expect(found).toMatchObject({
    seen: 5,
    candidates: 2,
    late: 1,
    totals: { TRY: expect.stringMatching(/^\d+\.\d\d$/) },
  });
  expect(found?.some).toHaveLength(2);
  expect(app.sends()).toBe(0);
  expect(app.rows("select order_id from orders")).toEqual([]);

  expect((await confirm("another")).status).toBe(404);
  expect(app.sends()).toBe(0);
  expect((await view()).progress).toBeNull();
  expect((await confirmShown()).status).toBe(202);
  for (const id of orders) await app.issued(id);
  expect(app.sends()).toBe(2);
  expect(await view()).toMatchObject({
    state: "confirmed",
    progress: { issued: 2, yours: 0, leftOut: 0, underWay: 0 },
  });
  expect((await confirmShown()).status).toBe(404);
});

test("what was sent to be paid at the door is looked at too, and not invoiced unseen", async () => {
  const atTheDoor = { displayFinancialStatus: "PENDING", fullyPaid: false, paymentGatewayNames: ["Kapıda Ödeme"] };
  const fulfillments = [{ status: "SUCCESS", createdAt: daysAgo(3).toISOString() }];
  const sent = { displayFulfillmentStatus: "FULFILLED", fulfillments };
  const one = sold(4, { ...atTheDoor, ...sent, transactions: [] });
  await switchOn();
  await look(daysAgo(12));
  await until("the first look", () => app.shopify.requests.writes >= 2);
  await app.shopify.sendWebhook({ topic: "bulk_operations/finish", body: "{}" });
  await until("the second look", async () => (await view()).state === "ready");
  expect((await view()).found).toMatchObject({ seen: 1, candidates: 1 });
  await confirmShown();
  await app.issued(one);
});

test.each(["manual", "tag"])("the merchant's word about them is the asking a shop waits for (%s)", async (when) => {
  await app.api("/api/profile", { method: "PUT", body: { ...aShopFile(), issue: { when, tag: "fatura" } } });
  const [known, unknown] = [sold(3), sold(4)];
  await switchOn();
  await app.shopify.sendWebhook({ topic: "orders/edited", orderId: known });
  await app.settle(known, "not-ours");
  await look(daysAgo(12));
  await shown("ready");
  await confirmShown();
  for (const id of [known, unknown]) await app.issued(id);
  expect((await view()).progress).toMatchObject({ issued: 2, underWay: 0 });
  await app.settle(await app.paid(), "waiting");
});

test("an order invoiced here already is no candidate", async () => {
  await app.api("/api/active", { method: "PUT", body: { active: true, startsAt: daysAgo(5).toISOString() } });
  const known = sold(4);
  await app.shopify.payOrder(known);
  await app.issued(known);
  sold(8);
  await look(daysAgo(12));
  expect((await shown("ready")).found).toMatchObject({ seen: 1, candidates: 1 });
});

test("a start the merchant moved back further after the look is not moved forward by the confirmation", async () => {
  await switchOn();
  sold(2);
  await look(daysAgo(3));
  await shown("ready");
  await app.api("/api/active", { method: "PUT", body: { active: true, startsAt: dayOf(daysAgo(20)) } });
  expect((await confirmShown()).status).toBe(202);
  const { startsAt } = (await (await app.api("/api/settings")).json()) as ShopSettings;
  expect(startsAt?.slice(0, 10)).toBe(dayOf(daysAgo(21)));
});

test("of a first day moved forward since the look nothing is confirmed unseen: it is looked at again", async () => {
  const begin = (days: number) =>
    app.api("/api/active", { method: "PUT", body: { active: true, startsAt: daysAgo(days).toISOString() } });
  await begin(5);
  sold(8);
  await look(daysAgo(12));
  await shown("ready");
  await begin(1);
  sold(3);
  expect((await confirmShown()).status).toBe(404);
  await look(daysAgo(12));
  await until("both are found", async () => {
    app.pass(1);
    return (await view()).found?.candidates === 2;
  });
  expect((await confirmShown()).status).toBe(202);
});

test("a look that took another's place is not confirmed from a page that shows the former, though it found as many", async () => {
  await switchOn();
  const first = sold(3);
  sold(9);
  await look(daysAgo(5));
  const former = (await shown("ready")).found;
  app.shopify.changeOrder(first, { cancelledAt: daysAgo(1).toISOString() });
  await look(daysAgo(12));
  expect((await shown("ready")).found?.candidates).toBe(former?.candidates);
  expect((await confirm(former?.look)).status).toBe(404);
  expect(await view()).toMatchObject({ state: "ready", progress: null });
});

test("Shopify's word that it is done is heard, and one of nothing harms nothing", async () => {
  await switchOn();
  await app.shopify.sendWebhook({ topic: "bulk_operations/finish", body: "{}" });
  sold(2);
  await look(daysAgo(3));
  await until("the first look", () => app.shopify.requests.writes >= 2);
  expect(await app.shopify.sendWebhook({ topic: "bulk_operations/finish", body: "{}" })).toBe(200);
  await until("the second look at once", async () => (await view()).state === "ready");
});

test("a past without orders is told as such, and a day that is no past is refused", async () => {
  await switchOn();
  await look(daysAgo(3));
  expect((await shown("ready")).found).toMatchObject({ seen: 0, candidates: 0, totals: {} });
  expect((await look(new Date(Date.now() + 2 * DAY))).status).toBe(400);
});
