import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { parse, validate } from "graphql";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { aSubscription, PARTNER_SCHEMA } from "../../../demo/shopify/partner.ts";
import type { ShopifyStandIn } from "../../../demo/shopify/stand-in.ts";
import type { PlanOf } from "../../../server/pipeline/ports/plan.ts";
import { createPartnerPlanOf } from "../../../server/shopify/partner/partner-plan.ts";
import { createAccessTokens } from "../../../server/shopify/tokens.ts";
import { createTurns } from "../../../server/shopify/turns.ts";
import { memoryTokenStore, SHOP, testApi, testClock, testStandIn } from "./shopify-under-test.ts";

const ACCOUNT = { organizationId: "1234567", token: "partner-token" };
const NOW = new Date("2026-11-20T09:00:00Z");

let shopify: ShopifyStandIn;
let subscriptions: Record<string, object>;
let planAt: (standInUrl: string, token?: string) => PlanOf;

beforeEach(async () => {
  subscriptions = {};
  shopify = await testStandIn({ partner: { ...ACCOUNT, subscriptions } });
  const api = testApi({ standInUrl: shopify.url });
  const ports = { store: memoryTokenStore(), clock: testClock(), inTurn: createTurns(), onExchanged: async () => {} };
  const tokens = createAccessTokens({ api, ...ports });
  await tokens.exchange(SHOP, shopify.sessionToken());
  planAt = (standInUrl, token = ACCOUNT.token) =>
    createPartnerPlanOf({ api, tokens, account: { ...ACCOUNT, token }, standInUrl });
});
afterEach(() => shopify.close());

test("asks only for what the Partner API has", () => {
  const query = readFileSync("server/shopify/partner/active-subscription.graphql", "utf8");
  expect(validate(PARTNER_SCHEMA, parse(query)).map(({ message }) => message)).toEqual([]);
});

test.each([
  ["on trial", {}, { status: "TRIAL", paidUntil: new Date("2026-12-04T09:00:00Z") }],
  [
    "that pays",
    { trialEndsAt: null, currentBillingCycle: { startTime: "2026-11-01T00:00:00Z", endTime: "2026-12-01T00:00:00Z" } },
    { status: "ACTIVE", paidUntil: new Date("2026-12-01T00:00:00Z") },
  ],
  ["that gave notice", { cancelAtEndOfCycle: true }, { status: "ENDING" }],
  [
    "with a plan and what it uses",
    {
      items: [
        { handle: "pro", description: null },
        { handle: "fatura", description: "Fatura başına" },
      ],
    },
    { name: "pro, Fatura başına" },
  ],
])("tells the plan of a shop %s", async (_which, changes, told) => {
  subscriptions[SHOP] = aSubscription(NOW, changes);
  expect(await planAt(shopify.url)(SHOP)).toMatchObject(told);
});

test("tells no plan of a shop that chose none, whatever its neighbours have", async () => {
  subscriptions["baska.myshopify.com"] = aSubscription(NOW);
  expect(await planAt(shopify.url)(SHOP)).toBeUndefined();
});

test("a token that is refused is no matter of the shop's, and is not repeated", async () => {
  const error = await planAt(shopify.url, "another-token")(SHOP).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: "SHOPIFY_ANSWER_INVALID", facts: { status: 401 } });
  expect(JSON.stringify(error)).not.toContain("another-token");
});

describe("a Partner API that does not answer as it should", () => {
  let server: Server;
  const answering = async (status: number, body: string, headers: Record<string, string> = {}): Promise<string> => {
    server = createServer((_request, response) => response.writeHead(status, headers).end(body));
    await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };
  afterEach(() => void server.close());

  test.each([
    [429, "", { "retry-after": "3" }, { code: "SHOPIFY_THROTTLED", facts: { retryAfterSeconds: 3 } }],
    [503, "", {}, { code: "SHOPIFY_UNREACHABLE" }],
    [200, "<html>", {}, { code: "SHOPIFY_ANSWER_INVALID" }],
    [200, '{"errors":[{"message":"no"}]}', {}, { code: "SHOPIFY_ANSWER_INVALID" }],
    [302, "", { location: "http://127.0.0.1:9/" }, { code: "SHOPIFY_UNREACHABLE" }],
  ])("by %d %s is told as such", async (status, body, headers, told) => {
    await expect(planAt(await answering(status, body, headers))(SHOP)).rejects.toMatchObject(told);
  });
});
