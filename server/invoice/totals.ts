import type { InvoiceTotals } from "./invoice.ts";
import type { InvoiceLines } from "./lines.ts";
import { sum } from "./money.ts";

/** Header totals as sums of what is printed: nothing is rounded here, everything already is. */
export function invoiceTotals({ lines, taxSubtotals, exciseSubtotals, withholdings }: InvoiceLines): InvoiceTotals {
  const taxExclusive = sum(lines.map(({ net }) => net));
  const excise = sum((exciseSubtotals ?? []).map(({ amount }) => amount));
  const tax = sum(taxSubtotals.map((subtotal) => subtotal.tax));
  const withheld = sum((withholdings ?? []).map(({ amount }) => amount));
  return {
    lineExtension: sum(lines.map(({ gross }) => gross)),
    allowance: sum(lines.map(({ allowance }) => allowance)),
    taxExclusive,
    ...(exciseSubtotals && { excise }),
    tax,
    taxInclusive: taxExclusive + excise + tax,
    ...(withholdings && { withheld }),
    payable: taxExclusive + excise + tax - withheld,
  };
}
