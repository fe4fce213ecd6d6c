import * as fc from "fast-check";
import { expect, test } from "vitest";
import { correctionsOf } from "../../../../server/invoice/after-issue/correction.ts";
import { coveredBy } from "../../../../server/invoice/after-issue/covered.ts";
import { type Settled, stillOpen } from "../../../../server/invoice/after-issue/still-open.ts";
import { type Fault, fault } from "../../../../server/invoice/fault.ts";
import { toEttn } from "../../../../server/invoice/ids.ts";
import { invoiceFromOrder } from "../../../../server/invoice/invoice-from-order.ts";
import type { Order, OrderLine } from "../../../../server/invoice/order.ts";
import { aLine, anOrder, aProfile, aShippingLine, aTransaction, tl } from "../an-order.ts";

const ISSUED_AT = new Date("2025-11-20T11:42:00Z");
/** Worth more than what may be given back of the others: something always remains. */
const KEPT = "gid://shopify/LineItem/3";
const WHERE = { path: "order.currentTotalPriceSet", currency: "TL" };

const paidNow = (order: Order, amount: bigint): Pick<Order, "transactions"> => ({
  transactions: [...order.transactions, aTransaction({ amount })],
});
const priceOf = ({ originalTotal, quantity }: OrderLine): bigint => originalTotal / BigInt(quantity);

function withMore(order: Order, at: number): Order {
  const quantity = (at % 3) + 1;
  const originalTotal = BigInt(1_001 + at * 7) * BigInt(quantity);
  const line = aLine({ id: `gid://shopify/LineItem/${order.lines.length + 1}`, quantity, originalTotal });
  return { ...order, lines: [...order.lines, line], currentTotal: order.currentTotal + originalTotal };
}

/** What happens to an order after its invoice, as Shopify tells it; where it cannot happen the order stays as it is. */
const EVENTS: Readonly<Record<string, (order: Order, at: number) => Order>> = {
  "a piece goes back": (order: Order, at: number): Order => {
    const left = order.lines.filter(({ id, currentQuantity }) => id !== KEPT && currentQuantity > 0);
    const line = left[at % Math.max(left.length, 1)];
    if (!line) return order;
    const price = priceOf(line);
    const taken = { lineId: line.id, quantity: 1, subtotal: price, tax: 0n };
    return {
      ...order,
      lines: order.lines.map((one) => (one === line ? { ...one, currentQuantity: one.currentQuantity - 1 } : one)),
      refundedLines: [...order.refundedLines, taken],
      currentTotal: order.currentTotal - price,
      refunded: order.refunded + price,
    };
  },
  "goods are added and paid": (order: Order, at: number): Order => {
    const grown = withMore(order, at);
    return { ...grown, ...paidNow(order, grown.currentTotal - order.currentTotal) };
  },
  "goods are added and owed": withMore,
  "money is given back": (order: Order, at: number): Order => {
    const amount = BigInt(1 + at * 13);
    return { ...order, currentTotal: order.currentTotal - amount, refunded: order.refunded + amount };
  },
  "a further piece is added": (order: Order, at: number): Order => {
    const line = order.lines[at % order.lines.length];
    if (!line) return order;
    const price = priceOf(line);
    const more = { quantity: line.quantity + 1, currentQuantity: line.currentQuantity + 1 };
    const lines = order.lines.map((one) =>
      one === line ? { ...one, ...more, originalTotal: one.originalTotal + price } : one,
    );
    return { ...order, lines, currentTotal: order.currentTotal + price, ...paidNow(order, price) };
  },
  "shipping is refunded": (order: Order): Order => {
    const shipping = order.shippingLines.reduce((all, { currentPrice }) => all + currentPrice, 0n);
    return {
      ...order,
      shippingLines: order.shippingLines.map((line) => ({ ...line, currentPrice: 0n })),
      currentTotal: order.currentTotal - shipping,
      refunded: order.refunded + shipping,
    };
  },
};

const event = fc.record({
  kind: fc.constantFrom(...Object.keys(EVENTS)),
  at: fc.nat(20),
  isSettled: fc.boolean(),
});

const amountOf = (faults: readonly Fault[], ...codes: readonly string[]): bigint =>
  faults
    .filter(({ code }) => codes.includes(code))
    .reduce((all, { facts }) => all + tl(String(facts?.["amount"] ?? "0.00")), 0n);

test("what was settled and what is still open come to what the order is worth now, whatever happens to it and in whichever order", () => {
  fc.assert(
    fc.property(fc.array(event, { minLength: 1, maxLength: 12 }), (events) => {
      const lines = [1, 2].map((n) =>
        aLine({ id: `gid://shopify/LineItem/${n}`, quantity: 3, originalTotal: BigInt(n) * 10_003n * 3n }),
      );
      const kept = aLine({ id: KEPT, originalTotal: 99_999n });
      const plain = anOrder({ lines: [...lines, kept], shippingLines: [aShippingLine({ originalTotal: 4_999n })] });
      const sold = { ...plain, transactions: [aTransaction({ amount: plain.total })] };
      const draft = invoiceFromOrder(sold, aProfile(), { issuedAt: ISSUED_AT, profileId: "EARSIVFATURA" });
      const ettn = toEttn("0b6dbb3c-6f2e-4b2a-9d1c-0a1b2c3d4e5f");
      if (!draft.ok || !ettn) throw new Error("no invoice");
      const issued = { invoice: { ...draft.value, ettn }, covered: coveredBy(sold, "shop") };
      // After the last day: nothing is cancelled as a whole.
      const context = { now: new Date("2025-12-20T10:00:00Z"), cancelDays: undefined, payments: [] };
      let order: Order = sold;
      let settled: readonly Settled[] = [];
      let documents = sold.total;
      for (const { kind, at, isSettled } of events) {
        order = EVENTS[kind]?.(order, at) ?? order;
        const open = stillOpen(correctionsOf(order, issued, context), settled, WHERE);
        const returns = amountOf(open, "RETURN_BY_CONSUMER", "ADDITION_WENT_BACK");
        const worth = documents - returns + amountOf(open, "ORDER_GREW", "RETURN_UNDONE");
        expect([kind, worth]).toEqual([kind, order.currentTotal]);
        if (!isSettled) continue;
        documents = worth;
        settled = [
          ...settled,
          ...open.map(({ code, facts }) => ({ code, total: String(facts?.["total"] ?? facts?.["amount"]) })),
        ];
        expect(stillOpen(correctionsOf(order, issued, context), settled, WHERE)).toEqual([]);
      }
    }),
    { numRuns: 500 },
  );
});

const asking = (code: Fault["code"], amount: string): Fault => fault(code, WHERE.path, { amount, currency: "TL" });

test.each([
  ["RETURN_BY_COMPANY", "INVOICE_TO_CANCEL"],
  ["RETURN_BY_COMPANY", "PARCEL_CAME_BACK_LATE"],
  ["RETURN_BY_CONSUMER", "INVOICE_TO_CANCEL"],
  ["RETURN_BY_CONSUMER", "PARCEL_CAME_BACK_LATE"],
  ["PARCEL_CAME_BACK_LATE", "PARCEL_CAME_BACK"],
] as const)("%s does not ask for what was settled as %s", (code, before) => {
  expect(stillOpen([asking(code, "120.00")], [{ code: before, total: "120.00" }], WHERE)).toEqual([]);
  expect(stillOpen([asking(code, "120.00")], [], WHERE)).toEqual([asking(code, "120.00")]);
});

test.each(["RETURN_BY_COMPANY", "RETURN_BY_CONSUMER", "RETURN_AT_CUSTOMS"] as const)(
  "after a settled %s the next one asks for what came since",
  (code) => {
    const open = stillOpen([asking(code, "150.00")], [{ code, total: "120.00" }], WHERE);
    expect(open).toEqual([fault(code, WHERE.path, { amount: "30.00", total: "150.00", currency: "TL" })]);
  },
);
