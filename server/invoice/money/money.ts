import { type Fault, fault } from "../fault.ts";
import { err, ok, type Result } from "../result.ts";

/** An amount in hundredths of the document's currency (kuruş for TRY). Never a binary float. */
export type Kurus = bigint;

const AMOUNT = /^(-?)(\d+)(?:\.(\d+))?$/;
/** 2^53 − 1: what the database holds exactly. No order is worth 90 trillion lira; such an amount is a mistake. */
export const MOST = 9_007_199_254_740_991n;

/** Reads a decimal string such as "119.90". More than two decimals that are not zero cannot be paid and are a fault, as is more than `MOST`. */
export function parseKurus(text: string, path: string): Result<Kurus, Fault> {
  const match = AMOUNT.exec(text);
  const decimals = match?.[3] ?? "";
  if (!match || !/^0*$/.test(decimals.slice(2))) return err(fault("AMOUNT_UNREADABLE", path, { text }));
  const kurus = BigInt(`${match[2]}${decimals.slice(0, 2).padEnd(2, "0")}`);
  if (kurus > MOST) return err(fault("AMOUNT_UNREADABLE", path, { text }));
  return ok(match[1] === "-" ? -kurus : kurus);
}

/** Prints kuruş as a decimal string with exactly two decimals: 11990n → "119.90". */
export function formatKurus(amount: Kurus): string {
  const digits = (amount < 0n ? -amount : amount).toString().padStart(3, "0");
  return `${amount < 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

export const greater = (one: Kurus, other: Kurus): Kurus => (one > other ? one : other);

export const sum = (amounts: Iterable<Kurus>): Kurus => {
  let total = 0n;
  for (const amount of amounts) total += amount;
  return total;
};

/** Half away from zero, the rounding of tax practice: 5/2 → 3, −5/2 → −3. */
export function divideRounded(numerator: bigint, denominator: bigint): bigint {
  const negative = numerator < 0n !== denominator < 0n;
  const n = numerator < 0n ? -numerator : numerator;
  const d = denominator < 0n ? -denominator : denominator;
  const rounded = (2n * n + d) / (2n * d);
  return negative ? -rounded : rounded;
}

/**
 * Gives every exact share `numerator / denominator` its whole kuruş, then hands what is missing to `total` out by largest
 * remainder (ties to the earlier share). `total` must be the rounded sum of the shares: the parts then add up to it
 * exactly and none is a whole kuruş from its exact share. Shares are not negative.
 */
export function apportion(total: Kurus, numerators: readonly bigint[], denominator: bigint): readonly Kurus[] {
  const shares = numerators.map((numerator, index) => ({
    index,
    part: numerator / denominator,
    remainder: numerator % denominator,
  }));
  let missing = total - sum(shares.map(({ part }) => part));
  for (const share of [...shares].sort(byRemainder)) {
    if (missing === 0n) break;
    share.part += 1n;
    missing -= 1n;
  }
  return shares.map(({ part }) => part);
}

/** `amount` in proportion to `weights`, by largest remainder; nothing where all weights are zero. None is negative. */
export function spread(amount: Kurus, weights: readonly Kurus[]): readonly Kurus[] {
  const all = sum(weights);
  if (all === 0n) return weights.map(() => 0n);
  const shares = weights.map((weight) => weight * amount);
  return apportion(amount, shares, all);
}

type Share = { readonly index: number; readonly remainder: bigint };

function byRemainder(a: Share, b: Share): number {
  if (a.remainder === b.remainder) return a.index - b.index;
  return a.remainder > b.remainder ? -1 : 1;
}
