import type { DecimalText } from "./decimal.ts";
import type { IstanbulDate } from "../time/istanbul-time.ts";
import { divideRounded, type Kurus } from "./money.ts";

export const LIRA = "TRY";
/** The currency in which customs limits are told. */
export const EURO = "EUR";

/** The central bank's buying rate (döviz alış) for one unit of a currency. */
export type ExchangeRate = {
  readonly currency: string;
  /** Lira, with at most six decimals. */
  readonly rate: DecimalText;
  /** The day of the bulletin; `undefined` where a person gave the rate. */
  readonly announcedOn: IstanbulDate | undefined;
};

/** A rate as people and bulletins write it: above zero, six decimals at most. */
export function parseRate(text: string): DecimalText | undefined {
  const isPlain = /^(0|[1-9]\d{0,8})(\.\d{1,6})?$/.test(text);
  return isPlain && /[1-9]/.test(text) ? (text as DecimalText) : undefined;
}

/** An amount of the rate's currency in lira, rounded half up. */
export const inLira = (amount: Kurus, { rate }: Pick<ExchangeRate, "rate">): Kurus =>
  divideRounded(amount * millionthsOf(rate), MILLION);

const MILLION = 1_000_000n;

/** The rate as a whole number of millionths. */
export function millionthsOf(rate: DecimalText): bigint {
  const [whole = "", decimals = ""] = rate.split(".");
  return BigInt(whole + decimals.padEnd(6, "0"));
}
