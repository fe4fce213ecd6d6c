import type { Invoice, InvoiceLine, TaxSubtotal } from "../../../server/invoice/invoice.ts";
import { kdvBaseOf } from "../../../server/invoice/invoice.ts";
import { sum } from "../../../server/invoice/money/money.ts";
import { invoiceTotals } from "../../../server/invoice/lines/totals.ts";

/** The lines with every sum a document makes of them. */
export function withTotals(
  lines: readonly InvoiceLine[],
): Pick<Invoice, "lines" | "taxSubtotals" | "exciseSubtotals" | "withholdings" | "totals"> {
  const excises = groups(lines, ({ excise }) => excise?.code);
  const withheld = groups(lines, ({ withholding }) => withholding?.code);
  const taxes = {
    lines,
    taxSubtotals: groups(lines, kdvKey).flatMap(kdvOf),
    ...(excises.length > 0 && { exciseSubtotals: excises.flatMap(exciseOf) }),
    ...(withheld.length > 0 && { withholdings: withheld.flatMap(withholdingOf) }),
  };
  return { ...taxes, totals: invoiceTotals(taxes) };
}

const kdvKey = ({ taxRate, exemption, specialBase }: InvoiceLine): string =>
  `${taxRate} ${exemption?.code ?? ""} ${specialBase?.code ?? ""}`;

function groups(
  lines: readonly InvoiceLine[],
  keyOf: (line: InvoiceLine) => string | undefined,
): readonly (readonly InvoiceLine[])[] {
  const keys = new Set(lines.flatMap((line) => keyOf(line) ?? []));
  return [...keys].map((key) => lines.filter((line) => keyOf(line) === key));
}

function kdvOf(group: readonly InvoiceLine[]): readonly TaxSubtotal[] {
  const [first] = group;
  const taxable = sum(group.map(kdvBaseOf));
  if (first === undefined || taxable === 0n) return [];
  const { taxRate: rate, exemption, specialBase } = first;
  return [
    {
      rate,
      taxable,
      tax: sum(group.map(({ taxAmount }) => taxAmount)),
      ...(exemption && { exemption }),
      ...(specialBase && { specialBase: { code: specialBase.code, text: specialBase.text } }),
    },
  ];
}

function exciseOf(group: readonly InvoiceLine[]) {
  const excise = group[0]?.excise;
  const taxable = sum(group.map(({ net }) => net));
  return excise ? [{ ...excise, taxable, amount: sum(group.map((line) => line.excise?.amount ?? 0n)) }] : [];
}

function withholdingOf(group: readonly InvoiceLine[]) {
  const withholding = group[0]?.withholding;
  const taxable = sum(group.map(({ taxAmount }) => taxAmount));
  return withholding
    ? [{ ...withholding, taxable, amount: sum(group.map((line) => line.withholding?.amount ?? 0n)) }]
    : [];
}
