import { accommodationSubtotals } from "../invoice/tax/accommodation-subtotals.ts";
import type { ExciseSubtotal, Invoice, TaxSubtotal, WithholdingSubtotal } from "../invoice/invoice.ts";
import type { Kurus } from "../invoice/money/money.ts";
import type { Column, Table, TotalRow } from "./sheet.ts";
import { turkishAmount, turkishMoney, turkishPercent } from "./turkish-format.ts";

/** What is taxed, how and why, a row each; the reasons have a column where there are any. */
export function taxTable(invoice: Invoice): Table {
  const taxes = taxesOf(invoice);
  const hasReason = taxes.some(({ reason }) => reason !== "");
  return {
    columns: hasReason ? [...COLUMNS, REASON] : COLUMNS,
    rows: taxes.map(({ name, base, amount, reason }) => [
      name,
      turkishAmount(base),
      turkishAmount(amount),
      ...(hasReason ? [reason] : []),
    ]),
  };
}

const COLUMNS: readonly Column[] = [
  { label: "Vergi", align: "left", grows: false },
  { label: "Matrah", align: "right", grows: false },
  { label: "Tutar", align: "right", grows: false },
];
const REASON: Column = { label: "Açıklama", align: "left", grows: true };

/** `base` of a withholding is KDV. */
type Tax = { readonly name: string; readonly base: Kurus; readonly amount: Kurus; readonly reason: string };

const taxesOf = ({ exciseSubtotals = [], taxSubtotals, lines, withholdings = [] }: Invoice): readonly Tax[] => [
  ...exciseSubtotals.map(exciseTax),
  ...taxSubtotals.map(valueAddedTax),
  ...accommodationSubtotals(lines).map(({ rate, taxable, tax }) => {
    return { name: `Konaklama vergisi ${turkishPercent(rate)}`, base: taxable, amount: tax, reason: "" };
  }),
  ...withholdings.map(withheldTax),
];

const exciseTax = ({ name, percent, taxable, amount }: ExciseSubtotal): Tax => {
  return { name: `${name} ${turkishPercent(percent)}`, base: taxable, amount, reason: "" };
};

const valueAddedTax = ({ rate, taxable, tax, exemption, specialBase }: TaxSubtotal): Tax => {
  const why = specialBase ?? exemption;
  return { name: `KDV ${turkishPercent(rate)}`, base: taxable, amount: tax, reason: why ? reasonOf(why) : "" };
};

const withheldTax = (withholding: WithholdingSubtotal): Tax => {
  const { percent, taxable, amount } = withholding;
  return { name: `Tevkifat ${turkishPercent(percent)}`, base: taxable, amount, reason: reasonOf(withholding) };
};

const reasonOf = ({ code, text }: { code: string; text: string }): string => `${code} – ${text}`;

/** From the goods to what is to be paid, in the order of the calculation. */
export function totalRows(invoice: Invoice): readonly TotalRow[] {
  const { totals, taxSubtotals, exciseSubtotals = [], withholdings = [], lines, currency } = invoice;
  const row = (label: string, amount: Kurus): TotalRow => {
    return { label, value: turkishMoney(amount, currency), isGrand: false };
  };
  const discounts = [row("Toplam iskonto", -totals.allowance), row("Vergiler hariç toplam", totals.taxExclusive)];
  return [
    row("Mal / hizmet toplamı", totals.lineExtension),
    ...(totals.allowance === 0n ? [] : discounts),
    ...exciseSubtotals.map(({ name, percent, amount }) => row(`${name} (${turkishPercent(percent)})`, amount)),
    ...taxSubtotals.map(({ rate, tax }) => row(`Hesaplanan KDV (${turkishPercent(rate)})`, tax)),
    ...accommodationSubtotals(lines).map(({ rate, tax }) => row(`Konaklama vergisi (${turkishPercent(rate)})`, tax)),
    row("Vergiler dâhil toplam", totals.taxInclusive),
    ...withholdings.map(({ percent, amount }) => row(`Tevkif edilen KDV (${turkishPercent(percent)})`, -amount)),
    { ...row("Ödenecek tutar", totals.payable), isGrand: true },
  ];
}
