import * as fc from "fast-check";
import { expect, test } from "vitest";
import { coveredBy, movedSince } from "../../../../server/invoice/after-issue/covered.ts";
import { aGiftCard, aLine, anOrder } from "../an-order.ts";

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
