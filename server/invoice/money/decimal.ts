import { divideRounded, type Kurus } from "./money.ts";

/** An exact decimal as text, such as "83.25" or "33.33333333". */
export type DecimalText = string & { readonly brand: "DecimalText" };

const MAX_DECIMALS = 8;

/**
 * The net unit price with the fewest decimals (2–8) for which round(quantity × price, 2) is `total` again, so that the
 * printed line can be checked with a pocket calculator. Eight decimals suffice for any quantity below a million.
 */
export function unitPriceOf(total: Kurus, quantity: number): DecimalText {
  const count = BigInt(quantity);
  for (let decimals = 2; decimals < MAX_DECIMALS; decimals += 1) {
    const price = divideRounded(total * scaleOf(decimals), count);
    if (divideRounded(price * count, scaleOf(decimals)) === total) return print(price, decimals);
  }
  return print(divideRounded(total * scaleOf(MAX_DECIMALS), count), MAX_DECIMALS);
}

/** round(quantity × price, 2) in kuruş, the check every line must pass. */
export function lineTotal(quantity: number, price: DecimalText): Kurus {
  const decimals = price.length - price.indexOf(".") - 1;
  return divideRounded(BigInt(price.replace(".", "")) * BigInt(quantity), scaleOf(decimals));
}

/** Prices are held as whole numbers of 10^-decimals; one kuruş is 10^(decimals−2) of them. */
const scaleOf = (decimals: number): bigint => SCALES[decimals - 2] ?? 10n ** BigInt(decimals - 2);

/** Raising ten anew for every line cost more than the division. */
const SCALES: readonly bigint[] = [1n, 10n, 100n, 1000n, 10_000n, 100_000n, 1_000_000n];

function print(scaled: bigint, decimals: number): DecimalText {
  const digits = scaled.toString().padStart(decimals + 1, "0");
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}` as DecimalText;
}
