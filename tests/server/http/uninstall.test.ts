import { createHmac, randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { anotherOrder } from "../../../demo/orders/another-order.ts";
import { startReadyApp, type TestApp } from "../../support/test-app.ts";
import { OTHER_SHOP, SHOP, SHOPIFY_SECRET, tokenOf } from "../../support/test-shop.ts";
import { until } from "../../support/until.ts";

let app: TestApp;

beforeAll(async () => {
  app = await startReadyApp();
});
afterAll(() => app.close());

/** Shopify's own word that the app was removed, signed like any other. */
async function uninstall(shop: string, triggeredAt: Date, webhookId: string = randomUUID()): Promise<number> {
  const body = JSON.stringify({ id: 954889, myshopify_domain: shop });
  const headers = {
    "content-type": "application/json",
    "x-shopify-topic": "app/uninstalled",
    "x-shopify-shop-domain": shop,
    "x-shopify-api-version": "2026-10",
    "x-shopify-webhook-id": webhookId,
    "x-shopify-triggered-at": triggeredAt.toISOString(),
    "x-shopify-hmac-sha256": createHmac("sha256", SHOPIFY_SECRET).update(body).digest("base64"),
  };
  return (await fetch(new URL("/webhooks", app.url), { method: "POST", headers, body })).status;
}

const tokens = () => app.rows("select tokens from shops where shop = ?", SHOP)[0]?.["tokens"];
/** The order waits for this reason and nothing is planned for it any more. */
const resting = (id: string, reason: string) =>
  until(`resting: ${reason}`, () => {
    const [row] = app.rows("select state, reason from orders where order_id = ?", id);
    return row?.["state"] === "waiting" && row["reason"] === reason && app.jobOf(id) === undefined ? true : undefined;
  });
const MINUTE = 60_000;

test("a removed app drops its tokens, lets orders wait, and goes on where it stopped once it is installed again", async () => {
  const before = await app.issued(await app.paid());
  app.shopify.revokeTokens();
  expect(await uninstall(SHOP, new Date(Date.now() + MINUTE))).toBe(200);
  expect(tokens()).toBeNull();
  const requests = app.shopify.requests.graphql;
  const id = await app.paid();
  await resting(id, "NOT_INSTALLED");
  expect(app.shopify.requests.graphql).toBe(requests);
  // The next visit of the merchant.
  await app.api("/api/shop");
  expect(tokens()).not.toBeNull();
  expect((await app.issued(id)).invoice?.number).not.toBe(before.invoice?.number);
});

test("rights given later wake the orders that were refused for want of them", async () => {
  const id = await app.paid();
  await app.issued(id);
  app.shopify.faults.graphql.push("server-error");
  const waiting = await app.paid();
  await until("its problem", () => (app.jobOf(waiting)?.attempts === 1 ? true : undefined));
  expect(await app.shopify.sendWebhook({ topic: "app/scopes_update", body: '{"current":["write_orders"]}' })).toBe(200);
  await app.issued(waiting);
});

test("a late word of an earlier removal drops nothing", async () => {
  await app.api("/api/shop");
  const stored = tokens();
  expect(await uninstall(SHOP, new Date(Date.now() - 60 * MINUTE))).toBe(200);
  expect(tokens()).toBe(stored);
});

test("an old delivery sent again as of today drops nothing of a shop that has the app", async () => {
  await app.api("/api/shop");
  const stored = tokens();
  expect(await uninstall(SHOP, new Date(Date.now() + MINUTE))).toBe(503);
  expect(await uninstall(SHOP, new Date())).toBe(503);
  expect(tokens()).toBe(stored);
  expect(app.rows("select * from timeline where kind = 'app-removed'")).toHaveLength(2);
  expect((await app.issued(await app.paid())).state).toBe("issued");
});

test("while Shopify does not say whether the app was removed nothing is dropped, and the next delivery settles it", async () => {
  await app.api("/api/shop");
  const [stored, id] = [tokens(), randomUUID()];
  app.shopify.faults.graphql.push("server-error");
  expect(await uninstall(SHOP, new Date(), id)).toBe(503);
  expect(tokens()).toBe(stored);
  app.shopify.revokeTokens();
  app.shopify.faults.token.push("server-error");
  expect(await uninstall(SHOP, new Date(), id)).toBe(503);
  expect(tokens()).not.toBeNull();
  expect(await uninstall(SHOP, new Date(), id)).toBe(200);
  expect(tokens()).toBeNull();
  expect(await uninstall(SHOP, new Date(), id)).toBe(200);
});

test("a removal heard of after the app is installed again, and before it is opened, still lets the next visit in", async () => {
  await app.api("/api/shop");
  const removedAt = new Date();
  app.shopify.revokeTokens();
  expect(await uninstall(SHOP, removedAt)).toBe(200);
  expect(tokens()).toBeNull();
  await app.api("/api/shop");
  const stored = tokens();
  expect(stored).not.toBeNull();
  // The same word once more, and now it is an old one.
  expect(await uninstall(SHOP, removedAt)).toBe(200);
  expect(tokens()).toBe(stored);
  expect((await app.issued(await app.paid())).state).toBe("issued");
});

test("a shop that never opened the app has its orders wait without asking again and again", async () => {
  const neighbour = app.shopify.openShop(OTHER_SHOP);
  const id = neighbour.addOrder({ ...anotherOrder(new Date(), 2), id: "gid://shopify/Order/7000000000077" });
  await neighbour.payOrder(id);
  await resting(id, "NOT_INSTALLED");
  // The first visit brings tokens: the order is read, and waits for what the shop has not set up yet.
  await app.api("/api/shop", { headers: { authorization: `Bearer ${tokenOf(OTHER_SHOP)}` } });
  await resting(id, "PAUSED");
});
