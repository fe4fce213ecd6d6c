import { type Invoice, type InvoiceLine, kdvBaseOf } from "../invoice/invoice.ts";
import type { Kurus } from "../invoice/money/money.ts";
import type { Column, LineTable } from "./sheet.ts";
import { turkishAmount, turkishDecimal, turkishPercent } from "./turkish-format.ts";

type LineColumn = Column & {
  readonly cell: (line: InvoiceLine) => string;
  /** A column that no line needs is left out: it would only take width from the names. */
  readonly isNeeded?: (line: InvoiceLine) => boolean;
  /** What is carried from page to page. */
  readonly sum?: (line: InvoiceLine) => Kurus;
};

/** The goods and services, a row each, with the running sums that a page hands to the next. */
export function lineTable({ lines }: Invoice): LineTable {
  const columns = COLUMNS.filter(({ isNeeded }) => isNeeded === undefined || lines.some(isNeeded));
  const running = columns.map(() => 0n);
  const sums = lines.map((line) => columns.map((column, index) => addUp(running, index, column.sum?.(line))));
  return { columns, rows: lines.map((line) => columns.map(({ cell }) => cell(line))), sums };
}

function addUp(running: Kurus[], index: number, amount: Kurus | undefined): string {
  if (amount === undefined) return "";
  const sum = (running[index] ?? 0n) + amount;
  running[index] = sum;
  return turkishAmount(sum);
}

const figures = { align: "right", grows: false } as const;
const words = { align: "left", grows: false } as const;

const COLUMNS: readonly LineColumn[] = [
  { label: "No", ...figures, cell: ({ id }) => String(id) },
  { label: "Ürün kodu", ...words, ...whereAny(({ sellerCode }) => sellerCode) },
  { label: "Mal / hizmet", align: "left", grows: true, cell: ({ name }) => name },
  { label: "GTİP", ...words, ...whereAny(({ gtip }) => gtip) },
  { label: "Miktar", ...figures, cell: quantity },
  { label: "Birim fiyat", ...figures, cell: ({ unitPrice }) => turkishDecimal(unitPrice) },
  { label: "İskonto", ...figures, ...whereSome(({ allowance }) => allowance) },
  { label: "ÖTV", ...figures, ...whereSome(({ excise }) => excise?.amount) },
  { label: "KDV matrahı", ...figures, ...summed(kdvBaseOf), isNeeded: (line) => kdvBaseOf(line) !== line.net },
  { label: "KDV", ...figures, cell: ({ taxRate }) => turkishPercent(taxRate) },
  { label: "KDV tutarı", ...figures, ...summed(({ taxAmount }) => taxAmount) },
  { label: "Tevkifat", ...figures, ...whereSome(({ withholding }) => withholding?.amount) },
  { label: "Konaklama", ...figures, ...whereSome(({ accommodationTax }) => accommodationTax?.amount) },
  { label: "Tutar", ...figures, ...summed(({ net }) => net) },
];

function whereAny(textOf: (line: InvoiceLine) => string | undefined) {
  return {
    cell: (line: InvoiceLine) => textOf(line) ?? "",
    isNeeded: (line: InvoiceLine) => textOf(line) !== undefined,
  };
}

function summed(amountOf: (line: InvoiceLine) => Kurus) {
  return { cell: (line: InvoiceLine) => turkishAmount(amountOf(line)), sum: amountOf };
}

/** An amount most lines do not have: blank where it is nothing. */
function whereSome(amountOf: (line: InvoiceLine) => Kurus | undefined) {
  const sum = (line: InvoiceLine) => amountOf(line) ?? 0n;
  const isNeeded = (line: InvoiceLine) => sum(line) !== 0n;
  return { sum, isNeeded, cell: (line: InvoiceLine) => (isNeeded(line) ? turkishAmount(sum(line)) : "") };
}

function quantity({ quantity: count, unitCode }: InvoiceLine): string {
  return `${turkishDecimal(String(count))} ${UNIT_NAMES[unitCode] ?? unitCode}`;
}

/** UN/ECE Rec. 20 codes as a Turkish reader says them; another code stands as it is. */
const UNIT_NAMES: Readonly<Record<string, string>> = {
  C62: "adet",
  PR: "çift",
  PA: "paket",
  BX: "kutu",
  SET: "takım",
  KGM: "kg",
  GRM: "g",
  LTR: "lt",
  MTR: "m",
  MTK: "m²",
  HUR: "saat",
  DAY: "gün",
  MON: "ay",
  ANN: "yıl",
};
