import { createHmac } from "node:crypto";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { demoOrders } from "../../../demo/orders/demo-orders.ts";
import { type ShopifyStandIn, startShopifyStandIn } from "../../../demo/shopify/stand-in.ts";

const SHOP = "ornek.myshopify.com";
const KEY = "client-id";
const SECRET = "client-secret";

type Delivery = { readonly headers: IncomingHttpHeaders; readonly body: string };
const deliveries: Delivery[] = [];
let answerOfApp = 200;
const app = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  deliveries.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
  response.writeHead(answerOfApp).end();
});

let shopify: ShopifyStandIn;
let appUrl: string;

beforeAll(async () => {
  await new Promise<void>((resolve) => {
    app.listen(0, "127.0.0.1", resolve);
  });
  appUrl = `http://127.0.0.1:${(app.address() as AddressInfo).port}`;
  shopify = await startShopifyStandIn({ port: 0, apiKey: KEY, apiSecret: SECRET, appUrl, shop: SHOP });
});
afterAll(async () => {
  app.close();
  await shopify.close();
});
beforeEach(() => {
  deliveries.length = 0;
  answerOfApp = 200;
});

const [someOrder] = demoOrders(new Date("2026-11-20T09:00:00Z"));
const addOrder = (changes: object = {}): string => shopify.addOrder({ ...someOrder, ...changes });

async function post(path: string, body: object, headers: Record<string, string> = {}) {
  const response = await fetch(shopify.url + path, {
    method: "POST",
    headers: { "content-type": "application/json", "x-shop-domain": SHOP, ...headers },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

const exchange = (changes: object = {}) =>
  post("/admin/oauth/access_token", {
    client_id: KEY,
    client_secret: SECRET,
    grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
    subject_token: shopify.sessionToken(),
    requested_token_type: "urn:shopify:params:oauth:token-type:offline-access-token",
    expiring: "1",
    ...changes,
  });
const refresh = (refreshToken: unknown) =>
  post("/admin/oauth/access_token", {
    client_id: KEY,
    client_secret: SECRET,
    grant_type: "refresh_token",
    refresh_token: refreshToken,
  });
const ask = (accessToken: unknown) =>
  post(
    "/admin/api/2026-10/graphql.json",
    { query: "{ shop { name } }" },
    { "x-shopify-access-token": String(accessToken) },
  );

test("grants expiring tokens, and what they open carries its cost", async () => {
  const { status, body } = await exchange();
  expect(status).toBe(200);
  expect(body).toMatchObject({ expires_in: 3600, refresh_token_expires_in: 7_776_000 });
  expect(await ask(body["access_token"])).toMatchObject({
    status: 200,
    body: { data: { shop: { name: "Çınaraltı Dükkân" } }, extensions: { cost: { requestedQueryCost: 1 } } },
  });
});

test.each([
  ["another app", { client_id: "x" }, "invalid_client"],
  ["a wrong secret", { client_secret: "x" }, "invalid_client"],
  ["a forged session token", { subject_token: "a.b.c" }, "invalid_subject_token"],
  ["a token that would never expire", { expiring: "0" }, "invalid_request"],
  ["a grant it does not know", { grant_type: "password" }, "invalid_grant"],
])("refuses %s", async (_what, changes, error) => {
  expect(await exchange(changes)).toEqual({ status: 400, body: { error } });
});

test("refuses an expired session token", async () => {
  const subject_token = shopify.sessionToken({ exp: 1 });
  expect(await exchange({ subject_token })).toMatchObject({ body: { error: "invalid_subject_token" } });
});

test("keeps a refresh token until its replacement is used", async () => {
  const first = (await exchange()).body;
  const lost = await refresh(first["refresh_token"]);
  const second = await refresh(first["refresh_token"]);
  expect([lost.status, second.status]).toEqual([200, 200]);
  expect((await ask(second.body["access_token"])).status).toBe(200);
  expect(await refresh(first["refresh_token"])).toEqual({ status: 400, body: { error: "invalid_grant" } });
});

test("lets nobody in without a good token", async () => {
  expect((await ask("shpat_unknown")).status).toBe(401);
  const { body } = await exchange();
  shopify.revokeTokens();
  expect((await ask(body["access_token"])).status).toBe(401);
});

test("ends a token when its life is over", async () => {
  const settings = { port: 0, apiKey: KEY, apiSecret: SECRET, appUrl, shop: SHOP, grantLifetimeSeconds: 0 };
  const shortLived = await startShopifyStandIn(settings);
  const other = shopify;
  shopify = shortLived;
  const { body } = await exchange();
  const { status } = await ask(body["access_token"]);
  shopify = other;
  await shortLived.close();
  expect(body["expires_in"]).toBe(0);
  expect(status).toBe(401);
});

test("knows no other shop", async () => {
  expect((await post("/admin/oauth/access_token", {}, { "x-shop-domain": "baska.myshopify.com" })).status).toBe(404);
});

test("holds GraphQL answers back until they are released", async () => {
  const { body } = await exchange();
  shopify.faults.hold();
  let isAnswered = false;
  const asking = ask(body["access_token"]).then((answer) => {
    isAnswered = true;
    return answer;
  });
  await exchange();
  expect(isAnswered).toBe(false);
  shopify.faults.release();
  expect((await asking).status).toBe(200);
});

test("signs the exact bytes of a webhook", async () => {
  const orderId = addOrder();
  expect(await shopify.sendWebhook({ topic: "orders/paid", orderId, webhookId: "w-1" })).toBe(200);
  const [delivery] = deliveries;
  const hmac = createHmac("sha256", SECRET)
    .update(delivery?.body ?? "")
    .digest("base64");
  expect(delivery?.headers).toMatchObject({
    "x-shopify-topic": "orders/paid",
    "x-shopify-shop-domain": SHOP,
    "x-shopify-webhook-id": "w-1",
    "x-shopify-api-version": "2026-10",
    "x-shopify-hmac-sha256": hmac,
  });
  expect(JSON.parse(delivery?.body ?? "")).toEqual({
    id: Number(orderId.slice(orderId.lastIndexOf("/") + 1)),
    admin_graphql_api_id: orderId,
    name: "#1001",
    updated_at: someOrder?.updatedAt,
    processed_at: someOrder?.processedAt,
    cancelled_at: null,
    financial_status: "paid",
    fulfillment_status: null,
    test: false,
    currency: "TRY",
    total_price: "876.84",
  });
});

test("sends another body than it signed when it is told to", async () => {
  await shopify.sendWebhook({ topic: "app/uninstalled", body: '{"id":1}', tamper: true });
  const [delivery] = deliveries;
  const hmac = createHmac("sha256", SECRET).update('{"id":1}').digest("base64");
  expect(delivery).toMatchObject({ body: '{"id":1} ', headers: { "x-shopify-hmac-sha256": hmac } });
});

test("passes on what the app answered", async () => {
  answerOfApp = 401;
  expect(await shopify.sendWebhook({ topic: "app/uninstalled" })).toBe(401);
});

test("marks an order paid and tells the app", async () => {
  const orderId = addOrder({ displayFinancialStatus: "PENDING", fullyPaid: false });
  expect(await shopify.payOrder(orderId)).toBe(200);
  const [delivery] = deliveries;
  expect(delivery?.headers["x-shopify-topic"]).toBe("orders/paid");
  expect(JSON.parse(delivery?.body ?? "")).toMatchObject({ admin_graphql_api_id: orderId, financial_status: "paid" });
});

test("gives an order a new id when it has none or one that is taken", () => {
  const first = addOrder({ id: "gid://shopify/Order/77" });
  const again = addOrder({ id: "gid://shopify/Order/77" });
  const none = addOrder({ id: undefined });
  expect(first).toBe("gid://shopify/Order/77");
  expect(new Set([first, again, none]).size).toBe(3);
  expect(none).toMatch(/^gid:\/\/shopify\/Order\/\d+$/);
});

test("takes an order with nothing but what matters", () => {
  const short = {
    name: "#1",
    currencyCode: "TRY",
    taxesIncluded: true,
    totalPriceSet: { shopMoney: { amount: "1.00" } },
    lineItems: {
      edges: [{ node: { title: "Kalem", quantity: 1, originalTotalSet: { shopMoney: { amount: "1.00" } } } }],
    },
  };
  expect(shopify.addOrder(short)).toMatch(/^gid:/);
});

test.each([
  ["a total", { totalPriceSet: undefined }],
  ["a line's price", { lineItems: [{ title: "Kalem", quantity: 1 }] }],
  ["a line's quantity", { lineItems: [{ title: "Kalem", originalTotalSet: { shopMoney: { amount: "1.00" } } }] }],
  ["a currency", { currencyCode: undefined }],
])("does not invent %s", (_what, changes) => {
  expect(() => addOrder(changes)).toThrow("Shopify would not hold such an order");
});

test("shows an admin page with the signed address of the app in its frame", async () => {
  const html = await (await fetch(`${shopify.url}/?locale=en`)).text();
  const frame = /data-src="([^"]+)"/.exec(html)?.[1]?.replaceAll("&amp;", "&") ?? "";
  const address = new URL(frame);
  const { hmac, ...query } = Object.fromEntries(address.searchParams);
  expect(address.origin).toBe(appUrl);
  expect(query).toMatchObject({ embedded: "1", locale: "en", shop: SHOP });
  expect(Buffer.from(query["host"] ?? "", "base64").toString()).toBe("admin.shopify.com/store/ornek");
  expect(Object.keys(query).sort()).toEqual(["embedded", "host", "id_token", "locale", "session", "shop", "timestamp"]);
  expect(hmac).toBe(createHmac("sha256", SECRET).update(new URLSearchParams(query).toString()).digest("hex"));
  expect(html).toContain("New paid order");
  expect(html).not.toMatch(/\{\{|undefined/);
});

test("speaks Turkish unless it is asked for English", async () => {
  expect(await (await fetch(shopify.url)).text()).toContain("Yeni ödenmiş sipariş");
});

test.each(["/admin.css", "/admin.js", "/app-bridge.js"])("serves %s", async (path) => {
  const response = await fetch(shopify.url + path);
  expect(response.status).toBe(200);
  expect((await response.text()).length).toBeGreaterThan(500);
});

test("sells another paid order at the press of the button", async () => {
  const { status, body } = await post("/stand-in/orders", {});
  expect(status).toBe(201);
  expect(JSON.parse(deliveries[0]?.body ?? "")).toMatchObject({
    admin_graphql_api_id: body["id"],
    name: body["name"],
    total_price: body["total"],
    financial_status: "paid",
  });
});

test("says so when the app does not take the sale", async () => {
  answerOfApp = 500;
  expect((await post("/stand-in/orders", {})).status).toBe(502);
});

test.each([
  ["orders/edited", (id: number) => ({ order_edit: { order_id: id } })],
  ["refunds/create", (id: number) => ({ order_id: id })],
  ["returns/close", (id: number) => ({ order: { id } })],
])("names an order in %s where Shopify does, and nowhere else", async (topic, place) => {
  const id = addOrder();
  const digits = Number(id.slice(id.lastIndexOf("/") + 1));
  await shopify.sendWebhook({ topic, orderId: id });
  const [delivery] = deliveries;
  expect(JSON.parse(delivery?.body ?? "")).toMatchObject(place(digits));
  expect(delivery?.body.split(String(digits))).toHaveLength(2);
});
