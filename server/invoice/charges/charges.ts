import { type Charge, type ChargeResult, checkedCharge, untoldTax } from "../charge.ts";
import { exciseOf } from "../tax/excise.ts";
import { isEtgbExport } from "../export/export.ts";
import { exportCharges, exportedService, isServiceUsedAbroad } from "../export/export-charges.ts";
import { type Fault, fault } from "../fault.ts";
import { feeCharges, isFeeLine } from "./fee-charges.ts";
import { sideCharges } from "./following-goods.ts";
import type { IstanbulDate } from "../time/istanbul-time.ts";
import type { Kurus } from "../money/money.ts";
import type { Order } from "../order.ts";
import { paidFor } from "./paid-for.ts";
import { productRuleFor } from "../tax/product-rule.ts";
import type { RemainingOrder } from "../after-issue/remaining.ts";
import { err, ok, type Result } from "../result.ts";
import { shippingCharges } from "./shipping-charges.ts";
import type { TaxPolicy } from "../shop-profile.ts";
import { specialBaseOf } from "../tax/special-base.ts";
import { productExemption, productRate } from "../tax/vat.ts";
import { withholdingOf } from "../tax/withholding.ts";

/** The order's products, its shipping, its fees, a surcharge, then a tip; all that is wrong is told together. */
export function chargesOf(
  order: Order & Pick<RemainingOrder, "surcharge">,
  policy: TaxPolicy,
  on: readonly IstanbulDate[],
): Result<readonly Charge[], readonly Fault[]> {
  if (isEtgbExport(order, policy.exports)) return together(exportCharges(order, policy, on));
  const products = productCharges(order, policy, on);
  const goods = chargesIn(products);
  return together([
    ...products,
    ...shippingCharges(order, policy, { on, goods }),
    ...feeCharges(order, policy, { on, goods }),
    ...surcharges(order.surcharge ?? 0n, policy, { on, goods }),
    ...tipCharges(order, policy, on),
  ]);
}

function together(results: readonly ChargeResult[]): Result<readonly Charge[], readonly Fault[]> {
  const faults = results.flatMap((result) => (result.ok ? [] : result.error));
  return faults.length > 0 ? err(faults) : ok(chargesIn(results));
}

const chargesIn = (results: readonly ChargeResult[]): readonly Charge[] =>
  results.flatMap((result) => (result.ok ? [result.value] : []));

function productCharges(order: Order, policy: TaxPolicy, on: readonly IstanbulDate[]): readonly ChargeResult[] {
  return order.lines.flatMap((line, index) => {
    if (line.isGiftCard || line.quantity === 0 || isFeeLine(line, policy)) return [];
    const path = `order.lineItems[${index}]`;
    if (isServiceUsedAbroad(line, order, policy.exports)) return [exportedService(line, order, { on, path })];
    const rate = productRate(line, policy, `${path}.taxLines`);
    const { name, sku: sellerCode, quantity, discount } = line;
    const paid = paidFor(line, order.pricesIncludeTax);
    const exemption = productExemption(line, policy);
    const charged = { taxLines: line.taxLines, pricesIncludeTax: order.pricesIncludeTax };
    const rule = productRuleFor(line, policy);
    const special = specialBaseOf(line, { rule, paid, order, path });
    const others = {
      taxSource: rule ? ("settings" as const) : untoldTax(line.taxLines),
      excise: exciseOf(rule),
      withholding: withholdingOf(rule),
      specialBase: special.ok ? special.value : undefined,
    };
    const charge = { name, sellerCode, quantity, discount, paid, exemption, ...others };
    const checked = checkedCharge(charge, rate, { on, path, charged });
    return [special.ok ? checked : err([...(checked.ok ? [] : checked.error), special.error])];
  });
}

/** It is part of what the goods cost, whatever the shop says of its fees. */
function surcharges(
  paid: Kurus,
  policy: TaxPolicy,
  { on, goods }: { on: readonly IstanbulDate[]; goods: readonly Charge[] },
): readonly ChargeResult[] {
  if (paid === 0n) return [];
  const charge = { name: "Vade farkı", sellerCode: undefined, discount: 0n, paid };
  const rates = { policy: "prorata" as const, fallback: policy.default, pricesIncludeTax: true };
  const side = { charge, taxLines: [], ...rates };
  return sideCharges(side, goods, { on, path: "order.transactions" });
}

/** Money for the seller beside the price belongs to the base (KDVK 24/c); one passed on to staff may not: the shop says. */
function tipCharges({ tip }: Order, { tips }: TaxPolicy, on: readonly IstanbulDate[]): readonly ChargeResult[] {
  const path = "order.totalTipReceivedSet";
  if (tip === 0n) return [];
  if (tips === "review") return [err([fault("TIP_RATE_NOT_CHOSEN", path)])];
  const charge = {
    name: "Bahşiş",
    sellerCode: undefined,
    quantity: 1,
    discount: 0n,
    paid: tip,
    taxSource: "settings" as const,
  };
  return [checkedCharge(charge, ok(tips), { on, path })];
}
