import { afterAll, beforeAll, expect, test } from "vitest";
import type { ShopifyStandIn } from "../../../demo/shopify/stand-in.ts";
import { type AdminQuery, queryAdmin } from "../../../server/shopify/admin-graphql.ts";
import type { ShopifyApi } from "../../../server/shopify/shopify-api.ts";
import { createAccessTokens } from "../../../server/shopify/tokens.ts";
import { createTurns } from "../../../server/shopify/turns.ts";
import { memoryTokenStore, SHOP, testApi, testClock, testStandIn } from "./shopify-under-test.ts";

let shopify: ShopifyStandIn;
let api: ShopifyApi;
let query: AdminQuery;

beforeAll(async () => {
  shopify = await testStandIn();
  api = testApi({ standInUrl: shopify.url });
  const tokens = createAccessTokens({
    api,
    store: memoryTokenStore(),
    clock: testClock(),
    inTurn: createTurns(),
    onExchanged: async () => {},
  });
  await tokens.exchange(SHOP, shopify.sessionToken());
  const accessToken = await tokens.accessToken(SHOP);
  query = { shop: SHOP, accessToken, document: "query Name { shop { myshopifyDomain } }", variables: {} };
});
afterAll(() => shopify.close());

test("answers the data of a query", async () => {
  expect(await queryAdmin(api, query)).toMatchObject({ data: { shop: { myshopifyDomain: SHOP } } });
});

test.each([
  ["throttled", "SHOPIFY_THROTTLED", { retryAfterSeconds: 1, points: 75 }],
  ["too-many-requests", "SHOPIFY_THROTTLED", { retryAfterSeconds: 2 }],
  ["server-error", "SHOPIFY_UNREACHABLE", { status: 500 }],
  ["unauthorized", "SHOPIFY_TOKEN_REJECTED", { status: 401 }],
  ["not-json", "SHOPIFY_ANSWER_INVALID", { status: 200 }],
  ["reset", "SHOPIFY_UNREACHABLE", {}],
] as const)("tells the answer '%s' as %s, after one request", async (fault, code, facts) => {
  const before = shopify.requests.graphql;
  shopify.faults.graphql.push(fault);
  await expect(queryAdmin(api, query)).rejects.toMatchObject({ code, facts });
  expect(shopify.requests.graphql).toBe(before + 1);
});

test("refuses a token that Shopify does not know", async () => {
  const asking = queryAdmin(api, { ...query, accessToken: "shpat_unknown" });
  await expect(asking).rejects.toMatchObject({ code: "SHOPIFY_TOKEN_REJECTED", facts: { status: 401 } });
});

test("tells a query that Shopify does not understand", async () => {
  const asking = queryAdmin(api, { ...query, document: "{ shop { nothing } }" });
  await expect(asking).rejects.toMatchObject({ code: "SHOPIFY_ANSWER_INVALID", facts: { code: "none" } });
});
