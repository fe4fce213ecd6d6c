import { createHmac, randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { legacy, startReadyApp, type TestApp } from "../../support/test-app.ts";
import { OTHER_SHOP, SHOP, SHOPIFY_SECRET, tokenOf } from "../../support/test-shop.ts";

let app: TestApp;
let order: string;

beforeAll(async () => {
  app = await startReadyApp();
  order = await app.paid();
  await app.issued(order);
});
afterAll(() => app.close());

const IN_A_YEAR = new Date(Date.now() + 365 * 86_400_000).toISOString();
const sign = (body: string) => createHmac("sha256", SHOPIFY_SECRET).update(body).digest("base64");

/** The signature covers the body alone: whoever has one delivery can send it again under any headers. */
async function replay(topic: string, body: string, signature = sign(body)): Promise<number> {
  const headers = {
    "content-type": "application/json",
    "x-shopify-topic": topic,
    "x-shopify-shop-domain": SHOP,
    "x-shopify-api-version": "2026-10",
    "x-shopify-webhook-id": randomUUID(),
    "x-shopify-triggered-at": IN_A_YEAR,
    "x-shopify-hmac-sha256": signature,
  };
  return (await fetch(new URL("/webhooks", app.url), { method: "POST", headers, body })).status;
}

/** What such a delivery would have changed. */
const kept = () => ({
  shop: app.rows("select tokens, profile, integrator_secret, is_active from shops where shop = ?", SHOP),
  orders: app.rows("select order_id, buyer from orders where shop = ?", SHOP),
  asked: app.rows("select * from privacy_requests"),
  told: app.rows("select * from timeline where kind = 'app-removed'"),
});

const OLD: Readonly<Record<string, () => string>> = {
  "about an order": () => JSON.stringify({ id: Number(legacy(order)), admin_graphql_api_id: order }),
  "that another shop left": () => JSON.stringify({ id: 954889, myshopify_domain: OTHER_SHOP }),
  "that another shop's data must go": () => JSON.stringify({ shop_id: 954889, shop_domain: OTHER_SHOP }),
  "about a buyer of another shop": () =>
    JSON.stringify({
      shop_domain: OTHER_SHOP,
      customer: { id: 1 },
      orders_to_redact: [Number(legacy(order))],
      orders_requested: [Number(legacy(order))],
    }),
};

describe.each(Object.keys(OLD))("an old delivery %s", (name) => {
  test.each(["app/uninstalled", "shop/redact", "customers/redact", "customers/data_request"])(
    "says nothing under the headers of %s",
    async (topic) => {
      const before = kept();
      expect(await replay(topic, OLD[name]?.() ?? "")).toBe(401);
      expect(kept()).toEqual(before);
    },
  );
});

test("a session token, which the same secret signs, is no delivery", async () => {
  const before = kept();
  const [header, claims, signature = ""] = tokenOf(SHOP).split(".");
  for (const topic of ["app/uninstalled", "shop/redact", "orders/paid"]) {
    const asBase64 = Buffer.from(signature, "base64url").toString("base64");
    expect(await replay(topic, `${header}.${claims}`, asBase64)).toBe(400);
  }
  expect(kept()).toEqual(before);
});
