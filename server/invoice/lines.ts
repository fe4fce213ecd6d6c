import { PIECE } from "../gib/unit-codes.ts";
import { type Charge, taxGroups } from "./charge.ts";
import { chargesOf } from "./charges.ts";
import { lineTotal, unitPriceOf } from "./decimal.ts";
import { type Fault, fault } from "./fault.ts";
import type { InvoiceLine, TaxSubtotal } from "./invoice.ts";
import type { IstanbulDate } from "./istanbul-time.ts";
import type { Kurus } from "./money.ts";
import { reduced } from "./reduction.ts";
import type { RemainingOrder } from "./remaining.ts";
import { err, ok, type Result } from "./result.ts";
import type { TaxPolicy } from "./shop-profile.ts";
import { taxDays } from "./tax-days.ts";
import { carveVat, netOf } from "./vat.ts";

export type InvoiceLines = { readonly lines: readonly InvoiceLine[]; readonly taxSubtotals: readonly TaxSubtotal[] };

/** The order's products, then its shipping, as invoice lines; KDV is carved per rate group from what was paid. */
export function invoiceLines(
  order: RemainingOrder,
  policy: TaxPolicy,
  on: IstanbulDate,
): Result<InvoiceLines, readonly Fault[]> {
  const charges = chargesOf(order, policy, taxDays(order, on));
  if (!charges.ok) return charges;
  return carve(reduced(charges.value, order.reduction, order.pricesIncludeTax), order.pricesIncludeTax);
}

function carve(charges: readonly Charge[], pricesIncludeTax: boolean): Result<InvoiceLines, readonly Fault[]> {
  const groups = taxGroups(charges).toSorted(([a], [b]) => (b?.rate ?? 0) - (a?.rate ?? 0));
  const taxOf = new Map<Charge, Kurus>();
  const taxSubtotals: TaxSubtotal[] = [];
  for (const group of groups) {
    const { rate = 0, exemption } = group[0] ?? {};
    const { taxable, tax, lineTaxes } = carveVat(
      group.map(({ paid }) => paid),
      rate,
    );
    for (const [index, charge] of group.entries()) taxOf.set(charge, lineTaxes[index] ?? 0n);
    if (taxable + tax > 0n) taxSubtotals.push({ rate, taxable, tax, ...(exemption && { exemption }) });
  }
  const faults = subtotalFaults(taxSubtotals);
  if (faults.length > 0) return err(faults);
  const lines = charges.map((charge, index) =>
    lineOf(charge, index + 1, { tax: taxOf.get(charge) ?? 0n, pricesIncludeTax }),
  );
  const inexact = lines.filter(({ quantity, unitPrice, gross }) => lineTotal(quantity, unitPrice) !== gross);
  if (inexact.length > 0)
    return err(inexact.map(({ id }) => fault("UNIT_PRICE_INEXACT", `lines[${id - 1}].unitPrice`)));
  return ok({ lines, taxSubtotals });
}

function subtotalFaults(taxSubtotals: readonly TaxSubtotal[]): readonly Fault[] {
  const codes = taxSubtotals.flatMap(({ exemption }) => exemption?.code ?? []);
  // GİB refuses a KDV subtotal of 0.00 without an exemption reason, and a few kuruş of goods are no exemption.
  const empty = taxSubtotals.find(({ tax, exemption }) => tax === 0n && exemption === undefined);
  return [
    ...(empty ? [fault("TAX_GROUP_ROUNDS_TO_ZERO", "taxSubtotals", { rate: empty.rate })] : []),
    // Nilvera's InvoiceInfo has room for one code a document.
    ...(codes.length > 1 ? [fault("EXEMPTIONS_SEVERAL", "taxSubtotals", { codes: codes.toSorted().join(", ") })] : []),
  ];
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
    // What was given away is untaxed for that reason and no other.
    ...(charge.exemption && charge.paid > 0n && { exemption: charge.exemption }),
  };
}
