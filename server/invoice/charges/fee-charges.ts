import type { Charge, ChargeResult } from "../charge.ts";
import { sideCharges } from "./following-goods.ts";
import type { IstanbulDate } from "../time/istanbul-time.ts";
import type { Order, OrderLine } from "../order.ts";
import { paidFor, paidForFee } from "./paid-for.ts";
import { productRuleFor } from "../tax/product-rule.ts";
import type { FeeRule, TaxPolicy } from "../shop-profile.ts";
import { holdsName } from "../text.ts";

/** Fees of the order itself, then those that some apps put into the cart as a product. */
export function feeCharges(
  order: Order,
  policy: TaxPolicy,
  { on, goods }: { on: readonly IstanbulDate[]; goods: readonly Charge[] },
): readonly ChargeResult[] {
  const { pricesIncludeTax } = order;
  const own = order.fees.map(({ name, taxLines, ...fee }, index) => ({
    charge: {
      name,
      sellerCode: undefined,
      discount: 0n,
      paid: paidForFee({ name, taxLines, ...fee }, pricesIncludeTax),
    },
    taxLines,
    path: `order.additionalFees[${index}]`,
  }));
  const inCart = order.lines.flatMap((line, index) => {
    if (line.quantity === 0 || !isFeeLine(line, policy)) return [];
    const { name, sku: sellerCode, quantity, discount, taxLines } = line;
    const charge = { name, sellerCode, quantity, discount, paid: paidFor(line, pricesIncludeTax) };
    return [{ charge, taxLines, path: `order.lineItems[${index}]` }];
  });
  return [...own, ...inCart].flatMap(({ charge, taxLines, path }) => {
    if (charge.paid === 0n) return [];
    const rate = feeRuleFor(charge.name, policy)?.rate ?? "shopify";
    const rates = { policy: rate, fallback: policy.default, pricesIncludeTax };
    return sideCharges({ charge, taxLines, ...rates }, goods, { on, path });
  });
}

/** A product of the cart that is a fee by its name; what a product rule names is a product. */
export const isFeeLine = (line: OrderLine, policy: TaxPolicy): boolean =>
  !line.isGiftCard && feeRuleFor(line.name, policy) !== undefined && productRuleFor(line, policy) === undefined;

export const feeRuleFor = (name: string, { fees }: TaxPolicy): FeeRule | undefined =>
  fees.find((rule) => holdsName(name, rule.name));
