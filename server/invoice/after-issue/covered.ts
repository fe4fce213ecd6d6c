import {
  giftCardsLeft,
  giftCardsRefunded,
  paidFor,
  receivedFor,
  refundedOf,
  shippingLeft,
} from "../charges/paid-for.ts";
import type { MoneyKind } from "../document-currency.ts";
import { greater, type Kurus, sum } from "../money/money.ts";
import type { Order, OrderLine } from "../order.ts";
import { wasChanged } from "./remaining.ts";

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
  /** Money still to be given back then, for goods that were taken out before and are not in the invoice. */
  readonly owed: Kurus;
  /** What was left of the shipping; of older invoices nobody noted it. */
  readonly shipping?: Kurus;
  readonly lines: Readonly<Record<string, CoveredLine>>;
};

/** Pieces there ever were and that were left, and what was given back for the others. */
export type CoveredLine = { readonly quantity: number; readonly left: number; readonly refunded: Kurus };

const NONE: CoveredLine = { quantity: 0, left: 0, refunded: 0n };

export const coveredBy = (order: Order, kind: MoneyKind): Covered => ({
  kind,
  goods: order.currentTotal - giftCardsLeft(order),
  refunded: order.refunded - giftCardsRefunded(order),
  owed: wasChanged(order) ? greater(receivedFor(order) - order.refunded - order.currentTotal, 0n) : 0n,
  shipping: shippingLeft(order),
  lines: Object.fromEntries(order.lines.map((line) => [line.id, coveredLine(order, line)])),
});

const coveredLine = (order: Order, { id, quantity, currentQuantity: left }: OrderLine): CoveredLine => ({
  quantity,
  left,
  refunded: refundedOf(order, new Set([id])),
});

/** What came to the sale since, and what of the invoice went back: goods or money, whichever is more. */
export type Movement = { readonly added: Kurus; readonly givenBack: Kurus };

/**
 * Reads `order` in the money the invoice was made in; `surcharge` is what the invoice says beyond its goods. Goods that went
 * while others came are both: each needs its own paper. Money given back while other money paid for the same goods is neither.
 */
export function movedSince(covered: Covered, order: Order, surcharge: Kurus): Movement {
  const now = coveredBy(order, covered.kind);
  const net = now.goods - covered.goods;
  const back = now.refunded - covered.refunded - covered.owed - refundedOfNew(covered, order);
  const shipped = shippingLeft(order) - (covered.shipping ?? shippingLeft(order));
  const isLess = back > 0n || shipped < 0n || isLineLess(covered, order);
  // Where something went as well, its worth hides in the difference.
  const added = greater(net, isLess ? worthOfNew(covered, order) + greater(shipped, 0n) : 0n);
  const went = added - net;
  const missing = went + order.currentTotal + surcharge - (receivedFor(order) - order.refunded);
  return { added, givenBack: greater(went, back < missing ? back : missing) };
}

const then = ({ lines }: Covered, { id }: OrderLine): CoveredLine => lines[id] ?? NONE;

const isLineLess = (covered: Covered, { lines }: Order): boolean =>
  lines.some((line) => line.currentQuantity < then(covered, line).left);

const worthOfNew = (covered: Covered, order: Order): Kurus =>
  sum(
    goodsOf(order)
      .filter((line) => line.currentQuantity > then(covered, line).left)
      .map((line) => worthOf(order, line, line.currentQuantity - then(covered, line).left)),
  );

/** For pieces that came after the invoice: nothing of that one. */
const refundedOfNew = (covered: Covered, order: Order): Kurus =>
  sum(
    goodsOf(order).map((line) => {
      const before = then(covered, line);
      const since = refundedOf(order, new Set([line.id])) - before.refunded;
      const ofNew = worthOf(order, line, Math.max(0, line.quantity - before.quantity));
      return since < ofNew ? since : ofNew;
    }),
  );

const goodsOf = ({ lines }: Order): readonly OrderLine[] => lines.filter(({ isGiftCard }) => !isGiftCard);

const worthOf = ({ pricesIncludeTax }: Order, line: OrderLine, pieces: number): Kurus =>
  line.quantity === 0 ? 0n : (paidFor(line, pricesIncludeTax) * BigInt(pieces)) / BigInt(line.quantity);
