import { feeRuleFor, isFeeLine } from "../charges/fee-charges.ts";
import { paidFor } from "../charges/paid-for.ts";
import { destinationOf } from "../export/destination.ts";
import { isServiceUsedAbroad } from "../export/export-charges.ts";
import { isServiceSoldAbroad } from "../export/services-abroad.ts";
import { type Fault, fault } from "../fault.ts";
import type { Order, OrderLine } from "../order.ts";
import type { TaxPolicy } from "../shop-profile.ts";
import { productRuleFor } from "./product-rule.ts";

/**
 * Products Shopify charged no KDV on although it charges some, or was told not to: exempt, or KDV left inside the price,
 * only a person can say. Where nothing of an order carries a tax line the shop never set taxes up in Shopify, and its
 * default rate is inside its prices. `whole` is the order before anything was taken back.
 */
export function untaxedLineFaults(order: Order, whole: Order, policy: TaxPolicy): readonly Fault[] {
  // An exempt order, and goods that do not stay in Turkey, are questions of their own.
  if (order.isTaxExempt === true || destinationOf(order) !== "turkey") return [];
  // A price without KDV on which none came holds none.
  const chargesTax = !order.pricesIncludeTax || carriesTax(whole);
  return order.lines.flatMap((line, index) =>
    (chargesTax || line.isTaxable === false) && isUntaxed(line, order, policy)
      ? [fault("TAX_NOT_CHARGED", `order.lineItems[${index}].taxLines`)]
      : [],
  );
}

const carriesTax = ({ lines, shippingLines, fees }: Order): boolean =>
  [...lines, ...shippingLines, ...fees].some(({ taxLines }) => taxLines.length > 0);

/** Paid for without a tax line, and without a word of the shop's about its KDV. */
function isUntaxed(line: OrderLine, order: Order, policy: TaxPolicy): boolean {
  if (line.isGiftCard || line.taxLines.length > 0 || paidFor(line, order.pricesIncludeTax) === 0n) return false;
  if (isFeeLine(line, policy)) return feeRuleFor(line.name, policy)?.rate === "shopify";
  if (isServiceUsedAbroad(line, order, policy.exports) || isServiceSoldAbroad(line, order)) return false;
  return productRuleFor(line, policy) === undefined;
}
