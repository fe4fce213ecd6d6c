import { GOODS_EXPORT, type KdvExemption, SERVICE_EXPORT } from "../../gib/exemption-codes.ts";
import { type ChargeContext, type ChargeResult, checkedCharge } from "../charge.ts";
import { type Fault, fault } from "../fault.ts";
import { isFeeLine } from "../charges/fee-charges.ts";
import type { Exemption } from "../invoice.ts";
import type { IstanbulDate } from "../time/istanbul-time.ts";
import type { Order, OrderLine, OrderShippingLine, OrderTaxLine } from "../order.ts";
import { paidFor } from "../charges/paid-for.ts";
import { productRuleFor, ruleMatches } from "../tax/product-rule.ts";
import type { RemainingOrder } from "../after-issue/remaining.ts";
import { err, ok } from "../result.ts";
import type { ExportPolicy, TaxPolicy } from "../shop-profile.ts";
import { shippingName } from "../charges/shipping-charges.ts";

type Sold = Order & Partial<Pick<RemainingOrder, "surcharge">>;
type Place = Pick<ChargeContext, "on" | "path">;

/**
 * Goods exported with an ETGB and the shipping that takes them there: KDV 0, exemption 301 (KDVK 11/1-a; KDVK 24/a for
 * the shipping). Whatever else the order charges for is no export by itself, and needs a person.
 */
export function exportCharges(order: Sold, policy: TaxPolicy, on: readonly IstanbulDate[]): readonly ChargeResult[] {
  const goods = order.lines.flatMap((line, index) =>
    line.isGiftCard || line.quantity === 0
      ? []
      : [exportedLine(line, order, { policy, on, path: `order.lineItems[${index}]` })],
  );
  const shipping = order.shippingLines.flatMap((line, index) => {
    const path = `order.shippingLines[${index}]`;
    return paidFor(line, order.pricesIncludeTax) === 0n ? [] : [exportedShipping(line, order, { on, path })];
  });
  return [...goods, ...shipping, ...otherCharges(order)];
}

function exportedLine(
  line: OrderLine,
  order: Order,
  { policy, ...place }: Place & { policy: TaxPolicy },
): ChargeResult {
  if (!line.requiresShipping || isFeeLine(line, policy)) return err([fault("EXPORT_MIXED", place.path)]);
  const rule = productRuleFor(line, policy);
  // Exported goods are free of ÖTV by a law of its own, and what a special base means abroad no rule here says.
  if (rule?.excise || rule?.specialBase) return err([fault("EXPORT_OTHER_TAXES", place.path)]);
  const { gtip: gtips, isGtipRequired } = policy.exports;
  const gtip = gtips.find((each) => ruleMatches(each, line))?.gtip;
  const charge = exempted(line, order, { ...place, exemption: GOODS_EXPORT });
  const missing = gtip === undefined && isGtipRequired ? [fault("GTIP_MISSING", `${place.path}.product`)] : [];
  if (!charge.ok || missing.length > 0) return err([...(charge.ok ? [] : charge.error), ...missing]);
  return gtip === undefined ? charge : ok({ ...charge.value, gtip });
}

const exportedShipping = (line: OrderShippingLine, order: Order, place: Place): ChargeResult =>
  exempted({ ...line, name: shippingName(line), sku: undefined, quantity: 1 }, order, {
    ...place,
    exemption: GOODS_EXPORT,
  });

/** A tip, a fee or a surcharge may be a service done here; a fee of nothing is none. */
const otherCharges = ({ fees, tip, surcharge = 0n }: Sold): readonly ChargeResult[] => [
  ...fees.flatMap(({ price }, index) =>
    price === 0n ? [] : [err([fault("EXPORT_MIXED", `order.additionalFees[${index}]`)])],
  ),
  ...(surcharge === 0n ? [] : [err([fault("EXPORT_MIXED", "order.transactions")])]),
  ...(tip === 0n ? [] : [err([fault("EXPORT_MIXED", "order.totalTipReceivedSet")])]),
];

/** A service the shop says is used abroad, sold to a buyer who is (KDVK 12/2). */
export const isServiceUsedAbroad = (line: OrderLine, { billing }: Order, policy: ExportPolicy): boolean =>
  !line.requiresShipping &&
  (billing?.countryCode ?? "TR") !== "TR" &&
  policy.servicesUsedAbroad.some((rule) => ruleMatches(rule, line));

/** The same as a charge: KDV 0, exemption 302 (KDVK 11/1-a). */
export const exportedService = (line: OrderLine, order: Order, place: Place): ChargeResult =>
  exempted(line, order, { ...place, exemption: SERVICE_EXPORT });

type Exported = Pick<OrderLine, "name" | "sku" | "quantity" | "originalTotal" | "discount" | "taxLines">;

/** KDV that the buyer was charged cannot be left out of an invoice. */
function exempted(
  line: Exported,
  { pricesIncludeTax }: Order,
  { exemption, on, path }: Place & { readonly exemption: KdvExemption },
): ChargeResult {
  const { name, sku: sellerCode, quantity, discount, taxLines } = line;
  const paid = paidFor(line, pricesIncludeTax);
  const reason: Exemption = { code: exemption.code, text: exemption.name };
  const charge = { name, sellerCode, quantity, discount, paid, exemption: reason, taxSource: "settings" as const };
  const checked = checkedCharge(charge, ok(0), { on, path, charged: { taxLines, pricesIncludeTax } });
  const charged = chargedFault(taxLines, path);
  if (charged === undefined) return checked;
  // Told once: the general rule sees the same tax as a disagreement of rates.
  const others = checked.ok ? [] : checked.error.filter(({ code }) => code !== "TAX_RULE_DISAGREES");
  return err([charged, ...others]);
}

const chargedFault = (taxLines: readonly OrderTaxLine[], path: string): Fault | undefined =>
  taxLines.some(({ amount }) => amount > 0n) ? fault("EXPORT_TAX_CHARGED", `${path}.taxLines`) : undefined;
