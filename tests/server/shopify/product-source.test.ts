import { afterAll, beforeAll, expect, test } from "vitest";
import type { ShopifyStandIn } from "../../../demo/shopify/stand-in.ts";
import type { ProductSource } from "../../../server/pipeline/ports/shopify-port.ts";
import { createProductSource } from "../../../server/shopify/product-source.ts";
import { createAccessTokens } from "../../../server/shopify/tokens.ts";
import { createTurns } from "../../../server/shopify/turns.ts";
import { aLine, aShortOrder } from "./an-order.ts";
import { memoryTokenStore, SHOP, testApi, testClock, testStandIn } from "./shopify-under-test.ts";

let shopify: ShopifyStandIn;
let source: ProductSource;

const gid = (number: number): string => `gid://shopify/Product/${number}`;
const FOOD = { id: "gid://shopify/Collection/450000000001", handle: "gida" };
const TOYS = { id: "gid://shopify/Collection/450000000002", handle: "oyuncak" };

beforeAll(async () => {
  shopify = await testStandIn();
  const api = testApi({ standInUrl: shopify.url });
  const rest = { store: memoryTokenStore(), clock: testClock(), inTurn: createTurns(), onExchanged: async () => {} };
  const tokens = createAccessTokens({ api, ...rest });
  await tokens.exchange(SHOP, shopify.sessionToken());
  source = createProductSource({ api, tokens });
  const vat = { namespace: "custom", key: "kdv", value: "indirimli" };
  const products = [
    { id: gid(1), collections: { nodes: [FOOD] }, metafields: { nodes: [vat] } },
    { id: gid(2), collections: { nodes: [TOYS] } },
  ];
  shopify.addOrder(aShortOrder({ lineItems: { nodes: products.map((product) => aLine({ product })) } }));
});
afterAll(() => shopify.close());

const requestsOf = async (work: () => Promise<unknown>): Promise<number> => {
  const before = shopify.requests.graphql;
  await work();
  return shopify.requests.graphql - before;
};

test("tells which of the named collections a product is in, and what its metafields say", async () => {
  const wanted = { collections: ["gida", "450000000002"], metafields: ["custom.kdv", "custom.renk"] };
  const facts = await source.readProducts(SHOP, [gid(1), gid(2), gid(3)], wanted);
  expect([...facts]).toEqual([
    [gid(1), { collections: ["gida"], metafields: [{ key: "custom.kdv", value: "indirimli" }] }],
    [gid(2), { collections: ["450000000002"], metafields: [] }],
  ]);
});

test("tells of no collection where one of them does not exist: a mistyped name is not an empty collection", async () => {
  const facts = await source.readProducts(SHOP, [gid(1)], { collections: ["gida", "gidaa"], metafields: [] });
  expect(facts.get(gid(1))?.collections).toBeUndefined();
});

test("asks for no collection where no rule names one, and for many products a few at a time", async () => {
  const many = Array.from({ length: 40 }, (_, index) => gid(index + 1));
  const wanted = { collections: [], metafields: ["custom.kdv"] };
  expect(await requestsOf(() => source.readProducts(SHOP, [gid(1)], wanted))).toBe(1);
  expect(await requestsOf(() => source.readProducts(SHOP, many, wanted))).toBe(6);
});
