import { PIECE } from "../gib/unit-codes.ts";
import { type Charge, chargesOf } from "./charges.ts";
import { unitPriceOf } from "./decimal.ts";
import { type Fault, fault } from "./fault.ts";
import type { InvoiceLine, TaxSubtotal } from "./invoice.ts";
import type { IstanbulDate } from "./istanbul-time.ts";
import type { Kurus } from "./money.ts";
import { reduced } from "./reduction.ts";
import type { RemainingOrder } from "./remaining.ts";
import { err, ok, type Result } from "./result.ts";
import type { TaxPolicy } from "./shop-profile.ts";
import { carveVat, netOf } from "./vat.ts";

export type InvoiceLines = { readonly lines: readonly InvoiceLine[]; readonly taxSubtotals: readonly TaxSubtotal[] };

/** The order's products, then its shipping, as invoice lines; KDV is carved per rate group from what was paid. */
export function invoiceLines(
  order: RemainingOrder,
  policy: TaxPolicy,
  on: IstanbulDate,
): Result<InvoiceLines, readonly Fault[]> {
  const charges = chargesOf(order, policy, on);
  if (!charges.ok) return charges;
  return carve(reduced(charges.value, order.reduction, order.pricesIncludeTax), order.pricesIncludeTax);
}

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
