import { expect, test } from "vitest";
import type { Order } from "../../../server/invoice/order.ts";
import { parseOrder } from "../../../server/shopify/parse-order.ts";
import { aShortOrder, type Json } from "./an-order.ts";

function read(changes: Json = {}): Order {
  const parsed = parseOrder(aShortOrder(changes));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

test.each([
  ["SCHEDULED", true],
  ["ON_HOLD", true],
  ["UNFULFILLED", false],
  [undefined, false],
])("sends later what stands at %s: %s", (status, expected) => {
  expect(read({ displayFulfillmentStatus: status }).isSentLater).toBe(expected);
});

test.each([
  ["READY_FOR_PICKUP", true],
  ["PICKED_UP", true],
  ["CARRIER_PICKED_UP", false],
  [null, false],
])("a fulfilment at %s is fetched at the shop: %s", (displayStatus, expected) => {
  const one = { status: "SUCCESS", displayStatus, requiresShipping: true, createdAt: "2026-11-20T08:00:00Z" };
  expect(read({ fulfillments: [one] }).fulfillments).toMatchObject([{ isPickup: expected, moves: true }]);
});

test.each([
  ["NOT_DELIVERED", true],
  ["ATTEMPTED_DELIVERY", false],
  ["FAILURE", false],
  ["DELIVERED", false],
])("a parcel at %s came back: %s", (displayStatus, cameBack) => {
  const one = { status: "SUCCESS", displayStatus, requiresShipping: true, createdAt: "2026-11-20T08:00:00Z" };
  expect(read({ fulfillments: [one] }).fulfillments).toMatchObject([{ cameBack }]);
});

test("a fulfilled gift card moves nowhere", () => {
  const one = { status: "SUCCESS", requiresShipping: false, createdAt: "2026-11-20T08:00:00Z" };
  expect(read({ fulfillments: [one] }).fulfillments).toMatchObject([{ moves: false }]);
});
