import { PIECE } from "../gib/unit-codes.ts";
import { unitPriceOf } from "./decimal.ts";
import { type Fault, fault } from "./fault.ts";
import type { InvoiceLine, TaxSubtotal } from "./invoice.ts";
import type { IstanbulDate } from "./istanbul-time.ts";
import { type Kurus, sum } from "./money.ts";
import type { Order, OrderTaxLine } from "./order.ts";
import { err, ok, type Result } from "./result.ts";
import type { TaxPolicy } from "./shop-profile.ts";
import { cleanText } from "./text.ts";
import { carveVat, checkRate, netOf, productRate, shippingRate } from "./vat.ts";

export type InvoiceLines = { readonly lines: readonly InvoiceLine[]; readonly taxSubtotals: readonly TaxSubtotal[] };

/** What an order charges for, before KDV is carved out. `paid` is KDV-inclusive and after every discount. */
type Charge = {
  readonly name: string;
  readonly sellerCode: string | undefined;
  readonly quantity: number;
  readonly rate: number;
  readonly paid: Kurus;
  readonly discount: Kurus;
};

/** The order's products, then its shipping, as invoice lines; KDV is carved per rate group from what was paid. */
export function invoiceLines(
  order: Order,
  policy: TaxPolicy,
  on: IstanbulDate,
): Result<InvoiceLines, readonly Fault[]> {
  const results = [...productCharges(order, policy, on), ...shippingCharges(order, policy, on)];
  const faults = results.flatMap((result) => (result.ok ? [] : result.error));
  if (faults.length > 0) return err(faults);
  const charges = results.flatMap((result) => (result.ok ? [result.value] : []));
  return carve(charges, order.pricesIncludeTax);
}

/** A gift card sold is a voucher, not a supply: it is invoiced when it is spent. */
export const giftCardsSold = (order: Order): Kurus =>
  sum(order.lines.filter(({ isGiftCard }) => isGiftCard).map((line) => paidFor(line, order.pricesIncludeTax)));

function productCharges(
  order: Order,
  policy: TaxPolicy,
  on: IstanbulDate,
): readonly Result<Charge, readonly Fault[]>[] {
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
function shippingCharges(
  order: Order,
  policy: TaxPolicy,
  on: IstanbulDate,
): readonly Result<Charge, readonly Fault[]>[] {
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

function checkedCharge(
  charge: Omit<Charge, "rate">,
  rate: Result<number, Fault>,
  { on, path }: { on: IstanbulDate; path: string },
): Result<Charge, readonly Fault[]> {
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

type Priced = { readonly originalTotal: Kurus; readonly discount: Kurus; readonly taxLines: readonly OrderTaxLine[] };

const paidFor = ({ originalTotal, discount, taxLines }: Priced, pricesIncludeTax: boolean): Kurus =>
  originalTotal - discount + (pricesIncludeTax ? 0n : sum(taxLines.map(({ amount }) => amount)));

function carve(charges: readonly Charge[], pricesIncludeTax: boolean): Result<InvoiceLines, readonly Fault[]> {
  const rates = [...new Set(charges.map(({ rate }) => rate))].sort((a, b) => b - a);
  const taxOf = new Map<Charge, Kurus>();
  const taxSubtotals: TaxSubtotal[] = [];
  for (const rate of rates) {
    const group = charges.filter((charge) => charge.rate === rate);
    const { taxable, tax, lineTaxes } = carveVat(
      group.map(({ paid }) => paid),
      rate,
    );
    for (const [index, charge] of group.entries()) taxOf.set(charge, lineTaxes[index] ?? 0n);
    if (taxable + tax > 0n) taxSubtotals.push({ rate, taxable, tax });
  }
  // GİB refuses a KDV subtotal of 0.00 without an exemption reason, and a few kuruş of goods are no exemption.
  const empty = taxSubtotals.find(({ tax }) => tax === 0n);
  if (empty) return err([fault("TAX_GROUP_ROUNDS_TO_ZERO", "taxSubtotals", { rate: empty.rate })]);
  const lines = charges.map((charge, index) =>
    lineOf(charge, index + 1, { tax: taxOf.get(charge) ?? 0n, pricesIncludeTax }),
  );
  return ok({ lines, taxSubtotals });
}

function lineOf(
  charge: Charge,
  id: number,
  { tax, pricesIncludeTax }: { tax: Kurus; pricesIncludeTax: boolean },
): InvoiceLine {
  const net = charge.paid - tax;
  const allowance = pricesIncludeTax ? netOf(charge.discount, charge.rate) : charge.discount;
  const gross = net + allowance;
  return {
    id,
    name: charge.name,
    sellerCode: charge.sellerCode,
    quantity: charge.quantity,
    unitCode: PIECE,
    unitPrice: unitPriceOf(gross, charge.quantity),
    gross,
    allowance,
    net,
    taxRate: charge.rate,
    taxAmount: tax,
  };
}
