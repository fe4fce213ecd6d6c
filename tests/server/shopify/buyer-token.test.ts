import { expect, test } from "vitest";
import { type Claims, mintSessionToken } from "../../../demo/shopify/session-token.ts";
import { verifyBuyerToken } from "../../../server/shopify/buyer-token.ts";
import { KEY, SECRET, SHOP, testApi } from "./shopify-under-test.ts";

const apis = [testApi()];
const CUSTOMER = "gid://shopify/Customer/7";
const mint = (claims: Claims = {}, apiSecret = SECRET): string =>
  mintSessionToken({ apiKey: KEY, apiSecret, shop: SHOP }, { iss: undefined, dest: SHOP, sub: CUSTOMER, ...claims });
const now = Math.floor(Date.now() / 1000);

test("tells the shop and the customer of a buyer who is logged in", async () => {
  expect(await verifyBuyerToken(apis, mint())).toEqual({ shop: SHOP, customerId: CUSTOMER });
});

test("tells only the shop of a guest", async () => {
  expect(await verifyBuyerToken(apis, mint({ sub: undefined }))).toEqual({ shop: SHOP, customerId: undefined });
});

test("takes a token of the secret before while Shopify still signs with that one", async () => {
  const rotating = [testApi(), testApi({ apiSecret: "previous-secret" })];
  expect(await verifyBuyerToken(rotating, mint({}, "previous-secret"))).toEqual({ shop: SHOP, customerId: CUSTOMER });
});

test.each<[string, string]>([
  ["has no expiry", mint({ exp: undefined })],
  ["expired half a minute ago", mint({ exp: now - 30 })],
  ["is meant for another app", mint({ aud: "another-app" })],
  ["is signed with another secret", mint({}, "another-secret")],
  ["is the admin's", mint({ iss: `https://${SHOP}/admin`, dest: `https://${SHOP}`, sub: "42" })],
  ["has an issuer", mint({ iss: `https://${SHOP}/admin` })],
  ["names the shop as an address", mint({ dest: `https://${SHOP}` })],
  ["names no shop", mint({ dest: undefined })],
  ["names a host that is no shop", mint({ dest: "ornek.example" })],
  ["names a look-alike of the shop", mint({ dest: `${SHOP}.example.com` })],
  ["names a merchant's user", mint({ sub: "42" })],
  ["names something else than a customer", mint({ sub: "gid://shopify/Order/7" })],
  ["names an empty customer", mint({ sub: "" })],
  ["is no token", "not.a.token"],
])("refuses a token that %s", async (_why, token) => {
  const error = await verifyBuyerToken(apis, token).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: "SESSION_INVALID", message: "SESSION_INVALID", cause: undefined });
});
