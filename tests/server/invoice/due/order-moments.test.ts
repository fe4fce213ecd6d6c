import { expect, test } from "vitest";
import { dispatchedAt } from "../../../../server/invoice/due/order-moments.ts";
import { aFulfillment, aLine, anOrder } from "../an-order.ts";

test("files are handed over with the first of them, in whatever order Shopify tells it", () => {
  const [first, later] = [new Date("2025-11-18T09:00:00Z"), new Date("2025-11-19T09:00:00Z")];
  const sent = [later, first].map((createdAt) => aFulfillment({ createdAt, company: undefined, moves: false }));
  const order = anOrder({ lines: [aLine({ requiresShipping: false })], fulfillments: sent, shippingLines: [] });
  expect(dispatchedAt(order)).toEqual(first);
});
