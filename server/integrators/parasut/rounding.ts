import type { Invoice, InvoiceLine } from "../../invoice/invoice.ts";
import { divideRounded, type Kurus, sum } from "../../invoice/money/money.ts";

/** A row of the draft. Paraşüt works its KDV out anew, line by line: round(net × rate). */
export type DraftRow = {
  readonly name: string;
  readonly code: string | undefined;
  /** Customs tariff number. */
  readonly gtip?: string | undefined;
  readonly quantity: number;
  /** Net unit price, plain decimal text. */
  readonly unitPrice: string;
  readonly discount: Kurus;
  readonly net: Kurus;
  readonly taxRate: number;
};

export const ROUNDING_NAME = "Yuvarlama";

/**
 * The rows whose base and KDV, worked out the vendor's way, are ours to the kuruş. KDV is carved out of what was paid, so
 * for one amount in six no single row comes out right (99.99 at 20 %): some kuruş of a group's largest row then stand in a
 * row of their own, where they round to what is missing. `undefined` when no such rows are found.
 */
export function exactRows({
  lines,
  taxSubtotals,
}: Pick<Invoice, "lines" | "taxSubtotals">): readonly DraftRow[] | undefined {
  const rounding: DraftRow[] = [];
  const rows = lines.map(rowOf);
  for (const [rate, group] of Map.groupBy(taxSubtotals, (subtotal) => subtotal.rate)) {
    const tax = sum(group.map((subtotal) => subtotal.tax));
    for (let missing = tax - told(rows, rounding, rate); missing !== 0n; missing = tax - told(rows, rounding, rate)) {
      const moved = moveOne(rows, rate, missing > 0n ? 1n : -1n);
      if (!moved) return undefined;
      rounding.push(moved);
    }
  }
  return [...rows, ...rounding];
}

const rowOf = (line: InvoiceLine): DraftRow => ({
  name: line.name,
  code: line.sellerCode,
  gtip: line.gtip,
  quantity: line.quantity,
  unitPrice: line.unitPrice,
  discount: line.allowance,
  net: line.net,
  taxRate: line.taxRate,
});

const taxOf = (net: Kurus, rate: number): Kurus => divideRounded(net * BigInt(rate), 100n);

const told = (rows: readonly DraftRow[], rounding: readonly DraftRow[], rate: number): Kurus =>
  sum([...rows, ...rounding].filter(({ taxRate }) => taxRate === rate).map(({ net }) => taxOf(net, rate)));

/** Beyond this no further kuruş rounds in another way: every whole rate repeats after one lira. */
const MOST_MOVED = 100n;

/** Takes the fewest kuruş from a row of the group that change the group's KDV by `change`, and answers them as a row. */
function moveOne(rows: DraftRow[], rate: number, change: Kurus): DraftRow | undefined {
  const group = rows.filter(({ taxRate }) => taxRate === rate).sort((a, b) => Number(b.net - a.net));
  for (const row of group) {
    for (let moved = 1n; moved <= MOST_MOVED && moved < row.net; moved += 1n) {
      const after = taxOf(row.net - moved, rate) + taxOf(moved, rate);
      if (after !== taxOf(row.net, rate) + change) continue;
      rows[rows.indexOf(row)] = { ...row, net: row.net - moved, discount: row.discount + moved };
      return {
        name: ROUNDING_NAME,
        code: undefined,
        quantity: 1,
        unitPrice: textOf(moved),
        discount: 0n,
        net: moved,
        taxRate: rate,
      };
    }
  }
  return undefined;
}

const textOf = (kurus: Kurus): string => `${kurus / 100n}.${String(kurus % 100n).padStart(2, "0")}`;
