import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { verifyFlowRequest, verifyFlowUse } from "../../../server/shopify/flow-request.ts";
import { SECRET, SHOP, testApi } from "./shopify-under-test.ts";

const api = testApi();
const OLD_SECRET = "the-secret-before";
const body = { shopify_domain: SHOP, properties: { order_id: "gid://shopify/Order/7" } };
const sign = (bytes: Buffer | string, secret = SECRET) => createHmac("sha256", secret).update(bytes).digest("base64");
const signed = (value: unknown, secret = SECRET) => {
  const bytes = Buffer.from(typeof value === "string" ? value : JSON.stringify(value));
  return [bytes, { "x-shopify-hmac-sha256": sign(bytes, secret) }] as const;
};

test.each([["gid://shopify/Order/7"], [7], ["7"]])(
  "reads the shop and the order %j of a workflow's request",
  async (id) => {
    const request = signed({ ...body, properties: { order_id: id } });
    expect(await verifyFlowRequest([api], ...request)).toEqual({ shop: SHOP, orderId: "gid://shopify/Order/7" });
  },
);

test("takes the old secret for as long as both are in use", async () => {
  const request = signed(body, OLD_SECRET);
  expect(await verifyFlowRequest([api, testApi({ apiSecret: OLD_SECRET })], ...request)).toMatchObject({ shop: SHOP });
  await expect(verifyFlowRequest([api], ...request)).rejects.toMatchObject({ code: "SESSION_INVALID" });
});

test.each<[string, readonly [Buffer, Record<string, string>]]>([
  ["no signature", [Buffer.from(JSON.stringify(body)), {}]],
  ["another's signature", signed(body, "another")],
  ["a body changed on its way", [Buffer.from(`${JSON.stringify(body)} `), signed(body)[1]]],
  ["no body", [Buffer.alloc(0), { "x-shopify-hmac-sha256": sign("") }]],
  ["bytes that are no text", [Buffer.from([0xff, 0xfe]), { "x-shopify-hmac-sha256": sign(Buffer.from([0xff, 0xfe])) }]],
])("refuses a request with %s", async (_what, request) => {
  await expect(verifyFlowRequest([api], ...request)).rejects.toMatchObject({ code: "SESSION_INVALID" });
});

test.each([
  ["is no JSON", "{"],
  ["names no shop", { properties: body.properties }],
  ["names a host that is no shop", { ...body, shopify_domain: "ornek.example" }],
  ["names no order", { ...body, properties: {} }],
  ["names another thing", { ...body, properties: { order_id: "gid://shopify/Customer/7" } }],
])("refuses a signed body that %s", async (_what, value) => {
  await expect(verifyFlowRequest([api], ...signed(value))).rejects.toMatchObject({ code: "REQUEST_INVALID" });
});

const news = {
  shopify_domain: SHOP,
  flow_trigger_definition_id: "invoice-issued",
  has_enabled_flow: true,
  timestamp: "2026-11-20T09:00:00.000Z",
};

test("reads which trigger the shop's workflows use, and since when", async () => {
  expect(await verifyFlowUse([api], ...signed(news))).toEqual({
    shop: SHOP,
    use: { trigger: "invoice-issued", isUsed: true, at: new Date("2026-11-20T09:00:00Z") },
  });
});

test("refuses news that somebody else signed", async () => {
  await expect(verifyFlowUse([api], ...signed(news, "another"))).rejects.toMatchObject({ code: "SESSION_INVALID" });
});

test.each([
  ["a trigger that is not ours", { ...news, flow_trigger_definition_id: "order-created" }],
  ["no time", { ...news, timestamp: undefined }],
  ["no word of its use", { ...news, has_enabled_flow: "yes" }],
  ["no shop", { ...news, shopify_domain: undefined }],
])("refuses news of %s", async (_what, value) => {
  await expect(verifyFlowUse([api], ...signed(value))).rejects.toMatchObject({ code: "REQUEST_INVALID" });
});
