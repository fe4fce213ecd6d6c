import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { ShopifyStandIn } from "../../../demo/shopify/stand-in.ts";
import type { IsLetIn } from "../../../server/pipeline/ports/shopify-port.ts";
import { createIsLetIn } from "../../../server/shopify/letting-in.ts";
import type { ShopifyApi } from "../../../server/shopify/shopify-api.ts";
import { type AccessTokens, createAccessTokens } from "../../../server/shopify/tokens.ts";
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
let api: ShopifyApi;
let store: MemoryTokenStore;
let clock: TestClock;
let tokens: AccessTokens;
let isLetIn: IsLetIn;

beforeAll(async () => {
  shopify = await testStandIn();
  api = testApi({ standInUrl: shopify.url });
});
afterAll(() => shopify.close());
beforeEach(async () => {
  store = memoryTokenStore();
  clock = testClock();
  tokens = createAccessTokens({ api, store, clock, inTurn: createTurns(), onExchanged: async () => {} });
  isLetIn = createIsLetIn({ api, tokens });
  await tokens.exchange(SHOP, shopify.sessionToken());
});

test("a shop that has the app lets it in, with a token at hand or a new one", async () => {
  expect(await isLetIn(SHOP)).toBe(true);
  clock.advance(120);
  expect(await isLetIn(SHOP)).toBe(true);
});

test("a token refused before its time is no proof while another can be had", async () => {
  shopify.faults.graphql.push("unauthorized");
  expect(await isLetIn(SHOP)).toBe(true);
});

test.each([0, 120])("a shop that removed the app does not, %i minutes after its token was made", async (minutes) => {
  clock.advance(minutes);
  shopify.revokeTokens();
  expect(await isLetIn(SHOP)).toBe(false);
  // Told once, nobody asks with it again.
  const { refresh } = shopify.requests;
  expect(await isLetIn(SHOP)).toBe(false);
  expect(shopify.requests.refresh).toBe(refresh);
});

test("nor does one that never brought tokens", async () => {
  store.tokens.clear();
  expect(await isLetIn(SHOP)).toBe(false);
});

test.each(["server-error", "reset", "too-many-requests", "not-json"] as const)(
  "%s says neither, of a token as of its renewal",
  async (fault) => {
    shopify.faults.graphql.push(fault);
    await expect(isLetIn(SHOP)).rejects.toMatchObject({ name: "AppError" });
    shopify.revokeTokens();
    shopify.faults.token.push(fault);
    await expect(isLetIn(SHOP)).rejects.toMatchObject({ name: "AppError" });
    expect(await isLetIn(SHOP)).toBe(false);
  },
);

test("an answer that does not come in time says neither", async () => {
  shopify.faults.hold();
  await expect(isLetIn(SHOP)).rejects.toMatchObject({ code: "SHOPIFY_UNREACHABLE" });
  shopify.faults.release();
});
