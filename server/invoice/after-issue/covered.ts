import { giftCardsLeft, giftCardsRefunded, paidFor, refundedOf } from "../charges/paid-for.ts";
import type { MoneyKind } from "../document-currency.ts";
import { type Kurus, sum } from "../money/money.ts";
import type { Order, OrderLine } from "../order.ts";

/**
 * What of its order an invoice was made for. What the order says later is held against this and never against another of its
 * own totals: Shopify does not say which of them follow an edit.
 */
export type Covered = {
  /** The order's amounts were read in this money. */
  readonly kind: MoneyKind;
  /** The order's total then; vouchers sold with it are no supply and count neither here nor below. */
  readonly goods: Kurus;
  /** Money given back until then. */
  readonly refunded: Kurus;
  /** How many pieces of each line were left, by its id. */
  readonly pieces: Readonly<Record<string, number>>;
};

export const coveredBy = (order: Order, kind: MoneyKind): Covered => ({
  kind,
  goods: order.currentTotal - giftCardsLeft(order),
  refunded: order.refunded - giftCardsRefunded(order),
  pieces: Object.fromEntries(order.lines.map(({ id, currentQuantity }) => [id, currentQuantity])),
});

/** What came to the sale since, and what of the invoice went back: goods or money, whichever is more. */
export type Movement = { readonly added: Kurus; readonly givenBack: Kurus };

/** Reads `order` in the money the invoice was made in. Goods that went while others came are both: each needs its own paper. */
export function movedSince(covered: Covered, order: Order): Movement {
  const now = coveredBy(order, covered.kind);
  const net = now.goods - covered.goods;
  const added = greater(net, isExchange(covered, order) ? worthOfNew(covered, order) : 0n);
  const back = now.refunded - covered.refunded - refundedOfNew(covered, order);
  return { added, givenBack: greater(added - net, back) };
}

const piecesThen = ({ pieces }: Covered, { id }: OrderLine): number => pieces[id] ?? 0;

const isExchange = (covered: Covered, { lines }: Order): boolean =>
  lines.some((line) => line.currentQuantity < piecesThen(covered, line)) &&
  lines.some((line) => line.currentQuantity > piecesThen(covered, line));

const worthOfNew = (covered: Covered, { lines, pricesIncludeTax }: Order): Kurus =>
  sum(
    lines
      .filter((line) => !line.isGiftCard && line.currentQuantity > piecesThen(covered, line))
      .map((line) => {
        const pieces = BigInt(line.currentQuantity - piecesThen(covered, line));
        return (paidFor(line, pricesIncludeTax) * pieces) / BigInt(line.quantity);
      }),
  );

/** Of a line that came after the invoice: nothing of that one. */
const refundedOfNew = ({ pieces }: Covered, order: Order): Kurus => {
  const isNew = ({ id, isGiftCard }: OrderLine) => !isGiftCard && !Object.hasOwn(pieces, id);
  return refundedOf(order, new Set(order.lines.filter(isNew).map(({ id }) => id)));
};

const greater = (one: Kurus, other: Kurus): Kurus => (one > other ? one : other);
