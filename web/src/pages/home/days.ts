import type { MoneyText } from "../../../../server/http/contract.ts";
import type { DayView } from "../../../../server/http/work-contract.ts";

/** Turkish invoices are in lira; other currencies stand in the table only. */
export const CHART_CURRENCY = "TRY";

export type DayColumn = { readonly day: string; readonly value: bigint };

export const countsOf = (days: readonly DayView[]): readonly DayColumn[] =>
  days.map(({ day, count }) => ({ day, value: BigInt(count) }));

/** In kuruş. */
export const amountsOf = (days: readonly DayView[]): readonly DayColumn[] =>
  days.map(({ day, amounts }) => ({
    day,
    value: totalOf(amounts.filter(({ currency }) => currency === CHART_CURRENCY).map(({ total }) => kurus(total))),
  }));

export const totalOf = (values: readonly bigint[]): bigint => values.reduce((sum, value) => sum + value, 0n);

export const tallest = (columns: readonly DayColumn[]): bigint =>
  columns.reduce((most, { value }) => (value > most ? value : most), 0n);

/** Per mille of the tallest: an amount is never a float, only the height of its bar. */
export const share = (value: bigint, most: bigint): number =>
  most <= 0n || value <= 0n ? 0 : Number((value * 1000n) / most);

export const moneyText = (value: bigint): MoneyText => {
  const digits = String(value < 0n ? -value : value).padStart(3, "0");
  return `${value < 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};

const kurus = (text: MoneyText): bigint => BigInt(text.replace(".", ""));
