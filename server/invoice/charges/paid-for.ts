import { type Kurus, sum } from "../money/money.ts";
import { amountOf, takenPayments } from "../payment/payment.ts";
import type { Order, OrderFee, OrderRefundedLine, OrderTaxLine } from "../order.ts";

type Priced = { readonly originalTotal: Kurus; readonly discount: Kurus; readonly taxLines: readonly OrderTaxLine[] };

/** What was paid for a line: after its discounts, KDV included. */
export const paidFor = ({ originalTotal, discount, taxLines }: Priced, pricesIncludeTax: boolean): Kurus =>
  originalTotal - discount + (pricesIncludeTax ? 0n : sum(taxLines.map(({ amount }) => amount)));

export const paidForFee = ({ price, taxLines }: OrderFee, pricesIncludeTax: boolean): Kurus =>
  paidFor({ originalTotal: price, discount: 0n, taxLines }, pricesIncludeTax);

/** A gift card sold is a voucher, not a supply: it is invoiced when it is spent. */
export const giftCardsSold = (order: Order): Kurus =>
  sum(order.lines.filter(({ isGiftCard }) => isGiftCard).map((line) => paidFor(line, order.pricesIncludeTax)));

/** Those of them that were not taken back. */
export const giftCardsLeft = ({ lines, pricesIncludeTax }: Order): Kurus =>
  sum(
    lines
      .filter(({ isGiftCard, quantity }) => isGiftCard && quantity > 0)
      .map((line) => (paidFor(line, pricesIncludeTax) * BigInt(line.currentQuantity)) / BigInt(line.quantity)),
  );

/** What is left of the shipping after refunds and edits, its KDV included. */
export const shippingLeft = ({ shippingLines, pricesIncludeTax }: Order): Kurus =>
  sum(
    shippingLines.map((line) => {
      const charged = line.originalTotal - line.discount;
      return charged === 0n ? 0n : (paidFor(line, pricesIncludeTax) * line.currentPrice) / charged;
    }),
  );

/** What the pieces of some lines that were taken back had cost, KDV included. */
export const refundedOf = (order: Order, lineIds: ReadonlySet<string>): Kurus =>
  sum(
    order.refundedLines
      .filter(({ lineId }) => lineIds.has(lineId))
      .map(({ subtotal, tax }: OrderRefundedLine) => subtotal + (order.pricesIncludeTax ? 0n : tax)),
  );

export const giftCardsRefunded = (order: Order): Kurus =>
  refundedOf(order, new Set(order.lines.filter(({ isGiftCard }) => isGiftCard).map(({ id }) => id)));

/** Money that came in for it; cash handed back at the till was never kept. */
export function receivedFor({ transactions }: Order): Kurus {
  const handedBack = transactions.filter(({ kind, status }) => kind === "CHANGE" && status === "SUCCESS");
  return amountOf(takenPayments(transactions)) - amountOf(handedBack);
}

/** Everything the order names an amount for, gift cards included: its total, unless it holds what we do not know. */
export const chargedInAll = ({ lines, shippingLines, fees, tip, pricesIncludeTax }: Order): Kurus =>
  sum([
    ...[...lines, ...shippingLines].map((line) => paidFor(line, pricesIncludeTax)),
    ...fees.map((fee) => paidForFee(fee, pricesIncludeTax)),
    tip,
  ]);
