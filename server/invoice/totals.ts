import type { InvoiceTotals } from "./invoice.ts";
import type { InvoiceLines } from "./lines.ts";
import { sum } from "./money.ts";

/** Header totals as sums of what is printed: nothing is rounded here, everything already is. */
export function invoiceTotals({ lines, taxSubtotals }: InvoiceLines): InvoiceTotals {
  const lineExtension = sum(lines.map(({ gross }) => gross));
  const allowance = sum(lines.map(({ allowance }) => allowance));
  const taxExclusive = sum(lines.map(({ net }) => net));
  const tax = sum(taxSubtotals.map((subtotal) => subtotal.tax));
  return { lineExtension, allowance, taxExclusive, tax, taxInclusive: taxExclusive + tax, payable: taxExclusive + tax };
}
