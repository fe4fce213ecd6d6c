import type { AccommodationTax } from "../invoice/accommodation-tax.ts";
import type { Invoice, InvoiceLine, TaxSubtotal } from "../invoice/invoice.ts";
import { sum } from "../invoice/money.ts";
import type { Column, Table, TotalRow } from "./sheet.ts";
import { turkishAmount, turkishMoney, turkishPercent } from "./turkish-format.ts";

/** KDV per rate, with the reason where there is none to pay. */
export function taxTable({ taxSubtotals }: Invoice): Table {
  const hasReason = taxSubtotals.some(({ exemption }) => exemption !== undefined);
  return {
    columns: hasReason ? [...AMOUNTS, REASON] : AMOUNTS,
    rows: taxSubtotals.map((group) => [...amounts(group), ...(hasReason ? [reason(group)] : [])]),
  };
}

const AMOUNTS: readonly Column[] = [
  { label: "KDV oranı", align: "left", grows: false },
  { label: "Matrah", align: "right", grows: false },
  { label: "KDV tutarı", align: "right", grows: false },
];
const REASON: Column = { label: "İstisna sebebi", align: "left", grows: true };

const amounts = ({ rate, taxable, tax }: TaxSubtotal): readonly string[] => [
  turkishPercent(rate),
  turkishAmount(taxable),
  turkishAmount(tax),
];

const reason = ({ exemption }: TaxSubtotal): string => (exemption ? `${exemption.code} – ${exemption.text}` : "");

/** From the goods to what is to be paid, in the order of the calculation. */
export function totalRows({ totals, taxSubtotals, lines, currency }: Invoice): readonly TotalRow[] {
  const row = (label: string, amount: bigint): TotalRow => ({
    label,
    value: turkishMoney(amount, currency),
    isGrand: false,
  });
  const discounts = [row("Toplam iskonto", -totals.allowance), row("KDV matrahı", totals.taxExclusive)];
  return [
    row("Mal / hizmet toplamı", totals.lineExtension),
    ...(totals.allowance === 0n ? [] : discounts),
    ...taxSubtotals.map(({ rate, tax }) => row(`Hesaplanan KDV (${turkishPercent(rate)})`, tax)),
    ...stayTaxes(lines).map(({ rate, amount }) => row(`Konaklama vergisi (${turkishPercent(rate)})`, amount)),
    row("Vergiler dâhil toplam", totals.taxInclusive),
    { ...row("Ödenecek tutar", totals.payable), isGrand: true },
  ];
}

/** Tax on overnight stays, one sum for each rate. */
const stayTaxes = (lines: readonly InvoiceLine[]): readonly AccommodationTax[] =>
  [
    ...Map.groupBy(
      lines.flatMap(({ accommodationTax }) => accommodationTax ?? []),
      ({ rate }) => rate,
    ),
  ].map(([rate, taxes]) => ({ rate, amount: sum(taxes.map(({ amount }) => amount)) }));
