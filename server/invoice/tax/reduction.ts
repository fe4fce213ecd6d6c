import { type Charge, taxGroups } from "../charge.ts";
import { type Kurus, spread, sum } from "../money/money.ts";
import { netOf } from "./vat.ts";

/**
 * Spreads an amount given back for no goods in particular: first over the KDV rates, then within each over its lines, both
 * in proportion to what was paid and by largest remainder. It stands on the lines as a discount.
 */
export function reduced(charges: readonly Charge[], reduction: Kurus, pricesIncludeTax: boolean): readonly Charge[] {
  if (reduction === 0n) return charges;
  const groups = taxGroups(charges);
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
