import { EXCISES } from "../../gib/tax-type-codes.ts";
import { type Charge, exciseKey } from "../charge.ts";
import type { Excise, ExciseSubtotal } from "../invoice.ts";
import { apportion, divideRounded, type Kurus, sum } from "../money/money.ts";
import type { ProductTaxRule } from "../shop-profile.ts";

/** The ÖTV a product rule names. */
export function exciseOf(rule: ProductTaxRule | undefined): Excise | undefined {
  const told = rule?.excise;
  if (told === undefined) return undefined;
  const known = EXCISES.find(({ code }) => code === told.code);
  return known && { ...known, percent: told.percent };
}

export type CarvedExcise = {
  readonly amounts: ReadonlyMap<Charge, Kurus>;
  readonly subtotals: readonly ExciseSubtotal[];
};

/**
 * Carves ÖTV out of what is left of the price once its KDV (`kdvOf`) is gone: ÖTV is part of the base of KDV, never the
 * other way round. Each kind and percent is rounded once, half up; each line gets its share to within a kuruş.
 */
export function carveExcise(charges: readonly Charge[], kdvOf: ReadonlyMap<Charge, Kurus>): CarvedExcise {
  const taxed = charges.filter(({ excise, paid }) => excise !== undefined && paid > 0n);
  const amounts = new Map<Charge, Kurus>();
  const subtotals: ExciseSubtotal[] = [];
  for (const group of Map.groupBy(taxed, exciseKey).values()) {
    const excise = group[0]?.excise;
    if (!excise) continue;
    const { rate, whole } = fractionOf(excise);
    const bases = group.map((charge) => charge.paid - (kdvOf.get(charge) ?? 0n));
    const amount = divideRounded(sum(bases) * rate, whole);
    const shares = apportion(
      amount,
      bases.map((base) => base * rate),
      whole,
    );
    for (const [index, charge] of group.entries()) amounts.set(charge, shares[index] ?? 0n);
    subtotals.push({ ...excise, taxable: sum(bases) - amount, amount });
  }
  return { amounts, subtotals };
}

/** An amount without the ÖTV inside it, rounded half up. */
export function withoutExcise(amount: Kurus, excise: Excise | undefined): Kurus {
  if (!excise) return amount;
  const { rate, whole } = fractionOf(excise);
  return divideRounded(amount * (whole - rate), whole);
}

/** ÖTV is `rate / whole` of the price it is inside of: "6.7" → 670 / 10670. */
function fractionOf({ percent }: Excise): { readonly rate: bigint; readonly whole: bigint } {
  const [units = "", decimals = ""] = percent.split(".");
  const rate = BigInt(`${units}${decimals.padEnd(2, "0")}`);
  return { rate, whole: 10_000n + rate };
}
