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

/** All of it goes, so that the invoice is one to be cancelled while there is time. */
const WHOLLY: typeof EVENTS = {
  "all goes back": (order: Order): Order => {
    const pieces = order.lines.reduce((all, { currentQuantity }) => all + currentQuantity, 0);
    const taken = Array.from({ length: pieces }).reduce<Order>((left) => happens("a piece goes back", left, 0), order);
    return happens("shipping is refunded", taken, 0);
  },
  "what went is sold again": (order: Order): Order => {
    const line = order.lines.find(({ currentQuantity, quantity }) => currentQuantity < quantity);
    return line ? happens("a further piece is added", order, order.lines.indexOf(line)) : order;
  },
};

const happens = (kind: string, order: Order, at: number): Order => (EVENTS[kind] ?? WHOLLY[kind])?.(order, at) ?? order;

const eventsOf = (...kinds: readonly string[]) =>
  fc.array(fc.record({ kind: fc.constantFrom(...kinds), at: fc.nat(20), isSettled: fc.boolean() }), {
    minLength: 1,
    maxLength: 12,
  });

const amountOf = (faults: readonly Fault[], ...codes: readonly string[]): bigint =>
  faults
    .filter(({ code }) => codes.includes(code))
    .reduce((all, { facts }) => all + tl(String(facts?.["amount"] ?? "0.00")), 0n);

const LINES = [1, 2].map((n) =>
  aLine({ id: `gid://shopify/LineItem/${n}`, quantity: 3, originalTotal: BigInt(n) * 10_003n * 3n }),
);
/** After the last day nothing is cancelled as a whole. */
const LATE = new Date("2025-12-20T10:00:00Z");
const IN_TIME = new Date("2025-11-21T10:00:00Z");
const BACK: ReadonlySet<string> = new Set(["RETURN_BY_CONSUMER", "RETURN_UNDONE", "INVOICE_TO_CANCEL"]);

type Happened = { readonly kind: string; readonly at: number; readonly isSettled: boolean };

/** Holds the worth of what documents there are, and of those that are asked for, against the order's after each event. */
function expectWorthToHold(events: readonly Happened[], soldLines: readonly OrderLine[], lateFrom: number): void {
  const plain = anOrder({ lines: soldLines, shippingLines: [aShippingLine({ originalTotal: 4_999n })] });
  const sold = { ...plain, transactions: [aTransaction({ amount: plain.total })] };
  const draft = invoiceFromOrder(sold, aProfile(), { issuedAt: ISSUED_AT, profileId: "EARSIVFATURA" });
  const ettn = toEttn("0b6dbb3c-6f2e-4b2a-9d1c-0a1b2c3d4e5f");
  if (!draft.ok || !ettn) throw new Error("no invoice");
  const issued = { invoice: { ...draft.value, ettn }, covered: coveredBy(sold, "shop") };
  let order: Order = sold;
  let settled: readonly Settled[] = [];
  let [documents, returned] = [sold.total, 0n];
  for (const [index, { kind, at, isSettled }] of events.entries()) {
    const context = { now: index < lateFrom ? IN_TIME : LATE, cancelDays: undefined, payments: [] };
    order = happens(kind, order, at);
    const open = stillOpen(correctionsOf(order, issued, context), settled, WHERE);
    const cancelled = amountOf(open, "INVOICE_TO_CANCEL");
    const less = amountOf(open, "RETURN_BY_CONSUMER", "ADDITION_WENT_BACK") + (cancelled && cancelled - returned);
    const worth = documents - less + amountOf(open, "ORDER_GREW", "RETURN_UNDONE");
    expect([kind, worth]).toEqual([kind, order.currentTotal]);
    if (!isSettled) continue;
    documents = worth;
    const done = open.map(({ code, facts }) => ({ code, total: String(facts?.["total"] ?? facts?.["amount"]) }));
    settled = [...settled, ...done];
    returned = tl(settled.findLast(({ code }) => BACK.has(code))?.total ?? "0.00");
    expect(stillOpen(correctionsOf(order, issued, context), settled, WHERE)).toEqual([]);
  }
}

test("what was settled and what is still open come to what the order is worth now, whatever happens to it and in whichever order", () => {
  const lines = [...LINES, aLine({ id: KEPT, originalTotal: 99_999n })];
  const events = eventsOf(...Object.keys(EVENTS));
  fc.assert(
    fc.property(events, (happened) => expectWorthToHold(happened, lines, 0)),
    { numRuns: 500 },
  );
});

test("the same of sales that come to nothing, in time and too late, and are made again", () => {
  // Money alone may go back beyond what the invoice is over: which of both it was for nobody says.
  const kinds = [...Object.keys(EVENTS), ...Object.keys(WHOLLY)].filter((kind) => kind !== "money is given back");
  const first = aLine({ id: "gid://shopify/LineItem/of-the-sale", originalTotal: 5_001n });
  fc.assert(
    fc.property(eventsOf(...kinds), fc.nat(12), (happened, lateFrom) =>
      expectWorthToHold(happened, [first, ...LINES], lateFrom),
    ),
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
