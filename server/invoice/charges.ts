import { type Fault, fault } from "./fault.ts";
import type { IstanbulDate } from "./istanbul-time.ts";
import type { Kurus } from "./money.ts";
import type { Order } from "./order.ts";
import { paidFor, paidForFee } from "./paid-for.ts";
import { err, ok, type Result } from "./result.ts";
import type { TaxPolicy } from "./shop-profile.ts";
import { cleanText } from "./text.ts";
import { checkRate, feeRate, productRate, shippingRate } from "./vat.ts";

/** What an order charges for, before KDV is carved out. `paid` is KDV-inclusive and after every discount. */
export type Charge = {
  readonly name: string;
  readonly sellerCode: string | undefined;
  readonly quantity: number;
  readonly rate: number;
  readonly paid: Kurus;
  readonly discount: Kurus;
};

type ChargeResult = Result<Charge, readonly Fault[]>;

/** The order's products, its shipping, its fees, then a tip; all that is wrong with any of them is told together. */
export function chargesOf(
  order: Order,
  policy: TaxPolicy,
  on: IstanbulDate,
): Result<readonly Charge[], readonly Fault[]> {
  const results = [productCharges, shippingCharges, feeCharges, tipCharges].flatMap((read) => read(order, policy, on));
  const faults = results.flatMap((result) => (result.ok ? [] : result.error));
  return faults.length > 0 ? err(faults) : ok(results.flatMap((result) => (result.ok ? [result.value] : [])));
}

function productCharges(order: Order, policy: TaxPolicy, on: IstanbulDate): readonly ChargeResult[] {
  return order.lines.flatMap((line, index) => {
    if (line.isGiftCard || line.quantity === 0) return [];
    const path = `order.lineItems[${index}]`;
    const rate = productRate(line, policy, `${path}.taxLines`);
    const { name, sku: sellerCode, quantity, discount } = line;
    const paid = paidFor(line, order.pricesIncludeTax);
    return [checkedCharge({ name, sellerCode, quantity, discount, paid }, rate, { on, path })];
  });
}

/** Free shipping is no line: nothing was charged, and its zero tax line must not open a rate group. */
function shippingCharges(order: Order, policy: TaxPolicy, on: IstanbulDate): readonly ChargeResult[] {
  return order.shippingLines.flatMap((line, index) => {
    const paid = paidFor(line, order.pricesIncludeTax);
    if (paid === 0n) return [];
    const path = `order.shippingLines[${index}]`;
    const rate = shippingRate(line.taxLines, policy, `${path}.taxLines`);
    const title = cleanText(line.title);
    const name = title === undefined ? "Kargo bedeli" : `Kargo bedeli (${title})`;
    const charge = { name, sellerCode: undefined, quantity: 1, discount: line.discount, paid };
    return [checkedCharge(charge, rate, { on, path })];
  });
}

function feeCharges(order: Order, policy: TaxPolicy, on: IstanbulDate): readonly ChargeResult[] {
  return order.fees.flatMap((fee, index) => {
    const paid = paidForFee(fee, order.pricesIncludeTax);
    if (paid === 0n) return [];
    const path = `order.additionalFees[${index}]`;
    const charge = { name: fee.name, sellerCode: undefined, quantity: 1, discount: 0n, paid };
    return [checkedCharge(charge, feeRate(fee.taxLines, policy, `${path}.taxLines`), { on, path })];
  });
}

/** Money for the seller beside the price belongs to the base (KDVK 24/c); one passed on to staff may not: the shop says. */
function tipCharges({ tip }: Order, { tips }: TaxPolicy, on: IstanbulDate): readonly ChargeResult[] {
  const path = "order.totalTipReceivedSet";
  if (tip === 0n) return [];
  if (tips === "review") return [err([fault("TIP_RATE_NOT_CHOSEN", path)])];
  const charge = { name: "Bahşiş", sellerCode: undefined, quantity: 1, discount: 0n, paid: tip };
  return [checkedCharge(charge, ok(tips), { on, path })];
}

function checkedCharge(
  charge: Omit<Charge, "rate">,
  rate: Result<number, Fault>,
  { on, path }: { on: IstanbulDate; path: string },
): ChargeResult {
  const name = cleanText(charge.name);
  const wrongRate = rate.ok ? checkRate(rate.value, on, `${path}.taxLines`) : rate.error;
  const faults = [
    ...(wrongRate ? [wrongRate] : []),
    ...(name === undefined ? [fault("LINE_NAME_MISSING", `${path}.name`)] : []),
    ...(charge.paid < 0n || charge.discount < 0n ? [fault("LINE_NEGATIVE", path)] : []),
  ];
  if (!rate.ok || name === undefined || faults.length > 0) return err(faults);
  return ok({ ...charge, name, sellerCode: cleanText(charge.sellerCode), rate: rate.value });
}
