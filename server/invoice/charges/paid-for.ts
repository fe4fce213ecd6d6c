import { type Kurus, sum } from "../money/money.ts";
import type { Order, OrderFee, OrderTaxLine } from "../order.ts";

type Priced = { readonly originalTotal: Kurus; readonly discount: Kurus; readonly taxLines: readonly OrderTaxLine[] };

/** What was paid for a line: after its discounts, KDV included. */
export const paidFor = ({ originalTotal, discount, taxLines }: Priced, pricesIncludeTax: boolean): Kurus =>
  originalTotal - discount + (pricesIncludeTax ? 0n : sum(taxLines.map(({ amount }) => amount)));

export const paidForFee = ({ price, taxLines }: OrderFee, pricesIncludeTax: boolean): Kurus =>
  paidFor({ originalTotal: price, discount: 0n, taxLines }, pricesIncludeTax);

/** A gift card sold is a voucher, not a supply: it is invoiced when it is spent. */
export const giftCardsSold = (order: Order): Kurus =>
  sum(order.lines.filter(({ isGiftCard }) => isGiftCard).map((line) => paidFor(line, order.pricesIncludeTax)));

/** Everything the order names an amount for, gift cards included: its total, unless it holds what we do not know. */
export const chargedInAll = ({ lines, shippingLines, fees, tip, pricesIncludeTax }: Order): Kurus =>
  sum([
    ...[...lines, ...shippingLines].map((line) => paidFor(line, pricesIncludeTax)),
    ...fees.map((fee) => paidForFee(fee, pricesIncludeTax)),
    tip,
  ]);
