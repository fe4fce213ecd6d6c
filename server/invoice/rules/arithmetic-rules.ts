import { lineTotal } from "../money/decimal.ts";
import { type InvoiceLine, type InvoiceTotals, kdvBaseOf, type TaxSubtotal } from "../invoice.ts";
import type { Kurus } from "../money/money.ts";
import type { Judged, Rule } from "./rule.ts";
import { invoiceTotals } from "../lines/totals.ts";

/** That a document adds up as it is printed: GİB's validators check no sum at all. */
export const ARITHMETIC_RULES: readonly Rule[] = [
  { code: "LINES_DO_NOT_ADD_UP", path: "lines", holds: ({ lines }) => lines.length > 0 && lines.every(addsUp) },
  { code: "TAXES_DO_NOT_ADD_UP", path: "taxSubtotals", holds: taxesAddUp },
  { code: "TOTALS_DO_NOT_ADD_UP", path: "totals", holds: totalsAddUp },
  { code: "AMOUNT_OUT_OF_RANGE", path: "totals", holds: fitsIntoGib },
];

const addsUp = (line: InvoiceLine, index: number): boolean =>
  line.id === index + 1 &&
  line.allowance >= 0n &&
  line.net >= 0n &&
  line.net === line.gross - line.allowance &&
  line.taxAmount >= 0n &&
  Number.isSafeInteger(line.quantity) &&
  line.quantity > 0 &&
  line.gross === lineTotal(line.quantity, line.unitPrice) &&
  (line.taxRate > 0 || line.taxAmount === 0n);

type Group = { readonly rate: number; taxable: Kurus; tax: Kurus; lines: bigint };

/** Every group is the sum of its lines, no line with an amount is outside of one, and its tax is its rate's to a kuruş a line. */
function taxesAddUp({ lines, taxSubtotals }: Judged): boolean {
  const groups = groupsOf(lines);
  const told = new Set(taxSubtotals.map(keyOf));
  return (
    [...groups].every(([key, group]) => told.has(key) || isNothing(group)) &&
    taxSubtotals.every((subtotal) => {
      const group = groups.get(keyOf(subtotal));
      return group?.taxable === subtotal.taxable && group.tax === subtotal.tax && isOfRate(group);
    })
  );
}

function groupsOf(lines: readonly InvoiceLine[]): ReadonlyMap<string, Group> {
  const groups = new Map<string, Group>();
  for (const line of lines) {
    const { taxRate: rate, taxAmount } = line;
    const key = keyOf({ ...line, rate });
    const group = groups.get(key) ?? { rate, taxable: 0n, tax: 0n, lines: 0n };
    group.taxable += kdvBaseOf(line);
    group.tax += taxAmount;
    group.lines += 1n;
    groups.set(key, group);
  }
  return groups;
}

const keyOf = ({ rate, exemption, specialBase }: Pick<TaxSubtotal, "rate" | "exemption" | "specialBase">): string =>
  `${rate} ${exemption?.code ?? ""} ${specialBase?.code ?? ""}`;

const isNothing = ({ taxable, tax }: Group): boolean => taxable === 0n && tax === 0n;

function isOfRate({ rate, taxable, tax, lines }: Group): boolean {
  const off = tax * 100n - taxable * BigInt(rate);
  return off <= lines * 100n && off >= -lines * 100n;
}

const AMOUNTS = [
  "lineExtension",
  "allowance",
  "taxExclusive",
  "excise",
  "tax",
  "accommodation",
  "taxInclusive",
  "withheld",
  "payable",
] as const satisfies readonly (keyof InvoiceTotals)[];

function totalsAddUp(invoice: Judged): boolean {
  const sums = invoiceTotals(invoice);
  return AMOUNTS.every((name) => (sums[name] ?? 0n) === (invoice.totals[name] ?? 0n));
}

/** GİB's schematron takes no amount below zero, and none of more than seventeen digits before the point (decimalCheck). */
function fitsIntoGib({ totals }: Judged): boolean {
  return AMOUNTS.every((name) => {
    const amount = totals[name] ?? 0n;
    return amount >= 0n && amount < TOO_MUCH;
  });
}

const TOO_MUCH = 10n ** 19n;
