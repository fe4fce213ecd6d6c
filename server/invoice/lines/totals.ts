import { accommodationSubtotals } from "../tax/accommodation-subtotals.ts";
import type { InvoiceDraft, InvoiceTotals } from "../invoice.ts";
import { sum } from "../money/money.ts";

type Taxed = Pick<InvoiceDraft, "lines" | "taxSubtotals" | "exciseSubtotals" | "withholdings">;

/** Header totals as sums of what is printed: nothing is rounded here, everything already is. */
export function invoiceTotals({ lines, taxSubtotals, exciseSubtotals, withholdings }: Taxed): InvoiceTotals {
  const taxExclusive = sum(lines.map(({ net }) => net));
  const excise = sum((exciseSubtotals ?? []).map(({ amount }) => amount));
  const tax = sum(taxSubtotals.map((subtotal) => subtotal.tax));
  const stays = accommodationSubtotals(lines);
  const accommodation = sum(stays.map((subtotal) => subtotal.tax));
  const withheld = sum((withholdings ?? []).map(({ amount }) => amount));
  return {
    lineExtension: sum(lines.map(({ gross }) => gross)),
    allowance: sum(lines.map(({ allowance }) => allowance)),
    taxExclusive,
    ...(exciseSubtotals && { excise }),
    tax,
    ...(stays.length > 0 && { accommodation }),
    taxInclusive: taxExclusive + excise + tax + accommodation,
    ...(withholdings && { withheld }),
    payable: taxExclusive + excise + tax + accommodation - withheld,
  };
}
