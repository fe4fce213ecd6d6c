import { afterAll, beforeAll, expect, test } from "vitest";
import { startReadyApp, type TestApp } from "../../support/test-app.ts";

const bag = (amount: string) => ({ shopMoney: { amount, currencyCode: "TRY" } });

let app: TestApp;

beforeAll(async () => {
  app = await startReadyApp();
});
afterAll(() => app.close());

test("an order that is not paid waits, and gets its invoice once it is", async () => {
  const orderId = app.order({ displayFinancialStatus: "PENDING", fullyPaid: false });
  await app.shopify.sendWebhook({ topic: "orders/paid", orderId });
  const waiting = await app.settle(orderId, "waiting");
  expect(waiting).toMatchObject({ reason: { code: "NOT_PAID" }, invoice: null });
  expect(await app.shopify.payOrder(orderId)).toBe(200);
  await app.issued(orderId);
});

test.each([
  ["cancelled", { cancelledAt: "2026-11-20T09:00:00Z" }, "CANCELLED"],
  ["a test order", { test: true }, "TEST_ORDER"],
  ["sold at the counter", { sourceName: "pos" }, "SOLD_AT_POS"],
  ["refunded in full", { currentTotalPriceSet: bag("0.00") }, "REFUNDED"],
  [
    "sold by a marketplace",
    { merchantOfRecordApp: { id: "gid://shopify/App/1", name: "Pazar" } },
    "SOLD_BY_MARKETPLACE",
  ],
])("an order that is %s is not ours to invoice", async (_, changes, reason) => {
  const sends = app.sends();
  const order = await app.settle(await app.paid(changes), "not-ours");
  expect(order).toMatchObject({ reason: { code: reason }, invoice: null });
  expect(app.sends()).toBe(sends);
});

test("an order of which a piece was refunded before its invoice gets one for what remains", async () => {
  const lineItem = { id: "gid://shopify/LineItem/71" };
  const tax = { rate: 0.2, ratePercentage: 20, priceSet: bag("40.00") };
  const lines = [
    {
      ...lineItem,
      title: "Seramik Kupa",
      quantity: 2,
      currentQuantity: 1,
      originalTotalSet: bag("240.00"),
      taxLines: [tax],
    },
  ];
  const refundLineItems = [{ quantity: 1, lineItem, subtotalSet: bag("120.00"), totalTaxSet: bag("20.00") }];
  const orderId = await app.paid({
    displayFinancialStatus: "PARTIALLY_REFUNDED",
    lineItems: lines,
    shippingLines: [],
    totalPriceSet: bag("240.00"),
    currentTotalPriceSet: bag("120.00"),
    totalRefundedSet: bag("120.00"),
    refunds: [{ refundLineItems }],
    transactions: [{ kind: "SALE", status: "SUCCESS", gateway: "manual", amountSet: bag("240.00") }],
  });
  expect((await app.issued(orderId)).invoice).toMatchObject({ payable: "120.00" });
});

test("an order of an unknown channel needs a person", async () => {
  const order = await app.settle(await app.paid({ sourceName: "4711" }), "review");
  expect(order.faults.map(({ code }) => code)).toEqual(["CHANNEL_UNKNOWN"]);
});

test("the live order decides, not the event: paid is told, but it was cancelled since", async () => {
  const orderId = app.order();
  app.shopify.faults.hold();
  await app.shopify.payOrder(orderId);
  app.shopify.changeOrder(orderId, { cancelledAt: new Date().toISOString() });
  app.shopify.faults.release();
  expect((await app.settle(orderId, "not-ours")).reason?.code).toBe("CANCELLED");
});

test("an order Shopify no longer has needs a person and stands in the list under its number", async () => {
  const gone = "gid://shopify/Order/990000000001";
  await app.shopify.sendWebhook({ topic: "orders/paid", body: JSON.stringify({ admin_graphql_api_id: gone }) });
  const order = await app.settle(gone, "review");
  expect(order).toMatchObject({ name: "990000000001", total: null });
  expect(order.faults.map(({ code }) => code)).toEqual(["ORDER_GONE"]);
});
