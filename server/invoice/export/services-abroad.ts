import { isFeeLine } from "../charges/fee-charges.ts";
import { type Fault, fault } from "../fault.ts";
import type { Order, OrderLine } from "../order.ts";
import type { TaxPolicy } from "../shop-profile.ts";
import { productRuleFor } from "../tax/product-rule.ts";
import { destinationOf } from "./destination.ts";
import { isServiceUsedAbroad } from "./export-charges.ts";

/**
 * Services and downloads sold to a buyer who is not in Turkey: exempt where they are used abroad (KDVK 11/1-a, 12/2), which
 * no order tells. The shop does, by naming them as used abroad or by a product rule.
 */
export const serviceAbroadFaults = (order: Order, policy: TaxPolicy): readonly Fault[] =>
  order.lines.flatMap((line, index) => {
    if (!isServiceSoldAbroad(line, order) || isFeeLine(line, policy)) return [];
    if (isServiceUsedAbroad(line, order, policy.exports) || productRuleFor(line, policy)) return [];
    return [fault("SERVICE_SOLD_ABROAD", `order.lineItems[${index}]`, { country: placeOf(order)?.countryCode ?? "" })];
  });

/** Beside goods a sale is where those are; services alone are where their buyer is. */
export const isServiceSoldAbroad = (line: OrderLine, order: Order): boolean =>
  !line.requiresShipping &&
  !line.isGiftCard &&
  line.quantity > 0 &&
  !sendsGoods(order) &&
  ABROAD.has(destinationOf({ shipping: placeOf(order) }));

/** A download is sent nowhere, whatever address stands on its order. */
export const sendsGoods = ({ lines, shippingLines }: Pick<Order, "lines" | "shippingLines">): boolean =>
  shippingLines.length > 0 || lines.some(({ requiresShipping, quantity }) => requiresShipping && quantity > 0);

const placeOf = ({ shipping, billing }: Order) => shipping ?? billing;

const ABROAD: ReadonlySet<string> = new Set(["abroad", "northern-cyprus"]);
