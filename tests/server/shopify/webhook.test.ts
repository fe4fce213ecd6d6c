import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { verifyWebhook } from "../../../server/shopify/webhook.ts";
import { SECRET, SHOP, testApi } from "./shopify-under-test.ts";

const library = testApi();
const secrets = [SECRET];
const BODY = Buffer.from(JSON.stringify({ id: 1, name: "#1001 ğüşıİöç" }));

const sign = (body: Buffer, secret = SECRET): string => createHmac("sha256", secret).update(body).digest("base64");
const headersFor = (body: Buffer, others: Record<string, string | undefined> = {}) => ({
  "x-shopify-hmac-sha256": sign(body),
  "x-shopify-topic": "orders/paid",
  "x-shopify-shop-domain": SHOP,
  "x-shopify-webhook-id": "w-1",
  "x-shopify-api-version": "2026-10",
  "x-shopify-triggered-at": "2026-11-20T09:00:00.123Z",
  ...others,
});

/** Shopify's own package, as the other judge. */
const checkedByLibrary = (rawBody: Buffer, headers: Record<string, string | undefined>) =>
  library.webhooks.validate({
    rawBody: rawBody.toString("utf8"),
    rawRequest: { method: "POST", url: "/", headers },
  });

test("tells what a genuine delivery says about itself", async () => {
  expect(verifyWebhook(secrets, BODY, headersFor(BODY))).toEqual({
    kind: "valid",
    shop: SHOP,
    topic: "orders/paid",
    webhookId: "w-1",
    triggeredAt: new Date("2026-11-20T09:00:00.123Z"),
    apiVersion: "2026-10",
  });
  expect(await checkedByLibrary(BODY, headersFor(BODY))).toMatchObject({ valid: true, domain: SHOP, webhookId: "w-1" });
});

test("keeps the underscore of a topic apart from its slash", async () => {
  const checked = verifyWebhook(secrets, BODY, headersFor(BODY, { "x-shopify-topic": "app/scopes_update" }));
  expect(checked).toMatchObject({ kind: "valid", topic: "app/scopes_update" });
});

test("does without the time at which it was triggered", async () => {
  const headers = headersFor(BODY, { "x-shopify-triggered-at": undefined });
  expect(verifyWebhook(secrets, BODY, headers)).toMatchObject({ kind: "valid", triggeredAt: undefined });
});

test.each([
  ["one byte was added", Buffer.concat([BODY, Buffer.from(" ")]), headersFor(BODY)],
  ["the signature is another secret's", BODY, headersFor(BODY, { "x-shopify-hmac-sha256": sign(BODY, "other") })],
  ["the signature is empty", BODY, headersFor(BODY, { "x-shopify-hmac-sha256": "" })],
  ["the body is empty", Buffer.alloc(0), headersFor(Buffer.alloc(0))],
  ["the signature is missing", BODY, headersFor(BODY, { "x-shopify-hmac-sha256": undefined })],
  ["the topic is missing", BODY, headersFor(BODY, { "x-shopify-topic": undefined })],
  ["the topic is not one", BODY, headersFor(BODY, { "x-shopify-topic": "orders paid" })],
  ["the shop is missing", BODY, headersFor(BODY, { "x-shopify-shop-domain": undefined })],
  ["the shop is no myshopify domain", BODY, headersFor(BODY, { "x-shopify-shop-domain": "example.com" })],
  ["the webhook id is missing", BODY, headersFor(BODY, { "x-shopify-webhook-id": undefined })],
  ["the API version is missing", BODY, headersFor(BODY, { "x-shopify-api-version": undefined })],
])("refuses a delivery when %s", async (why, body, headers) => {
  const isSigned = /topic|shop|webhook id|API version/.test(why);
  expect(verifyWebhook(secrets, body, headers)).toEqual({
    kind: "unauthorized",
    why: isSigned ? "headers" : "signature",
  });
  // The library asks neither what a topic nor what a shop looks like.
  expect((await checkedByLibrary(body, headers)).valid).toBe(/not one|no myshopify/.test(why));
});

test("refuses different bytes that would read as the same text", async () => {
  const replacement = Buffer.from('{"a":"\uFFFD"}');
  const broken = Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xff]), Buffer.from('"}')]);
  expect(broken.toString("utf8")).toBe(replacement.toString("utf8"));
  expect(verifyWebhook(secrets, replacement, headersFor(replacement))).toMatchObject({ kind: "valid" });
  expect(verifyWebhook(secrets, broken, headersFor(replacement))).toMatchObject({ kind: "unauthorized" });
  expect(verifyWebhook(secrets, broken, headersFor(broken))).toMatchObject({ kind: "unauthorized" });
});

test("accepts the previous secret while both are known, and no longer afterwards", async () => {
  const headers = headersFor(BODY, { "x-shopify-hmac-sha256": sign(BODY, "previous-secret") });
  const rotating = [SECRET, "previous-secret"];
  expect(verifyWebhook(rotating, BODY, headers)).toMatchObject({ kind: "valid", shop: SHOP });
  expect(verifyWebhook(secrets, BODY, headers)).toMatchObject({ kind: "unauthorized" });
});

test("does not take the newer kind of event for a webhook", async () => {
  const headers = {
    "shopify-hmac-sha256": sign(BODY),
    "shopify-topic": "Order",
    "shopify-shop-domain": SHOP,
    "shopify-webhook-id": "w-2",
    "shopify-api-version": "unstable",
    "x-shopify-topic": "orders/paid",
  };
  expect(verifyWebhook(secrets, BODY, headers)).toMatchObject({ kind: "unauthorized" });
});
