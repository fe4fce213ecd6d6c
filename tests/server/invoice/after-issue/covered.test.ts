import * as fc from "fast-check";
import { expect, test } from "vitest";
import { coveredBy, type Movement, movedSince } from "../../../../server/invoice/after-issue/covered.ts";
import type { Order } from "../../../../server/invoice/order.ts";
import { aGiftCard, aLine, anOrder, aShippingLine, aTransaction } from "../an-order.ts";

const piece = fc.record({ price: fc.bigInt({ min: 1n, max: 1_000_000n }), quantity: fc.integer({ min: 1, max: 5 }) });
const line = fc.record({ sold: piece, wereLeft: fc.nat(5), areLeft: fc.nat(5) });
const id = (n: number) => `gid://shopify/LineItem/${n}`;

type Line = { readonly price: bigint; readonly quantity: number; readonly left: number };
const worth = (lines: readonly Line[]) => lines.reduce((sum, { price, left }) => sum + price * BigInt(left), 0n);

/** An order that cost `total` before anybody changed it; `refunded` is what of it went back. */
const orderOf = (lines: readonly Line[], { total, refunded }: { total: bigint; refunded: bigint }) =>
  anOrder({
    lines: lines.map(({ price, quantity, left }, at) =>
      aLine({ id: id(at), originalTotal: price * BigInt(quantity), quantity, currentQuantity: left }),
    ),
    shippingLines: [],
    total,
    currentTotal: worth(lines),
    refunded,
  });

test("whatever an order was before its invoice and whatever its total says, what moves after it is what came and what went", () => {
  fc.assert(
    fc.property(
      fc.array(line, { minLength: 1, maxLength: 5 }),
      fc.array(piece, { maxLength: 3 }),
      fc.bigInt({ min: 0n, max: 10_000_000n }),
      fc.boolean(),
      (lines, later, total, isPaidBack) => {
        const then = lines.map(({ sold, wereLeft }) => ({ ...sold, left: Math.min(wereLeft, sold.quantity) }));
        const now = lines.map(({ sold, areLeft }, at) => ({ ...sold, left: Math.min(areLeft, then[at]?.left ?? 0) }));
        const came = later.map((one) => ({ ...one, left: one.quantity }));
        const went = worth(then) - worth(now);
        const covered = coveredBy(orderOf(then, { total, refunded: total }), "shop");
        const refunded = total + (isPaidBack ? went : 0n);
        const moved = movedSince(covered, orderOf([...now, ...came], { total, refunded }), 0n);
        expect(moved).toEqual({ added: worth(came), givenBack: went });
      },
    ),
  );
});

test("money given back without any goods counts, and more of it than the goods were worth", () => {
  const sold = [{ price: 5_000n, quantity: 2, left: 2 }];
  const covered = coveredBy(orderOf(sold, { total: 10_000n, refunded: 0n }), "shop");
  expect(movedSince(covered, orderOf(sold, { total: 10_000n, refunded: 700n }), 0n)).toEqual({
    added: 0n,
    givenBack: 700n,
  });
  const one = [{ price: 5_000n, quantity: 2, left: 1 }];
  expect(movedSince(covered, orderOf(one, { total: 10_000n, refunded: 5_700n }), 0n).givenBack).toBe(5_700n);
});

test.each([
  ["goods", aLine],
  ["a gift card", aGiftCard],
])("a line of no pieces, of %s, is worth nothing", (_what, aLineOf) => {
  const nothing = aLineOf({ id: id(2), quantity: 0, currentQuantity: 0, originalTotal: 0n });
  const order = anOrder({ lines: [aLine({ id: id(1) }), nothing] });
  expect(movedSince(coveredBy(order, "shop"), order, 0n)).toEqual({ added: 0n, givenBack: 0n });
});

const SHIPPING = aShippingLine({ originalTotal: 2_000n });
const soldWith = { lines: [aLine({ id: id(1), originalTotal: 7_000n }), aLine({ id: id(2), originalTotal: 3_000n })] };
const sold = anOrder({ ...soldWith, shippingLines: [SHIPPING], transactions: [aTransaction({ amount: 12_000n })] });
const NEW = aLine({ id: id(3), originalTotal: 5_000n });
const paid = (...amounts: readonly bigint[]) => ({ transactions: amounts.map((amount) => aTransaction({ amount })) });

test.each<[string, Partial<Order>, Movement]>([
  [
    "shipping that was refunded, before goods were added",
    {
      lines: [...sold.lines, NEW],
      shippingLines: [{ ...SHIPPING, currentPrice: 0n }],
      currentTotal: 15_000n,
      refunded: 2_000n,
      ...paid(12_000n, 5_000n),
    },
    { added: 5_000n, givenBack: 2_000n },
  ],
  [
    "money that was given back without goods and lowered the total, before goods were added",
    { lines: [...sold.lines, NEW], currentTotal: 15_000n, refunded: 2_000n, ...paid(12_000n, 5_000n) },
    { added: 5_000n, givenBack: 2_000n },
  ],
  [
    "the same, with goods given back after that",
    {
      lines: [...sold.lines.slice(0, 1), { ...sold.lines[1], currentQuantity: 0 }, NEW] as Order["lines"],
      refundedLines: [{ lineId: id(2), quantity: 1, subtotal: 3_000n, tax: 0n }],
      currentTotal: 12_000n,
      refunded: 5_000n,
      ...paid(12_000n, 5_000n),
    },
    { added: 5_000n, givenBack: 5_000n },
  ],
  [
    "shipping that was taken out unpaid, before goods were added",
    { lines: [...sold.lines, NEW], shippingLines: [], currentTotal: 15_000n, ...paid() },
    { added: 5_000n, givenBack: 2_000n },
  ],
  [
    "shipping that was charged once goods were taken out",
    {
      lines: [...sold.lines.slice(0, 1), { ...sold.lines[1], currentQuantity: 0 }] as Order["lines"],
      shippingLines: [SHIPPING, aShippingLine({ originalTotal: 1_500n })],
      currentTotal: 10_500n,
      refunded: 1_500n,
    },
    { added: 1_500n, givenBack: 3_000n },
  ],
  [
    "shipping and goods that were added",
    { lines: [...sold.lines, NEW], shippingLines: [SHIPPING, SHIPPING], currentTotal: 19_000n },
    { added: 7_000n, givenBack: 0n },
  ],
  [
    "a second payment that was given back, before goods were added",
    { lines: [...sold.lines, NEW], currentTotal: 17_000n, refunded: 12_000n, ...paid(12_000n, 12_000n, 5_000n) },
    { added: 5_000n, givenBack: 0n },
  ],
])("what came and what went are told apart: %s", (_what, became, moved) => {
  expect(movedSince(coveredBy(sold, "shop"), { ...sold, ...became }, 0n)).toEqual(moved);
});

test("shipping comes and goes with its KDV where prices are without it", () => {
  const taxLines = [{ percent: "20", amount: 400n }];
  const line = aShippingLine({ originalTotal: 2_000n, taxLines });
  const net = anOrder({ ...soldWith, pricesIncludeTax: false, shippingLines: [line] });
  const became = {
    ...net,
    lines: [...net.lines, aLine({ id: id(3), originalTotal: 5_000n, taxLines: [{ percent: "20", amount: 1_000n }] })],
    shippingLines: [{ ...line, currentPrice: 1_000n }],
    currentTotal: net.total + 6_000n - 1_200n,
    transactions: [],
  };
  expect(movedSince(coveredBy(net, "shop"), became, 0n)).toEqual({ added: 6_000n, givenBack: 1_200n });
});
