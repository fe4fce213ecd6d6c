import { GraphqlQueryError, HttpResponseError } from "@shopify/shopify-api";
import { expect, test } from "vitest";
import { shopifyFailure } from "../../../server/shopify/shopify-failure.ts";

const graphql = (code: string, extensions?: object) =>
  shopifyFailure(
    new GraphqlQueryError({
      message: "",
      response: {},
      body: { errors: { graphQLErrors: [{ message: "", extensions: { code } }] }, extensions },
    }),
  );

const cost = (requestedQueryCost: number, currentlyAvailable: number, restoreRate: number) => ({
  cost: { requestedQueryCost, throttleStatus: { currentlyAvailable, restoreRate, maximumAvailable: 2000 } },
});

test.each([
  ["673 points wanted, 5 there, 100 a second", cost(673, 5, 100), 7],
  ["75 points wanted, 70 there, 100 a second", cost(75, 70, 100), 1],
  ["no cost told", undefined, 2],
  ["a cost that makes no sense", cost(75, 5, 0), 2],
])("waits until the query can be afforded: %s", (_what, extensions, retryAfterSeconds) => {
  expect(graphql("THROTTLED", extensions)).toMatchObject({ code: "SHOPIFY_THROTTLED", facts: { retryAfterSeconds } });
});

test("tells a missing scope or approval apart from a token that expired: opening the app again would not help", () => {
  expect(graphql("ACCESS_DENIED")).toMatchObject({ code: "SHOPIFY_ACCESS_DENIED" });
});

test("takes Shopify's own failure inside an answer for a failure to answer", () => {
  expect(graphql("INTERNAL_SERVER_ERROR").code).toBe("SHOPIFY_UNREACHABLE");
});

test.each([
  [402, "SHOPIFY_TOKEN_REJECTED"],
  [403, "SHOPIFY_TOKEN_REJECTED"],
  [423, "SHOPIFY_TOKEN_REJECTED"],
  [404, "SHOPIFY_ANSWER_INVALID"],
  [502, "SHOPIFY_UNREACHABLE"],
])("tells HTTP %i as %s", (code, expected) => {
  const error = new HttpResponseError({ message: "", code, statusText: "", body: { name: "Ayşe" }, headers: {} });
  expect(shopifyFailure(error)).toMatchObject({ code: expected, facts: { status: code }, cause: undefined });
});

test("keeps the cause of a call that got no answer", () => {
  const cause = new Error("socket hang up");
  expect(shopifyFailure(cause)).toMatchObject({ code: "SHOPIFY_UNREACHABLE", cause });
});
