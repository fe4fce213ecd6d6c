import { type ChargeResult, type Charge, checkedCharge } from "./charge.ts";
import { isEtgbExport } from "./export.ts";
import { exportCharges, exportedService, isServiceUsedAbroad } from "./export-charges.ts";
import { type Fault, fault } from "./fault.ts";
import type { IstanbulDate } from "./istanbul-time.ts";
import type { Order } from "./order.ts";
import { paidFor, paidForFee } from "./paid-for.ts";
import { err, ok, type Result } from "./result.ts";
import { shippingCharges } from "./shipping-charges.ts";
import type { TaxPolicy } from "./shop-profile.ts";
import { exciseOf } from "./excise.ts";
import { productRuleFor } from "./product-rule.ts";
import { specialBaseOf } from "./special-base.ts";
import { withholdingOf } from "./withholding.ts";
import { feeRate, productExemption, productRate } from "./vat.ts";

/** The order's products, its shipping, its fees, then a tip; all that is wrong with any of them is told together. */
export function chargesOf(
  order: Order,
  policy: TaxPolicy,
  on: readonly IstanbulDate[],
): Result<readonly Charge[], readonly Fault[]> {
  if (isEtgbExport(order, policy.exports)) return together(exportCharges(order, policy, on));
  const products = productCharges(order, policy, on);
  const shipping = shippingCharges(order, policy, { on, goods: chargesIn(products) });
  return together([...products, ...shipping, ...feeCharges(order, policy, on), ...tipCharges(order, policy, on)]);
}

function together(results: readonly ChargeResult[]): Result<readonly Charge[], readonly Fault[]> {
  const faults = results.flatMap((result) => (result.ok ? [] : result.error));
  return faults.length > 0 ? err(faults) : ok(chargesIn(results));
}

const chargesIn = (results: readonly ChargeResult[]): readonly Charge[] =>
  results.flatMap((result) => (result.ok ? [result.value] : []));

function productCharges(order: Order, policy: TaxPolicy, on: readonly IstanbulDate[]): readonly ChargeResult[] {
  return order.lines.flatMap((line, index) => {
    if (line.isGiftCard || line.quantity === 0) return [];
    const path = `order.lineItems[${index}]`;
    if (isServiceUsedAbroad(line, order, policy.exports)) return [exportedService(line, order, { on, path })];
    const rate = productRate(line, policy, `${path}.taxLines`);
    const { name, sku: sellerCode, quantity, discount } = line;
    const paid = paidFor(line, order.pricesIncludeTax);
    const exemption = productExemption(line, policy);
    const charged = { taxLines: line.taxLines, pricesIncludeTax: order.pricesIncludeTax };
    const rule = productRuleFor(line, policy);
    const special = specialBaseOf(line, { rule, paid, pricesIncludeTax: order.pricesIncludeTax, path });
    const others = {
      excise: exciseOf(rule),
      withholding: withholdingOf(rule),
      specialBase: special.ok ? special.value : undefined,
    };
    const charge = { name, sellerCode, quantity, discount, paid, exemption, ...others };
    const checked = checkedCharge(charge, rate, { on, path, charged });
    return [special.ok ? checked : err([...(checked.ok ? [] : checked.error), special.error])];
  });
}

function feeCharges(order: Order, policy: TaxPolicy, on: readonly IstanbulDate[]): readonly ChargeResult[] {
  return order.fees.flatMap((fee, index) => {
    const paid = paidForFee(fee, order.pricesIncludeTax);
    if (paid === 0n) return [];
    const path = `order.additionalFees[${index}]`;
    const charge = { name: fee.name, sellerCode: undefined, quantity: 1, discount: 0n, paid };
    return [checkedCharge(charge, feeRate(fee.taxLines, policy, `${path}.taxLines`), { on, path })];
  });
}

/** Money for the seller beside the price belongs to the base (KDVK 24/c); one passed on to staff may not: the shop says. */
function tipCharges({ tip }: Order, { tips }: TaxPolicy, on: readonly IstanbulDate[]): readonly ChargeResult[] {
  const path = "order.totalTipReceivedSet";
  if (tip === 0n) return [];
  if (tips === "review") return [err([fault("TIP_RATE_NOT_CHOSEN", path)])];
  const charge = { name: "Bahşiş", sellerCode: undefined, quantity: 1, discount: 0n, paid: tip };
  return [checkedCharge(charge, ok(tips), { on, path })];
}
