import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { ShopifyStandIn } from "../../../demo/shopify/stand-in.ts";
import { shopId } from "../../../server/invoice/ids.ts";
import type { ShopifyApi } from "../../../server/shopify/shopify-api.ts";
import { type AccessTokens, createAccessTokens, type StoredTokens } from "../../../server/shopify/tokens.ts";
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
let before: { exchange: number; refresh: number };

beforeAll(async () => {
  shopify = await testStandIn();
  api = testApi({ standInUrl: shopify.url });
});
afterAll(() => shopify.close());
beforeEach(() => {
  store = memoryTokenStore();
  clock = testClock();
  tokens = createAccessTokens({ api, store, clock, inTurn: createTurns(), onExchanged: async () => {} });
  before = { ...shopify.requests };
});

const asked = () => ({
  exchange: shopify.requests.exchange - before.exchange,
  refresh: shopify.requests.refresh - before.refresh,
});
const connect = () => tokens.exchange(SHOP, shopify.sessionToken());
const stored = (): StoredTokens => {
  const found = store.tokens.get(SHOP);
  if (found === undefined) throw new Error("nothing stored");
  return found;
};
const minutesLeft = (end: Date): number => Math.round((end.getTime() - clock.now().getTime()) / 60_000);

test("exchanges a session token for tokens that expire", async () => {
  await connect();
  const { accessToken, accessTokenExpiresAt, refreshToken, refreshTokenExpiresAt, scopes } = stored();
  expect(accessToken).toMatch(/^shpat_/);
  expect(refreshToken).toMatch(/^shprt_/);
  expect(minutesLeft(accessTokenExpiresAt)).toBe(60);
  expect(minutesLeft(refreshTokenExpiresAt)).toBe(90 * 24 * 60);
  expect(scopes).toBe("write_orders,read_customers,read_fulfillments,read_returns,read_payment_terms,read_products");
  expect(await tokens.accessToken(SHOP)).toBe(accessToken);
  expect(asked()).toEqual({ exchange: 1, refresh: 0 });
});

test("does not exchange again while a fresh token with the wanted scopes is stored", async () => {
  await connect();
  await connect();
  expect(asked().exchange).toBe(1);
});

/** Lets the test decide when the token endpoint answers. */
function slowExchange() {
  const { tokenExchange } = api.auth;
  const answer = Promise.withResolvers<void>();
  const asking = vi.spyOn(api.auth, "tokenExchange").mockImplementation(async (...args) => {
    await answer.promise;
    return tokenExchange(...args);
  });
  return { asking, answer: answer.resolve };
}

test("shares one exchange among the requests of a page", async () => {
  const { asking, answer } = slowExchange();
  const requests = Array.from({ length: 6 }, () => connect());
  await vi.waitFor(() => expect(asking).toHaveBeenCalledTimes(1));
  answer();
  await Promise.all(requests);
  expect(asking).toHaveBeenCalledTimes(1);
  expect(stored().accessToken).toMatch(/^shpat_/);
});

test("shares the failure of an exchange too, and tries again only after 30 seconds", async () => {
  shopify.faults.token.push("server-error");
  const requests = await Promise.allSettled(Array.from({ length: 6 }, () => connect()));
  expect(requests.map(({ status }) => status)).toEqual(Array.from({ length: 6 }, () => "rejected"));
  clock.advance(29 / 60);
  await expect(connect()).rejects.toMatchObject({ code: "SHOPIFY_UNREACHABLE" });
  expect(asked().exchange).toBe(1);
  clock.advance(1 / 60);
  await connect();
  expect(asked().exchange).toBe(2);
});

test("lets another shop try while one rests", async () => {
  const other = shopId("baska.myshopify.com");
  shopify.faults.token.push("server-error");
  await expect(connect()).rejects.toMatchObject({ code: "SHOPIFY_UNREACHABLE" });
  await expect(tokens.exchange(other, shopify.sessionToken({ exp: 1 }))).rejects.toMatchObject({
    code: "SESSION_INVALID",
  });
});

test("starts afresh after an exchange that worked", async () => {
  await connect();
  await tokens.markRejected(SHOP, stored().accessToken);
  await connect();
  expect(asked().exchange).toBe(2);
});

test("knows a fresh token without waiting behind a slow call", async () => {
  await connect();
  const fresh = stored();
  store.tokens.set(SHOP, { ...fresh, scopes: "read_orders" });
  const { asking, answer } = slowExchange();
  const slow = connect();
  await vi.waitFor(() => expect(asking).toHaveBeenCalledTimes(1));
  store.tokens.set(SHOP, fresh);
  await connect();
  answer();
  await slow;
});

test("exchanges again when the stored token lacks a scope", async () => {
  await connect();
  store.tokens.set(SHOP, { ...stored(), scopes: "read_orders" });
  await connect();
  expect(asked().exchange).toBe(2);
});

test("is content with more scopes than it wants", async () => {
  await connect();
  store.tokens.set(SHOP, { ...stored(), scopes: `read_all_orders,${stored().scopes}` });
  await connect();
  expect(asked().exchange).toBe(1);
});

test("takes a write scope for its read scope", async () => {
  await connect();
  store.tokens.set(SHOP, { ...stored(), scopes: stored().scopes.replace("read_products", "write_products") });
  await connect();
  expect(asked().exchange).toBe(1);
});

test("gives a token an hour when Shopify does not say how long it lives", async () => {
  const { tokenExchange } = api.auth;
  vi.spyOn(api.auth, "tokenExchange").mockImplementation(async (asking) => {
    const answer = await tokenExchange(asking);
    delete answer.session.expires;
    return answer;
  });
  await connect();
  expect(minutesLeft(stored().accessTokenExpiresAt)).toBe(60);
});

test("uses a token until five minutes before its end, then refreshes both tokens", async () => {
  await connect();
  const first = stored();
  clock.advance(54);
  expect(await tokens.accessToken(SHOP)).toBe(first.accessToken);
  clock.advance(2);
  const next = await tokens.accessToken(SHOP);
  expect(next).not.toBe(first.accessToken);
  expect(stored().accessToken).toBe(next);
  expect(stored().refreshToken).not.toBe(first.refreshToken);
  expect(asked()).toEqual({ exchange: 1, refresh: 1 });
});

test("refreshes once for many who ask at the same time", async () => {
  await connect();
  clock.advance(58);
  const answers = await Promise.all(Array.from({ length: 8 }, () => tokens.accessToken(SHOP)));
  expect(new Set(answers).size).toBe(1);
  expect(asked().refresh).toBe(1);
});

test("tells that a shop was never connected", async () => {
  await expect(tokens.accessToken(SHOP)).rejects.toMatchObject({ code: "SHOP_NOT_CONNECTED" });
});

test("tells that the refresh token is retired, and recovers when the app is opened", async () => {
  await connect();
  shopify.revokeTokens();
  clock.advance(58);
  await expect(tokens.accessToken(SHOP)).rejects.toMatchObject({
    code: "SHOPIFY_TOKEN_REJECTED",
    facts: { code: "invalid_grant" },
  });
  await connect();
  expect(await tokens.accessToken(SHOP)).toBe(stored().accessToken);
});

test("a token refreshed while the app was being removed is not kept", async () => {
  await connect();
  clock.advance(58);
  const { refreshToken } = api.auth;
  vi.spyOn(api.auth, "refreshToken").mockImplementationOnce(async (asking) => {
    const answer = await refreshToken(asking);
    store.tokens.delete(SHOP);
    return answer;
  });
  await tokens.accessToken(SHOP);
  expect(store.tokens.get(SHOP)).toBeUndefined();
});

test("asks once with a retired refresh token and not again before a visit", async () => {
  await connect();
  shopify.revokeTokens();
  clock.advance(58);
  for (let tries = 0; tries < 3; tries += 1) {
    await expect(tokens.accessToken(SHOP)).rejects.toMatchObject({ code: "SHOPIFY_TOKEN_REJECTED" });
  }
  expect(asked().refresh).toBe(1);
});

test("a refresh whose answer was lost is asked for again and works", async () => {
  await connect();
  const { accessToken } = stored();
  clock.advance(58);
  shopify.faults.token.push("answer-lost");
  await expect(tokens.accessToken(SHOP)).rejects.toMatchObject({ code: "SHOPIFY_UNREACHABLE" });
  expect(stored().accessToken).toBe(accessToken);
  const next = await tokens.accessToken(SHOP);
  expect(next).not.toBe(accessToken);
  clock.advance(58);
  expect(await tokens.accessToken(SHOP)).not.toBe(next);
});

test("keeps a shop without orders connected: refreshed a month before its 90 days are over", async () => {
  await connect();
  const day = 24 * 60;
  clock.advance(59 * day);
  await tokens.keepAlive(SHOP);
  expect(asked().refresh).toBe(0);
  clock.advance(2 * day);
  await tokens.keepAlive(SHOP);
  await tokens.keepAlive(SHOP);
  expect(asked().refresh).toBe(1);
  expect(minutesLeft(stored().refreshTokenExpiresAt)).toBe(90 * day);
});

test("does not ask with a refresh token whose 90 days are over", async () => {
  await connect();
  clock.advance(90 * 24 * 60 + 1);
  await expect(tokens.accessToken(SHOP)).rejects.toMatchObject({ code: "SHOPIFY_TOKEN_REJECTED" });
  expect(asked().refresh).toBe(0);
});

test("replaces a token that Shopify refused before its time, and only that one", async () => {
  await connect();
  const { accessToken } = stored();
  await tokens.markRejected(SHOP, "shpat_older");
  expect(await tokens.accessToken(SHOP)).toBe(accessToken);
  await tokens.markRejected(SHOP, accessToken);
  await connect();
  expect(stored().accessToken).not.toBe(accessToken);
});

test.each([
  ["server-error", "SHOPIFY_UNREACHABLE"],
  ["reset", "SHOPIFY_UNREACHABLE"],
  ["too-many-requests", "SHOPIFY_THROTTLED"],
  ["unauthorized", "SHOPIFY_TOKEN_REJECTED"],
] as const)("tells a %s of the token endpoint as %s and keeps the old tokens", async (fault, code) => {
  await connect();
  const kept = stored();
  clock.advance(58);
  shopify.faults.token.push(fault);
  await expect(tokens.accessToken(SHOP)).rejects.toMatchObject({ code });
  expect(stored()).toEqual(kept);
  expect(await tokens.accessToken(SHOP)).not.toBe(kept.accessToken);
});

test("never keeps the session token in the error of a failed exchange", async () => {
  const expired = shopify.sessionToken({ exp: 1 });
  const error = await tokens.exchange(SHOP, expired).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: "SESSION_INVALID", cause: undefined });
});

test("tells that Shopify did not accept the session token", async () => {
  const foreign = shopify.sessionToken({ dest: "https://baska.myshopify.com" });
  await expect(tokens.exchange(SHOP, foreign)).rejects.toMatchObject({ code: "SESSION_INVALID" });
});
