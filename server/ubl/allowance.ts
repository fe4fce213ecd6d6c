import type { InvoiceLine } from "../invoice/invoice.ts";
import { divideRounded, type Kurus } from "../invoice/money/money.ts";
import { aggregate } from "./aggregate.ts";
import { amount } from "./amount.ts";
import { type Element, text } from "./element.ts";

/** A line's discount, or nothing. */
export function allowance({ gross, allowance }: InvoiceLine, currency: string): Element | undefined {
  if (allowance === 0n) return undefined;
  return aggregate("cac:AllowanceCharge", [
    text("cbc:ChargeIndicator", "false"),
    text("cbc:MultiplierFactorNumeric", allowanceFactor(allowance, gross)),
    amount("cbc:Amount", allowance, currency),
    amount("cbc:BaseAmount", gross, currency),
  ]);
}

const MIN_DECIMALS = 2;
const MAX_DECIMALS = 12;

/**
 * The fraction (0.10 is 10 %) with the fewest decimals for which round(base × factor, 2) is the discount again, so that a
 * reader who recomputes it finds the same kuruş.
 */
export function allowanceFactor(discount: Kurus, base: Kurus): string {
  for (let decimals = MIN_DECIMALS; ; decimals += 1) {
    const scale = 10n ** BigInt(decimals);
    const factor = divideRounded(discount * scale, base);
    if (decimals === MAX_DECIMALS || divideRounded(base * factor, scale) === discount) return print(factor, decimals);
  }
}

function print(factor: bigint, decimals: number): string {
  const digits = factor.toString().padStart(decimals + 1, "0");
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}
