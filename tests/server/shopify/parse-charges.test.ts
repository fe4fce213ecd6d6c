import { expect, test } from "vitest";
import { remainingOf } from "../../../server/invoice/after-issue/remaining.ts";
import type { Order } from "../../../server/invoice/order.ts";
import { parseOrder } from "../../../server/shopify/parse-order.ts";
import { aLine, aShortOrder, bag, type Json } from "./an-order.ts";

function read(changes: Json): Order {
  const parsed = parseOrder(aShortOrder(changes));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

function firstLine(changes: Json): Order["lines"][number] {
  const [line] = read({ lineItems: { nodes: [aLine(changes)] } }).lines;
  if (line === undefined) throw new Error("no line");
  return line;
}

test("reads what refunds took back, and what shipping costs after them", () => {
  const refundLineItems = {
    nodes: [
      {
        quantity: 1,
        lineItem: { id: "gid://shopify/LineItem/1" },
        subtotalSet: bag("59.95"),
        totalTaxSet: bag("9.99"),
      },
    ],
  };
  const refunds = [{ totalRefundedSet: bag("59.95"), refundLineItems }, { totalRefundedSet: bag("10.00") }];
  const shippingLines = [
    { title: "Kargo", originalPriceSet: bag("49.90"), currentDiscountedPriceSet: bag("39.90") },
    { title: "Hızlı", originalPriceSet: bag("20.00"), discountAllocations: [{ allocatedAmountSet: bag("5.00") }] },
  ];
  expect(read({ refunds, shippingLines })).toMatchObject({
    refunded: 6995n,
    refundedLines: [{ lineId: "gid://shopify/LineItem/1", quantity: 1, subtotal: 5995n, tax: 999n }],
    shippingLines: [{ currentPrice: 3990n }, { currentPrice: 1500n }],
  });
  expect(read({ refunds, totalRefundedSet: bag("1.00") }).refunded).toBe(100n);
});

test("takes what a file's refunds gave back of the shipping from that shipping, unless the file says what is left", () => {
  const refundOf = (amount: string, id?: string) => ({
    totalRefundedSet: bag(amount),
    refundShippingLines: {
      nodes: [{ subtotalAmountSet: bag(amount), shippingLine: id === undefined ? null : { id } }],
    },
  });
  const shipping = (id: string, changes: Json = {}) => ({
    id,
    title: "Kargo",
    originalPriceSet: bag("49.90"),
    ...changes,
  });
  const left = (shippingLines: readonly Json[], ...refunds: readonly Json[]) =>
    read({ shippingLines, refunds }).shippingLines.map(({ currentPrice }) => currentPrice);

  expect(left([shipping("a"), shipping("b")], refundOf("49.90", "b"))).toEqual([4990n, 0n]);
  expect(left([shipping("a")], refundOf("10.00", "a"), refundOf("5.00"))).toEqual([3490n]);
  expect(left([shipping("a", { id: undefined })], refundOf("10.00", "a"))).toEqual([3990n]);
  expect(left([shipping("a", { currentDiscountedPriceSet: bag("40.00") })], refundOf("49.90", "a"))).toEqual([4000n]);
});

test("a shipping given back lowers no goods' KDV; which of two was given back a person has to say", () => {
  const shipping = (title: string) => ({ title, originalPriceSet: bag("49.90"), taxLines: [] });
  const refund = { refundShippingLines: [{ subtotalAmountSet: bag("49.90") }], totalRefundedSet: bag("49.90") };
  const remaining = (titles: readonly string[], total: string, currentTotal: string) => {
    const amounts = { totalPriceSet: bag(total), currentTotalPriceSet: bag(currentTotal) };
    const rest = remainingOf(read({ shippingLines: titles.map(shipping), refunds: [refund], ...amounts }));
    return rest.ok ? rest.value.reduction : rest.error.code;
  };
  expect(remaining(["Kargo"], "169.80", "119.90")).toBe(0n);
  expect(remaining(["Kargo", "Hızlı"], "219.70", "169.80")).toBe("ORDER_CHANGED");
});

test("reads fees, cash rounding and duties", () => {
  const additionalFees = [
    { name: "Hediye paketi", price: bag("24.00"), taxLines: [{ rate: 0.2, priceSet: bag("4.00") }] },
  ];
  const order = read({
    additionalFees,
    currentTotalAdditionalFeesSet: bag("24.00"),
    totalCashRoundingAdjustment: { paymentSet: bag("-0.02"), refundSet: bag("0.00") },
    currentTotalDutiesSet: bag("7.00"),
  });
  expect(order).toMatchObject({
    fees: [{ name: "Hediye paketi", price: 2400n, taxLines: [{ percent: "20", amount: 400n }] }],
    currentFees: 2400n,
    cashRounding: -2n,
    duties: 700n,
  });
  const rounded = { paymentSet: bag("0.00"), refundSet: bag("0.03") };
  expect(read({ totalCashRoundingAdjustment: rounded }).cashRounding).toBe(3n);
});

test("adds up all discounts of a line, the order's own included", () => {
  const discountAllocations = [{ allocatedAmountSet: bag("10.01") }, { allocatedAmountSet: bag("0.09") }];
  expect(firstLine({ discountAllocations, discountedTotalSet: bag("119.90") }).discount).toBe(1010n);
});

test.each([
  [{ rate: 0.2 }, "20"],
  [{ rate: 0.1, ratePercentage: null }, "10"],
  [{ rate: 0.085, ratePercentage: 8.5 }, "8.5"],
  [{ ratePercentage: 1 }, "1"],
])("reads the tax rate %j as %s percent", (rate, percent) => {
  expect(firstLine({ taxLines: [{ ...rate, priceSet: bag("1.00") }] }).taxLines).toEqual([{ percent, amount: 100n }]);
});

test("reads what was written on a line, and no blank of it", () => {
  const customAttributes = [
    { key: "Has altın bedeli", value: " 21.400,00 " },
    { key: "Not", value: "" },
  ];
  expect(firstLine({ customAttributes }).attributes).toEqual([{ key: "Has altın bedeli", value: "21.400,00" }]);
});
