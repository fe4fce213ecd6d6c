import { expect, test } from "vitest";
import { type Claims, mintSessionToken } from "../../../demo/shopify/session-token.ts";
import { AppError } from "../../../server/pipeline/errors.ts";
import { verifySessionToken } from "../../../server/shopify/session-token.ts";
import { KEY, SECRET, SHOP, testApi } from "./shopify-under-test.ts";

const apis = [testApi()];
const now = Math.floor(Date.now() / 1000);
const mint = (claims: Claims = {}, apiSecret = SECRET): string =>
  mintSessionToken({ apiKey: KEY, apiSecret, shop: SHOP }, claims);

test("tells the shop and the user of an admin's token", async () => {
  expect(await verifySessionToken(apis, mint())).toEqual({ shop: SHOP, userId: "42" });
});

test("takes a token of the secret before while Shopify still signs with that one", async () => {
  const rotating = [testApi(), testApi({ apiSecret: "previous-secret" })];
  expect(await verifySessionToken(rotating, mint({}, "previous-secret"))).toEqual({ shop: SHOP, userId: "42" });
  await expect(verifySessionToken(rotating, mint({ exp: now - 30 }, "previous-secret"))).rejects.toMatchObject({
    code: "SESSION_INVALID",
  });
});

test.each<[string, string]>([
  ["has no expiry", mint({ exp: undefined })],
  ["has an expiry that is not a number", mint({ exp: "soon" })],
  ["expired half a minute ago", mint({ exp: now - 30 })],
  ["is not valid yet", mint({ nbf: now + 60 })],
  ["is meant for another app", mint({ aud: "another-app" })],
  ["is signed with another secret", mint({}, "another-secret")],
  ["was issued by another shop", mint({ iss: "https://baska.myshopify.com/admin" })],
  ["was issued outside the admin", mint({ iss: `https://${SHOP}` })],
  ["was issued below the admin", mint({ iss: `https://${SHOP}/admin/apps` })],
  ["names a destination that is no shop", mint({ dest: "https://example.com", iss: "https://example.com/admin" })],
  ["names a shop on a look-alike host", mint({ dest: "https://a.myshopify.com.example.com" })],
  ["names a destination with a path", mint({ dest: `https://${SHOP}/admin` })],
  ["names a destination without https", mint({ dest: `http://${SHOP}`, iss: `http://${SHOP}/admin` })],
  ["is a checkout's: the shop as host and no issuer's path", mint({ dest: SHOP, iss: undefined, sub: undefined })],
  ["is a customer account's", mint({ dest: SHOP, iss: undefined, sub: "gid://shopify/Customer/1" })],
  ["names a customer as its user", mint({ sub: "gid://shopify/Customer/1" })],
  ["names no user", mint({ sub: undefined })],
  ["is no token", "not.a.token"],
  ["is empty", ""],
])("refuses a token that %s", async (_why, token) => {
  const error = await verifySessionToken(apis, token).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(AppError);
  expect(error).toMatchObject({ code: "SESSION_INVALID", message: "SESSION_INVALID", cause: undefined });
});

test("refuses an unsigned token", async () => {
  const [, body] = mint().split(".");
  const header = Buffer.from(JSON.stringify({ alg: "none", typ: "JWT" })).toString("base64url");
  await expect(verifySessionToken(apis, `${header}.${body}.`)).rejects.toMatchObject({ code: "SESSION_INVALID" });
});
