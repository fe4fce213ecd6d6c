import type { Invoice, InvoiceLine } from "../invoice/invoice.ts";
import type { Kurus } from "../invoice/money.ts";
import type { Column, LineTable } from "./sheet.ts";
import { turkishAmount, turkishDecimal, turkishPercent } from "./turkish-format.ts";

type LineColumn = Column & {
  readonly cell: (line: InvoiceLine) => string;
  /** What is carried from page to page. */
  readonly sum?: (line: InvoiceLine) => Kurus;
};

/** The goods and services, a row each, with the running sums that a page hands to the next. */
export function lineTable({ lines }: Invoice): LineTable {
  const columns = COLUMNS.filter((column) => !isOptional(column) || lines.some((line) => column.cell(line) !== ""));
  const running = columns.map(() => 0n);
  const sums = lines.map((line) => columns.map((column, index) => addUp(running, index, column.sum?.(line))));
  return { columns, rows: lines.map((line) => columns.map(({ cell }) => cell(line))), sums };
}

/** A column nobody would find anything in is left out: it would only take width from the names. */
const isOptional = ({ label }: LineColumn): boolean => label === CODE || label === GTIP || label === DISCOUNT;

function addUp(running: Kurus[], index: number, amount: Kurus | undefined): string {
  if (amount === undefined) return "";
  const sum = (running[index] ?? 0n) + amount;
  running[index] = sum;
  return turkishAmount(sum);
}

const GTIP = "GTİP";
const CODE = "Ürün kodu";
const DISCOUNT = "İskonto";
const number = { align: "right", grows: false } as const;
const words = { align: "left", grows: false } as const;

const COLUMNS: readonly LineColumn[] = [
  { label: "No", ...number, cell: ({ id }) => String(id) },
  { label: CODE, ...words, cell: ({ sellerCode }) => sellerCode ?? "" },
  { label: "Mal / hizmet", align: "left", grows: true, cell: ({ name }) => name },
  { label: GTIP, ...words, cell: ({ gtip }) => gtip ?? "" },
  { label: "Miktar", ...number, cell: quantity },
  { label: "Birim fiyat", ...number, cell: ({ unitPrice }) => turkishDecimal(unitPrice) },
  { label: DISCOUNT, ...number, cell: discount, sum: ({ allowance }) => allowance },
  { label: "KDV", ...number, cell: ({ taxRate }) => turkishPercent(taxRate) },
  { label: "KDV tutarı", ...number, cell: (line) => turkishAmount(line.taxAmount), sum: ({ taxAmount }) => taxAmount },
  { label: "Tutar", ...number, cell: ({ net }) => turkishAmount(net), sum: ({ net }) => net },
];

function quantity({ quantity: count, unitCode }: InvoiceLine): string {
  return `${turkishDecimal(String(count))} ${UNIT_NAMES[unitCode] ?? unitCode}`;
}

function discount({ allowance }: InvoiceLine): string {
  return allowance === 0n ? "" : turkishAmount(allowance);
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
