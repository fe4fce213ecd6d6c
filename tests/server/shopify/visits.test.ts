import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { ShopifyStandIn } from "../../../demo/shopify/stand-in.ts";
import { createAccessTokens } from "../../../server/shopify/tokens.ts";
import { createTurns } from "../../../server/shopify/turns.ts";
import {
  type MemoryTokenStore,
  memoryTokenStore,
  SHOP,
  type TestClock,
  testApi,
  testClock,
  testStandIn,
} from "./shopify-under-test.ts";

let shopify: ShopifyStandIn;
let store: MemoryTokenStore;
let clock: TestClock;

beforeAll(async () => {
  shopify = await testStandIn();
});
afterAll(() => shopify.close());
beforeEach(() => {
  store = memoryTokenStore();
  clock = testClock();
});

const ports = () => ({ store, clock, inTurn: createTurns(), onExchanged: async () => {} });

test("a visit brings tokens while Shopify still signs with the secret before", async () => {
  const previous = testApi({ standInUrl: shopify.url });
  const api = testApi({ standInUrl: shopify.url, apiSecret: "next-secret" });
  const visit = (clients: object) =>
    createAccessTokens({ api, ...clients, ...ports() }).exchange(SHOP, shopify.sessionToken());
  await expect(visit({})).rejects.toMatchObject({ code: "SESSION_INVALID" });
  await visit({ previous });
  expect(store.tokens.get(SHOP)?.accessToken).toMatch(/^shpat_/);
});

test("does not exchange at every request for a scope that the merchant has not approved", async () => {
  const api = testApi({ standInUrl: shopify.url });
  const { tokenExchange } = api.auth;
  const asking = vi.spyOn(api.auth, "tokenExchange").mockImplementation(async (wish) => {
    const answer = await tokenExchange(wish);
    answer.session.scope = "write_orders";
    return answer;
  });
  const tokens = createAccessTokens({ api, ...ports() });
  const visit = () => tokens.exchange(SHOP, shopify.sessionToken());
  await visit();
  await visit();
  expect(asking).toHaveBeenCalledTimes(1);
  clock.advance(2);
  await visit();
  expect(asking).toHaveBeenCalledTimes(2);
});
