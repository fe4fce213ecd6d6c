import type { InvoiceLine } from "../invoice.ts";
import { type Kurus, sum } from "../money/money.ts";

export type AccommodationSubtotal = { readonly rate: number; readonly taxable: Kurus; readonly tax: Kurus };

/** The document's sums of it, one per rate; empty where nobody stays the night. */
export function accommodationSubtotals(lines: readonly InvoiceLine[]): readonly AccommodationSubtotal[] {
  const rates = new Set(lines.flatMap(({ accommodationTax }) => accommodationTax?.rate ?? []));
  return [...rates].map((rate) => {
    const taxed = lines.filter(({ accommodationTax }) => accommodationTax?.rate === rate);
    return {
      rate,
      taxable: sum(taxed.map(({ net }) => net)),
      tax: sum(taxed.map(({ accommodationTax }) => accommodationTax?.amount ?? 0n)),
    };
  });
}
