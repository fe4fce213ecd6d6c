import { expect, test } from "vitest";
import { parseOrder } from "../../../server/shopify/parse-order.ts";
import { aLine, aShortOrder, bag, type Json } from "./an-order.ts";

function faultsOf(order: unknown): readonly string[] {
  const parsed = parseOrder(order);
  return parsed.ok ? [] : parsed.error.map(({ code, path }) => `${code} ${path}`);
}

test.each<[string, Json, string]>([
  [
    "a total that is no number",
    { totalPriceSet: bag("yüz") },
    "AMOUNT_UNREADABLE order.totalPriceSet.shopMoney.amount",
  ],
  ["a total with a comma", { totalPriceSet: bag("119,90") }, "AMOUNT_UNREADABLE order.totalPriceSet.shopMoney.amount"],
  ["a total that is a float", { totalPriceSet: bag(119.9) }, "AMOUNT_UNREADABLE order.totalPriceSet.shopMoney.amount"],
  ["a tenth of a kuruş", { totalPriceSet: bag("119.901") }, "AMOUNT_UNREADABLE order.totalPriceSet.shopMoney.amount"],
  ["no total", { totalPriceSet: undefined }, "AMOUNT_UNREADABLE order.totalPriceSet"],
  [
    "a total in the buyer's currency only",
    { totalPriceSet: { presentmentMoney: {} } },
    "AMOUNT_UNREADABLE order.totalPriceSet.shopMoney",
  ],
  [
    "an unreadable current total",
    { currentTotalPriceSet: bag("?") },
    "AMOUNT_UNREADABLE order.currentTotalPriceSet.shopMoney.amount",
  ],
  [
    "an unreadable tip",
    { totalTipReceivedSet: bag("") },
    "AMOUNT_UNREADABLE order.totalTipReceivedSet.shopMoney.amount",
  ],
  ["no currency", { currencyCode: undefined }, "ORDER_UNREADABLE order.currencyCode"],
  ["a currency that is none", { currencyCode: "₺" }, "ORDER_UNREADABLE order.currencyCode"],
  [
    "an amount in another currency",
    { totalPriceSet: bag("119.90", "EUR") },
    "ORDER_UNREADABLE order.totalPriceSet.shopMoney.currencyCode",
  ],
  ["no word on included tax", { taxesIncluded: undefined }, "ORDER_UNREADABLE order.taxesIncluded"],
  ["no id", { id: undefined }, "ORDER_UNREADABLE order.id"],
  ["an id of something else", { id: "gid://shopify/Product/1" }, "ORDER_UNREADABLE order.id"],
  ["no name", { name: " " }, "ORDER_UNREADABLE order.name"],
  ["no date", { processedAt: undefined }, "ORDER_UNREADABLE order.processedAt"],
  ["a date that is none", { createdAt: "dün" }, "ORDER_UNREADABLE order.createdAt"],
  ["no lines", { lineItems: undefined }, "ORDER_UNREADABLE order.lineItems"],
  [
    "a page of lines with more behind it",
    { lineItems: { nodes: [], pageInfo: { hasNextPage: true } } },
    "ORDER_UNREADABLE order.lineItems.pageInfo.hasNextPage",
  ],
  [
    "a page of shipping lines with more behind it",
    { shippingLines: { nodes: [], pageInfo: { hasNextPage: true } } },
    "ORDER_UNREADABLE order.shippingLines.pageInfo.hasNextPage",
  ],
])("refuses %s", (_what, changes, fault) => {
  expect(faultsOf(aShortOrder(changes))).toEqual([fault]);
});

test.each<[string, Json, string]>([
  ["quantity missing", { quantity: undefined }, "ORDER_UNREADABLE order.lineItems[0].quantity"],
  ["half a piece", { quantity: 0.5 }, "ORDER_UNREADABLE order.lineItems[0].quantity"],
  ["price missing", { originalTotalSet: null }, "AMOUNT_UNREADABLE order.lineItems[0].originalTotalSet"],
  [
    "discount unreadable",
    { discountAllocations: [{ allocatedAmountSet: bag("x") }] },
    "AMOUNT_UNREADABLE order.lineItems[0].discountAllocations[0].allocatedAmountSet.shopMoney.amount",
  ],
  ["tax unreadable", { taxLines: [{ rate: 0.2 }] }, "AMOUNT_UNREADABLE order.lineItems[0].taxLines[0].priceSet"],
  [
    "tax rate missing",
    { taxLines: [{ priceSet: bag("1.00") }] },
    "ORDER_UNREADABLE order.lineItems[0].taxLines[0].rate",
  ],
  [
    "foreign currency",
    { originalTotalSet: bag("1.00", "USD") },
    "ORDER_UNREADABLE order.lineItems[0].originalTotalSet.shopMoney.currencyCode",
  ],
])("refuses a line with its %s", (_what, changes, fault) => {
  expect(faultsOf(aShortOrder({ lineItems: { nodes: [aLine(changes)] } }))).toEqual([fault]);
});

test("tells all that is wrong at once", () => {
  const order = aShortOrder({
    currencyCode: undefined,
    totalPriceSet: bag("x"),
    lineItems: { nodes: [aLine({ quantity: "1" }), aLine({ originalTotalSet: bag(null) })] },
    transactions: [{ kind: "SALE", status: "SUCCESS" }],
  });
  expect(new Set(faultsOf(order))).toEqual(
    new Set([
      "ORDER_UNREADABLE order.currencyCode",
      "AMOUNT_UNREADABLE order.totalPriceSet.shopMoney.amount",
      "ORDER_UNREADABLE order.lineItems[0].quantity",
      "AMOUNT_UNREADABLE order.lineItems[1].originalTotalSet.shopMoney.amount",
      "AMOUNT_UNREADABLE order.transactions[0].amountSet",
    ]),
  );
});

test.each([[undefined], [null], ["order"], [[]], [42]])("refuses %j, which is no order", (json) => {
  expect(faultsOf(json)).toEqual(["ORDER_UNREADABLE order"]);
});
