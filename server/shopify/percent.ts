import { divideRounded } from "../invoice/money/money.ts";

const DECIMALS = 6;
const PLAIN_DECIMAL = /^(\d+)(?:\.(\d+))?$/;

export type TaxRate = {
  /** A fraction: 0.2 is twenty percent. */
  readonly rate: number | string | undefined;
  readonly ratePercentage: number | string | undefined;
};

/**
 * The tax rate as exact percent text ("20", "8.5"), read from the digits as written. Six decimals are kept: rates have
 * two at most, and what stands behind them is noise such as 0.18000000000000002. `undefined` when there is no rate.
 */
export function percentText({ rate, ratePercentage }: TaxRate): string | undefined {
  if (ratePercentage !== undefined) return scaled(String(ratePercentage), 0);
  return rate === undefined ? undefined : scaled(String(rate), 2);
}

function scaled(text: string, shift: number): string | undefined {
  const match = PLAIN_DECIMAL.exec(text);
  if (!match) return undefined;
  const [, whole = "", fraction = ""] = match;
  const wanted = 10n ** BigInt(DECIMALS + shift);
  const value = divideRounded(BigInt(whole + fraction) * wanted, 10n ** BigInt(fraction.length));
  return withoutZeros(value.toString().padStart(DECIMALS + 1, "0"));
}

function withoutZeros(digits: string): string {
  const fraction = digits.slice(-DECIMALS).replace(/0+$/, "");
  const whole = digits.slice(0, -DECIMALS);
  return fraction === "" ? whole : `${whole}.${fraction}`;
}
