import { describe, expect, test } from "vitest";
import type { Order, OrderRefundedLine } from "../../../../server/invoice/order.ts";
import { type RemainingOrder, remainingOf } from "../../../../server/invoice/after-issue/remaining.ts";
import { aFee, aGiftCard, aLine, anOrder, aShippingLine, aTransaction, tl } from "../an-order.ts";

const ID = "gid://shopify/LineItem/7";

function leftOf(order: Partial<Order>): RemainingOrder {
  const left = remainingOf(anOrder(order));
  if (!left.ok) throw new Error(JSON.stringify(left.error));
  return left.value;
}

const placeOfDoubt = (order: Partial<Order>): string | undefined => {
  const left = remainingOf(anOrder(order));
  return left.ok ? undefined : `${left.error.code} ${left.error.path}`;
};

const aRefundedLine = (changes: Partial<OrderRefundedLine> = {}): OrderRefundedLine => ({
  lineId: ID,
  quantity: 1,
  subtotal: tl("100.00"),
  tax: tl("16.67"),
  ...changes,
});

/** Three pieces for 300.00 with 10.00 off: 290.00, of which thirds are no whole kuruş. */
const threePieces = (currentQuantity: number, changes: Parameters<typeof aLine>[0] = {}) =>
  aLine({
    id: ID,
    quantity: 3,
    currentQuantity,
    originalTotal: tl("300.00"),
    discount: tl("10.00"),
    ...changes,
  });

const NO_SHIPPING = { shippingLines: [] };

test("an order that nobody touched stays as it is", () => {
  expect(leftOf({})).toEqual(anOrder());
});

describe("a line of which pieces were taken back", () => {
  test("costs what its refund leaves, at its own unit price", () => {
    const refundedLines = [aRefundedLine({ subtotal: tl("96.67") })];
    const money = { total: tl("290.00"), currentTotal: tl("193.33"), refunded: tl("96.67") };
    const left = leftOf({ lines: [threePieces(2)], refundedLines, ...NO_SHIPPING, ...money });
    expect(left.total).toBe(tl("193.33"));
    expect(left.lines).toMatchObject([{ quantity: 2, originalTotal: tl("200.00"), discount: tl("6.67") }]);
    expect(left.reduction).toBe(0n);
  });

  test("adds up several refunds of one line", () => {
    const refundedLines = [aRefundedLine({ subtotal: tl("96.67") }), aRefundedLine({ subtotal: tl("96.66") })];
    const money = { total: tl("290.00"), currentTotal: tl("96.67"), refunded: tl("193.33") };
    const left = leftOf({ lines: [threePieces(1)], refundedLines, ...NO_SHIPPING, ...money });
    expect(left.lines).toMatchObject([{ quantity: 1, originalTotal: tl("100.00"), discount: tl("3.33") }]);
  });

  test("without a refund keeps its even share, where that is whole kuruş", () => {
    const lines = [threePieces(2, { discount: tl("30.00") })];
    const left = leftOf({ lines, ...NO_SHIPPING, currentTotal: tl("180.00") });
    expect(left.lines).toMatchObject([{ quantity: 2, originalTotal: tl("200.00"), discount: tl("20.00") }]);
  });

  test("without a refund and with a share that is no whole kuruş needs a person", () => {
    const order = { lines: [threePieces(2)], ...NO_SHIPPING, currentTotal: tl("193.33") };
    expect(placeOfDoubt(order)).toBe("ORDER_CHANGED order.lineItems[0]");
  });

  test("is not mistaken for another line's refund", () => {
    const refundedLines = [aRefundedLine({ lineId: "gid://shopify/LineItem/8", subtotal: tl("96.67") })];
    const order = { lines: [threePieces(2)], refundedLines, ...NO_SHIPPING, currentTotal: tl("193.33") };
    expect(placeOfDoubt(order)).toBe("ORDER_CHANGED order.lineItems[0]");
  });

  test("taken back as a whole costs nothing and has no pieces", () => {
    const lines = [threePieces(0), aLine()];
    const money = { currentTotal: tl("119.90"), refunded: tl("290.00") };
    expect(leftOf({ lines, ...NO_SHIPPING, ...money }).lines).toMatchObject([
      { quantity: 0, originalTotal: 0n, discount: 0n, taxLines: [] },
      { quantity: 1, originalTotal: tl("119.90") },
    ]);
  });

  test("loses its KDV too where that comes on top", () => {
    const line = threePieces(2, { discount: 0n, taxOnTop: true });
    const refundedLines = [aRefundedLine({ subtotal: tl("100.00"), tax: tl("20.00") })];
    const money = { total: tl("360.00"), currentTotal: tl("240.00"), refunded: tl("120.00") };
    const left = leftOf({ lines: [line], refundedLines, ...NO_SHIPPING, pricesIncludeTax: false, ...money });
    expect(left.lines).toMatchObject([{ originalTotal: tl("200.00"), taxLines: [{ percent: "20", amount: 4000n }] }]);
  });

  test("without a tax of its own loses none, and one that was given back for it needs a person", () => {
    const lines = [threePieces(2, { discount: 0n, taxLines: [] })];
    const order = { lines, ...NO_SHIPPING, pricesIncludeTax: false, total: tl("300.00") };
    const untaxed = [aRefundedLine({ subtotal: tl("100.00"), tax: 0n })];
    const money = { currentTotal: tl("200.00"), refunded: tl("100.00") };
    expect(leftOf({ ...order, refundedLines: untaxed, ...money }).lines).toMatchObject([
      { originalTotal: tl("200.00"), taxLines: [] },
    ]);
    const taxed = [aRefundedLine({ subtotal: tl("100.00"), tax: tl("20.00") })];
    expect(placeOfDoubt({ ...order, refundedLines: taxed, ...money })).toContain("ORDER_CHANGED");
  });

  test("with two taxes on top needs a person", () => {
    const taxLines = [
      { percent: "20", amount: tl("30.00") },
      { percent: "10", amount: tl("30.00") },
    ];
    const order = { lines: [threePieces(2, { discount: 0n, taxLines })], ...NO_SHIPPING, pricesIncludeTax: false };
    expect(placeOfDoubt({ ...order, currentTotal: tl("240.00") })).toBe("ORDER_CHANGED order.lineItems[0]");
  });

  test.each([
    ["more than it had cost", tl("290.01")],
    ["less than its discount allows", tl("89.99")],
  ])("by a refund of %s needs a person", (_, subtotal) => {
    const order = { lines: [threePieces(2)], refundedLines: [aRefundedLine({ subtotal })], ...NO_SHIPPING };
    expect(placeOfDoubt({ ...order, currentTotal: tl("290.00") - subtotal })).toContain("ORDER_CHANGED");
  });

  test("that grew needs a person", () => {
    expect(placeOfDoubt({ lines: [threePieces(4)] })).toBe("ORDER_CHANGED order.lineItems[0]");
  });
});

describe("shipping", () => {
  const lines = [aLine({ originalTotal: tl("120.00") })];

  test("that was refunded is free", () => {
    const money = { currentTotal: tl("120.00"), refunded: tl("49.90") };
    const left = leftOf({ lines, shippingLines: [aShippingLine({ currentPrice: 0n })], ...money });
    expect(left.shippingLines).toMatchObject([{ originalTotal: 0n, discount: 0n, taxLines: [] }]);
    expect(left.reduction).toBe(0n);
  });

  test("refunded in part costs the rest", () => {
    const shippingLines = [aShippingLine({ discount: tl("9.90"), currentPrice: tl("30.00") })];
    const left = leftOf({ lines, shippingLines, currentTotal: tl("150.00"), refunded: tl("10.00") });
    expect(left.shippingLines).toMatchObject([{ originalTotal: tl("39.90"), discount: tl("9.90") }]);
  });

  test("with KDV on top loses its part of it, where that is whole kuruş", () => {
    const goods = [aLine({ originalTotal: tl("100.00"), taxOnTop: true })];
    const half = aShippingLine({ originalTotal: tl("50.00"), taxOnTop: true, currentPrice: tl("25.00") });
    const money = { currentTotal: tl("150.00"), refunded: tl("30.00") };
    const left = leftOf({ lines: goods, shippingLines: [half], pricesIncludeTax: false, ...money });
    expect(left.shippingLines).toMatchObject([{ originalTotal: tl("25.00"), taxLines: [{ amount: tl("5.00") }] }]);
    const odd = { ...half, currentPrice: tl("24.99") };
    expect(placeOfDoubt({ lines: goods, shippingLines: [odd], pricesIncludeTax: false })).toBe(
      "ORDER_CHANGED order.shippingLines[0]",
    );
  });

  test("that costs more than before needs a person", () => {
    expect(placeOfDoubt({ lines, shippingLines: [aShippingLine({ currentPrice: tl("50.00") })] })).toBe(
      "ORDER_CHANGED order.shippingLines[0]",
    );
  });
});

describe("fees", () => {
  const fees = [aFee({ price: tl("20.00") }), aFee({ price: tl("5.00") })];

  test("stay while nothing tells otherwise", () => {
    expect(leftOf({ fees, currentTotal: tl("309.70"), refunded: tl("5.00") })).toMatchObject({ fees, reduction: 500n });
    expect(leftOf({ fees, currentFees: tl("25.00"), currentTotal: tl("309.70"), refunded: 500n }).fees).toEqual(fees);
  });

  test("given back are gone", () => {
    const left = leftOf({ fees, currentFees: 0n, currentTotal: tl("289.70"), refunded: tl("25.00") });
    expect(left).toMatchObject({ fees: [], reduction: 0n });
  });

  test("given back in part need a person", () => {
    expect(placeOfDoubt({ fees, currentFees: tl("20.00"), currentTotal: tl("309.70"), refunded: tl("5.00") })).toBe(
      "ORDER_CHANGED order.additionalFees",
    );
  });
});

describe("money given back without goods", () => {
  test("is a reduction of the whole order", () => {
    const left = leftOf({ currentTotal: tl("259.70"), refunded: tl("30.00") });
    expect(left).toMatchObject({ total: tl("259.70"), reduction: tl("30.00") });
  });

  test("of an order with a tip is a reduction too: the tip is part of its total", () => {
    const left = leftOf({ tip: tl("10.00"), currentTotal: tl("269.70"), refunded: tl("30.00") });
    expect(left).toMatchObject({ tip: tl("10.00"), reduction: tl("30.00") });
  });

  test("beside pieces taken back is what those do not explain", () => {
    const order = { lines: [threePieces(0), aLine()], ...NO_SHIPPING };
    const left = leftOf({ ...order, currentTotal: tl("100.00"), refunded: tl("309.90") });
    expect(left.reduction).toBe(tl("19.90"));
  });

  test.each<[string, Partial<Order>]>([
    ["that the current total does not show", { refunded: tl("30.00") }],
    ["that is less than the current total is lower by", { currentTotal: tl("259.70"), refunded: tl("29.99") }],
    ["that is more than the current total is lower by", { currentTotal: tl("259.70"), refunded: tl("30.01") }],
    [
      "of an order that charges what we do not know",
      { total: tl("300.00"), currentTotal: tl("259.70"), refunded: tl("30.00") },
    ],
    ["though the total grew", { currentTotal: tl("289.71") }],
    [
      "for the goods or for a gift card beside them",
      { lines: [aLine(), aGiftCard()], ...NO_SHIPPING, currentTotal: tl("609.90"), refunded: tl("10.00") },
    ],
    [
      "that is more than was paid for all but a gift card",
      { lines: [aLine(), aGiftCard()], ...NO_SHIPPING, currentTotal: tl("499.99"), refunded: tl("119.91") },
    ],
  ])("%s needs a person", (_, money) => {
    expect(placeOfDoubt(money)).toBe("ORDER_CHANGED order.currentTotalPriceSet");
  });
});

test("an edit that took goods out before anything was paid back leaves what remains", () => {
  const order = { lines: [threePieces(0), aLine()], ...NO_SHIPPING };
  expect(leftOf({ ...order, total: tl("119.90"), currentTotal: tl("119.90") })).toMatchObject({ reduction: 0n });
});

describe("shipping that an edit took out, which Shopify lists no more", () => {
  const paid = { transactions: [aTransaction({ amount: tl("169.80") })], total: tl("169.80") };

  test("and paid back leaves what the money kept pays for", () => {
    const order = { ...paid, lines: [aLine()], currentTotal: tl("119.90") };
    expect(leftOf({ ...order, ...NO_SHIPPING, refunded: tl("49.90") })).toMatchObject({ reduction: 0n });
    const cheaper = { ...order, shippingLines: [aShippingLine({ originalTotal: tl("29.90") })] };
    const left = leftOf({ ...cheaper, currentTotal: tl("149.80"), refunded: tl("20.00") });
    expect(left).toMatchObject({ total: tl("149.80"), reduction: 0n });
  });

  test("and paid back to another amount needs a person", () => {
    const order = { ...paid, lines: [aLine()], ...NO_SHIPPING, currentTotal: tl("119.90") };
    expect(placeOfDoubt({ ...order, refunded: tl("49.89") })).toBe("ORDER_CHANGED order.currentTotalPriceSet");
    expect(placeOfDoubt({ ...order, refunded: tl("49.91") })).toBe("ORDER_CHANGED order.currentTotalPriceSet");
  });
});

test("shipping kept after all goods came back needs a person", () => {
  const order = { lines: [aLine({ currentQuantity: 0 })], currentTotal: tl("49.90"), refunded: tl("119.90") };
  expect(placeOfDoubt(order)).toBe("ORDER_CHANGED order.currentTotalPriceSet");
});

test("a gift card taken back is sold no more", () => {
  const lines = [aLine(), aGiftCard({ id: ID, currentQuantity: 0 })];
  const left = leftOf({ lines, ...NO_SHIPPING, currentTotal: tl("119.90"), refunded: tl("500.00") });
  expect(left.lines[1]).toMatchObject({ quantity: 0, originalTotal: 0n });
});
