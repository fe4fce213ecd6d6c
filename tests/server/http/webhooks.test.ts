import { createHmac, randomUUID } from "node:crypto";
import { gzipSync } from "node:zlib";
import Sqlite from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { startTestApp, type TestApp } from "../../support/test-app.ts";
import { SHOP, SHOPIFY_SECRET } from "../../support/test-shop.ts";

let app: TestApp;
let orderId: string;

beforeAll(async () => {
  app = await startTestApp();
  orderId = app.order();
});
afterAll(() => app.close());

const kept = () => ({
  inbox: app.rows("select count(*) as n from inbox")[0]?.["n"],
  // Jobs come and go; what was told of an order stays in its story.
  told: app.rows("select count(*) as n from timeline where kind = 'webhook-received'")[0]?.["n"],
});

const counted = async (outcome: string): Promise<number> => {
  const text = await (await fetch(new URL("/metrics", app.url))).text();
  const line = new RegExp(`^otofatura_webhooks_total\\{outcome="${outcome}"\\} (\\d+)$`, "m").exec(text);
  return Number(line?.[1] ?? 0);
};

const BODY = JSON.stringify({ admin_graphql_api_id: "gid://shopify/Order/1" });

/** A delivery whose headers are all right unless they are changed; `undefined` takes one away. */
async function post(
  changes: Readonly<Record<string, string | undefined>>,
  body = BODY,
  packed: string | Uint8Array<ArrayBuffer> = body,
): Promise<number> {
  const headers = new Headers({
    "content-type": "application/json",
    "x-shopify-topic": "orders/paid",
    "x-shopify-shop-domain": SHOP,
    "x-shopify-api-version": "2026-10",
    "x-shopify-webhook-id": randomUUID(),
    "x-shopify-hmac-sha256": createHmac("sha256", SHOPIFY_SECRET).update(body).digest("base64"),
  });
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) headers.delete(name);
    else headers.set(name, value);
  }
  const response = await fetch(new URL("/webhooks", app.url), { method: "POST", headers, body: packed });
  return response.status;
}

describe("a delivery that is not Shopify's", () => {
  test("a packed body is refused before it is unpacked: it could be far larger than what came", async () => {
    const before = kept();
    expect(await post({ "content-encoding": "gzip" }, BODY, new Uint8Array(gzipSync(BODY)))).toBe(400);
    expect(kept()).toEqual(before);
  });

  test("a body changed on its way is refused and nothing is stored", async () => {
    const before = kept();
    expect(await app.shopify.sendWebhook({ topic: "orders/paid", orderId, tamper: true })).toBe(401);
    expect(kept()).toEqual(before);
  });

  test.each([
    ["without a signature", { "x-shopify-hmac-sha256": undefined }],
    ["with an empty signature", { "x-shopify-hmac-sha256": "" }],
    [
      "signed with another secret",
      { "x-shopify-hmac-sha256": createHmac("sha256", "x").update(BODY).digest("base64") },
    ],
    ["without a shop", { "x-shopify-shop-domain": undefined }],
    ["of a shop that is no Shopify address", { "x-shopify-shop-domain": "ornek.example" }],
    ["without a topic", { "x-shopify-topic": undefined }],
    ["without a webhook id", { "x-shopify-webhook-id": undefined }],
  ])("%s is refused and nothing is stored", async (_, changes) => {
    const before = { ...kept(), counted: await counted("unauthorized") };
    expect(await post(changes)).toBe(401);
    expect({ ...kept(), counted: (await counted("unauthorized")) - 1 }).toEqual(before);
  });
});

describe("a delivery that cannot be read", () => {
  test.each([
    ["broken JSON", "{broken"],
    ["a list", "[]"],
    ["nothing", "null"],
    ["an order without an id", "{}"],
    ["an id that is no number", '{"id":"abc"}'],
    ["an id of something else", '{"admin_graphql_api_id":"gid://shopify/Customer/1"}'],
  ])("%s with a valid signature is answered with 400 and not stored", async (_, body) => {
    const before = kept();
    expect(await app.shopify.sendWebhook({ topic: "orders/paid", body })).toBe(400);
    expect(kept()).toEqual(before);
  });

  test("a body over 5 MB is answered with 413 and not stored", async () => {
    const before = kept();
    const body = JSON.stringify({ id: 1, note: "x".repeat(5 * 1024 * 1024) });
    expect(await app.shopify.sendWebhook({ topic: "orders/paid", body })).toBe(413);
    expect(kept()).toEqual(before);
  });
});

describe("a good delivery", () => {
  test("is kept as ids and a hash, never as its body", async () => {
    const webhookId = randomUUID();
    expect(await app.shopify.sendWebhook({ topic: "orders/paid", orderId, webhookId })).toBe(200);
    const [row] = app.rows("select * from inbox where webhook_id = ?", webhookId);
    expect(row).toMatchObject({ shop: SHOP, topic: "orders/paid", order_id: orderId });
    expect(row?.["body_hash"]).toMatch(/^[0-9a-f]{64}$/);
    expect(Object.keys(row ?? {}).toSorted()).toEqual([
      "body_hash",
      "order_id",
      "received_at",
      "shop",
      "topic",
      "triggered_at",
      "webhook_id",
    ]);
  });

  test("said twice is stored once, and the repetition is counted", async () => {
    const webhookId = randomUUID();
    const before = await counted("duplicate");
    const deliveries = [1, 2, 3].map(() => app.shopify.sendWebhook({ topic: "orders/paid", orderId, webhookId }));
    expect(await Promise.all(deliveries)).toEqual([200, 200, 200]);
    expect(app.rows("select 1 from inbox where webhook_id = ?", webhookId)).toHaveLength(1);
    expect(await counted("duplicate")).toBe(before + 2);
  });

  test("of just under 5 MB is taken", async () => {
    const body = JSON.stringify({ id: 1, note: "x".repeat(5 * 1024 * 1024 - 100) });
    expect(await app.shopify.sendWebhook({ topic: "orders/paid", body })).toBe(200);
  });

  test.each([
    ["orders/paid", { id: 4711 }],
    ["orders/cancelled", { id: 4711, admin_graphql_api_id: "gid://shopify/Order/4711" }],
    ["orders/edited", { order_edit: { id: 9, order_id: 4711 } }],
    ["refunds/create", { id: 9, order_id: 4711 }],
    ["fulfillments/create", { id: 9, order_id: 4711 }],
    ["returns/approve", { id: 9, admin_graphql_api_id: "gid://shopify/Return/9", order: { id: 4711 } }],
    ["returns/process", { id: 9, order_id: 4711 }],
    ["returns/request", { id: 9, admin_graphql_api_id: "gid://shopify/Return/9", order: { id: 4711 } }],
    ["fulfillments/update", { id: 9, order_id: 4711, admin_graphql_api_id: "gid://shopify/Fulfillment/9" }],
  ])("of %s names its order", async (topic, body) => {
    const webhookId = randomUUID();
    expect(await app.shopify.sendWebhook({ topic, webhookId, body: JSON.stringify(body) })).toBe(200);
    expect(app.rows("select topic, order_id from inbox where webhook_id = ?", webhookId)).toEqual([
      { topic, order_id: "gid://shopify/Order/4711" },
    ]);
  });

  test("of a return that names no order is kept, too", async () => {
    const webhookId = randomUUID();
    const body = JSON.stringify({ admin_graphql_api_id: "gid://shopify/Return/9", return_line_items: {} });
    expect(await app.shopify.sendWebhook({ topic: "returns/update", webhookId, body })).toBe(200);
    expect(app.rows("select topic, order_id from inbox where webhook_id = ?", webhookId)).toEqual([
      { topic: "returns/update", order_id: "" },
    ]);
  });

  test("of a topic we do not use is answered with 200, counted and not stored", async () => {
    const before = { ...kept(), counted: await counted("unknown_topic") };
    expect(await app.shopify.sendWebhook({ topic: "products/update", body: '{"id":1}' })).toBe(200);
    expect({ ...kept(), counted: (await counted("unknown_topic")) - 1 }).toEqual(before);
  });
});

test("only POST is a delivery", async () => {
  const response = await fetch(new URL("/webhooks", app.url));
  expect(response.status).toBe(404);
});

test("a delivery that cannot be stored is refused and counted, for Shopify to bring it again", async () => {
  const database = new Sqlite(app.databasePath);
  onTestFinished(() => {
    database.exec("drop trigger full_disk");
    database.close();
  });
  database.exec("create trigger full_disk before insert on inbox begin select raise(abort, 'full'); end");
  expect(await app.shopify.sendWebhook({ topic: "orders/paid", orderId })).toBe(500);
  expect(await counted("failed")).toBe(1);
});
