import type { Charge } from "./charges.ts";
import { apportion, type Kurus, sum } from "./money.ts";
import { netOf } from "./vat.ts";

/**
 * Spreads an amount given back for no goods in particular: first over the KDV rates, then within each over its lines, both
 * in proportion to what was paid and by largest remainder. It stands on the lines as a discount.
 */
export function reduced(charges: readonly Charge[], reduction: Kurus, pricesIncludeTax: boolean): readonly Charge[] {
  if (reduction === 0n) return charges;
  const keys = [...new Set(charges.map(({ rate }) => rate))];
  const groups = keys.map((key) => charges.filter(({ rate }) => rate === key));
  const groupShares = spread(reduction, groups.map(paidInAll));
  const shareOf = new Map<Charge, Kurus>();
  for (const [index, group] of groups.entries()) {
    const shares = spread(
      groupShares[index] ?? 0n,
      group.map(({ paid }) => paid),
    );
    for (const [place, charge] of group.entries()) shareOf.set(charge, shares[place] ?? 0n);
  }
  return charges.map((charge) => {
    const share = shareOf.get(charge) ?? 0n;
    const discount = charge.discount + (pricesIncludeTax ? share : netOf(share, charge.rate));
    return { ...charge, paid: charge.paid - share, discount };
  });
}

const paidInAll = (group: readonly Charge[]): Kurus => sum(group.map(({ paid }) => paid));

/** `amount` in proportion to `weights`, which are not negative. */
function spread(amount: Kurus, weights: readonly Kurus[]): readonly Kurus[] {
  const all = sum(weights);
  if (all === 0n) return weights.map(() => 0n);
  return apportion(
    amount,
    weights.map((weight) => weight * amount),
    all,
  );
}
