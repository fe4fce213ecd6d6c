import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { mintSessionToken } from "../../../demo/shopify/session-token.ts";
import { startTestApp, type TestApp } from "../../support/test-app.ts";
import { OTHER_SHOP, SHOP, SHOPIFY_KEY, tokenOf } from "../../support/test-shop.ts";
import { apiRoutes } from "./api-routes.ts";

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const now = () => Math.floor(Date.now() / 1000);
const visit = (authorization: string) => app.api("/api/shop", { headers: { authorization } });

const BAD_TOKENS: readonly (readonly [string, () => string])[] = [
  ["no token at all", () => ""],
  ["an empty bearer", () => "Bearer "],
  ["a token without the word Bearer", () => tokenOf(SHOP)],
  ["a basic password", () => "Basic b3JuZWs6b3JuZWs="],
  ["nonsense", () => "Bearer abc.def.ghi"],
  ["a token that never expires", () => `Bearer ${tokenOf(SHOP, { exp: undefined })}`],
  ["an expired token", () => `Bearer ${tokenOf(SHOP, { exp: now() - 60, nbf: now() - 120, iat: now() - 120 })}`],
  ["a token of the future", () => `Bearer ${tokenOf(SHOP, { nbf: now() + 600 })}`],
  ["a token issued by another shop", () => `Bearer ${tokenOf(SHOP, { iss: `https://${OTHER_SHOP}/admin` })}`],
  ["a token issued by nobody", () => `Bearer ${tokenOf(SHOP, { iss: undefined })}`],
  ["a token for another app", () => `Bearer ${tokenOf(SHOP, { aud: "another-client-id" })}`],
  ["a token for no shop", () => `Bearer ${tokenOf(SHOP, { dest: undefined })}`],
  ["a token for an address that is no shop", () => `Bearer ${tokenOf(SHOP, { dest: "https://ornek.example" })}`],
  ["a buyer's token of a customer account", () => `Bearer ${tokenOf(SHOP, { sub: "gid://shopify/Customer/42" })}`],
  ["a buyer's token of the checkout", () => `Bearer ${tokenOf(SHOP, { iss: undefined, dest: SHOP, sub: undefined })}`],
  [
    "a token signed with another secret",
    () => `Bearer ${mintSessionToken({ apiKey: SHOPIFY_KEY, apiSecret: "another", shop: SHOP })}`,
  ],
  ["a token with its signature taken off", () => `Bearer ${tokenOf(SHOP).split(".").slice(0, 2).join(".")}.`],
  ["a token that says it needs no signature", () => `Bearer ${unsigned()}`],
];

function unsigned(): string {
  const head = Buffer.from('{"alg":"none","typ":"JWT"}').toString("base64url");
  return `${head}.${tokenOf(SHOP).split(".")[1]}.`;
}

describe("the admin API", () => {
  test.each(BAD_TOKENS)("answers 401 to %s and asks the page for a new token", async (_, authorization) => {
    const response = await visit(authorization());
    expect(response.status).toBe(401);
    expect(response.headers.get("x-shopify-retry-invalid-session-request")).toBe("1");
    expect(response.headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
    expect(await response.json()).toEqual({
      code: "SESSION_INVALID",
      status: 401,
      title: "Oturum doğrulanamadı.",
      detail: expect.stringMatching(/./),
    });
  });

  test("lets the shop's own admin in and knows the shop from the token", async () => {
    const response = await visit(`Bearer ${tokenOf(SHOP)}`);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ domain: SHOP, isActive: false });
  });

  test("has routes, and none of them answers without a token", async () => {
    const routes = apiRoutes(app.express);
    expect(routes.length).toBeGreaterThanOrEqual(9);
    for (const route of routes) {
      const [method = "", path = ""] = route.split(" ");
      const response = await app.api(path.replace(":legacyId", "1"), { method, headers: { authorization: "" } });
      expect({ route, status: response.status }).toEqual({ route, status: 401 });
    }
  });

  test("does not tell strangers which addresses exist", async () => {
    expect((await app.api("/api/nothing", { headers: { authorization: "" } })).status).toBe(401);
    expect((await app.api("/api/nothing")).status).toBe(404);
  });

  test("fetches the shop's token on the first visit only, and shows the page although Shopify is down", async () => {
    app.shopify.faults.token.push("server-error");
    const before = app.shopify.requests.exchange;
    for (let visits = 0; visits < 5; visits += 1) expect((await visit(`Bearer ${tokenOf(SHOP)}`)).status).toBe(200);
    expect(app.shopify.requests.exchange - before).toBeLessThanOrEqual(1);
    const stranger = await visit(`Bearer ${tokenOf(OTHER_SHOP)}`);
    expect(stranger.status).toBe(200);
    app.shopify.faults.token.length = 0;
  });
});
