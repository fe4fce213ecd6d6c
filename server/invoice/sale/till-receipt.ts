import { TILL_RECEIPT_TYPES, type TillReceiptType } from "../../gib/till-receipt-types.ts";
import { type Fault, fault } from "../fault.ts";
import { type IstanbulDate, writtenDate } from "../time/istanbul-time.ts";
import type { Order } from "../order.ts";
import { err, ok, type Result } from "../result.ts";
import { cleanText, fold } from "../text.ts";

/** The cash register's information receipt (ÖKC bilgi fişi) that accompanies an invoice. */
export type TillReceipt = {
  readonly number: string;
  readonly date: IstanbulDate;
  /** "14:42:00" */
  readonly time: string;
  /** Number of the day's Z report. */
  readonly zNumber: string;
  /** The register's serial number. */
  readonly deviceSerial: string;
  readonly type: TillReceiptType;
};

/** The order's additional details that speak of a receipt, folded. */
const KEYS = {
  number: /^okcfisno$/,
  date: /^okc(fis)?tarihi?$/,
  time: /^okc(fis)?saati?$/,
  zNumber: /^(okc)?z(rapor)?no$/,
  deviceSerial: /^okc(seri|sicil|cihaz)no$/,
  type: /^okc(fis)?(tipi?|turu?)$/,
} as const;

type Field = keyof typeof KEYS;
const FIELDS = Object.keys(KEYS) as readonly Field[];
const NAMES: Readonly<Record<Field, string>> = {
  number: "okc fis no",
  date: "okc tarih",
  time: "okc saat",
  zNumber: "z no",
  deviceSerial: "okc seri no",
  type: "okc fis tipi",
};

/** A receipt that is the sale's own fiscal document (perakende satış fişi), not one that goes with an invoice. */
const FISCAL = /^(mali|(perakende)?satis|yazarkasa|okc)(fisi?)?$/;
const PATH = "order.customAttributes";

/** "pos" is Shopify's name of the sales channel at the till. */
export const isTillSale = ({ channel }: Order): boolean => channel === "pos";

/** The receipt the order names, whole or not at all: GİB refuses one that lacks a part, and no part is guessed. */
export function tillReceiptOf(order: Order): Result<TillReceipt | undefined, readonly Fault[]> {
  const written = writtenOn(order);
  if (Object.keys(written).length === 0) return ok(undefined);
  const missing = FIELDS.filter((field) => written[field] === undefined);
  if (missing.length > 0) {
    const names = missing.map((field) => NAMES[field]).join(", ");
    return err([fault("TILL_RECEIPT_INCOMPLETE", PATH, { missing: names })]);
  }
  const { number = "", zNumber = "", deviceSerial = "" } = written;
  const date = writtenDate(written.date ?? "");
  const time = clockTime(written.time ?? "");
  const type = TILL_RECEIPT_TYPES.find((each) => fold(each) === fold(written.type ?? ""));
  if (!date || !time || !type) {
    const names = [date ? [] : NAMES.date, time ? [] : NAMES.time, type ? [] : NAMES.type].flat().join(", ");
    return err([fault("TILL_RECEIPT_UNREADABLE", PATH, { fields: names })]);
  }
  return ok({ number, date, time, zNumber, deviceSerial, type });
}

/** Whether the till's receipt is itself the document of the sale: an invoice beside it would be a second one. */
export const hasFiscalReceipt = (order: Order): boolean => FISCAL.test(fold(writtenOn(order).type ?? ""));

/** Whether the order speaks of a receipt at all. */
export const namesReceipt = (order: Order): boolean => Object.keys(writtenOn(order)).length > 0;

function writtenOn(order: Order): Partial<Record<Field, string>> {
  const found: Partial<Record<Field, string>> = {};
  for (const { key, value } of order.attributes) {
    const field = FIELDS.find((each) => KEYS[each].test(fold(key)));
    const text = cleanText(value);
    if (field !== undefined && text !== undefined) found[field] ??= text;
  }
  return found;
}

/** "14:42", "14.42" or "14:42:05" → "14:42:05" */
function clockTime(text: string): string | undefined {
  const [, hour, minute, second = "00"] = /^([01]?\d|2[0-3])[:.]([0-5]\d)(?:[:.]([0-5]\d))?$/.exec(text) ?? [];
  return hour === undefined ? undefined : `${hour.padStart(2, "0")}:${minute}:${second}`;
}
