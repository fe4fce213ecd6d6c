import {
  type Charge,
  type ChargeContext,
  type ChargeResult,
  checkedCharge,
  taxingKey,
  taxingOf,
  untoldTax,
} from "../charge.ts";
import type { Fault } from "../fault.ts";
import { spread, sum } from "../money/money.ts";
import type { OrderTaxLine } from "../order.ts";
import { ok, type Result } from "../result.ts";
import type { RatePolicy } from "../shop-profile.ts";
import { shopifyRate } from "../tax/vat.ts";

export type SideCharge = {
  readonly charge: Pick<Charge, "name" | "sellerCode" | "paid" | "discount"> & Partial<Pick<Charge, "quantity">>;
  readonly taxLines: readonly OrderTaxLine[];
  readonly policy: RatePolicy;
  readonly pricesIncludeTax: boolean;
  /** KDV percent where nothing else names one. */
  readonly fallback: number;
};

/** Shipping or a fee by the shop's policy: as one line, or as one a tax of the goods it follows. */
export function sideCharges(
  { charge, taxLines, policy, fallback, pricesIncludeTax }: SideCharge,
  goods: readonly Charge[],
  context: ChargeContext,
): readonly ChargeResult[] {
  const rate: Result<number, Fault> =
    policy === "shopify"
      ? shopifyRate(taxLines, fallback, `${context.path}.taxLines`)
      : ok(policy === "prorata" ? fallback : policy);
  const taxSource = policy === "shopify" ? untoldTax(taxLines) : "settings";
  const side = { ...charge, quantity: charge.quantity ?? 1, taxSource };
  // What follows the goods has their rates by law (KDVK 24), whatever Shopify made of it.
  if (policy !== "prorata") return [checkedCharge(side, rate, { ...context, charged: { taxLines, pricesIncludeTax } })];
  const checked = checkedCharge(side, rate, context);
  if (!checked.ok) return [checked];
  return followingGoods(checked.value, goods).map((share) => ok(share));
}

/**
 * What the seller charges beside the price belongs to the base of the goods (KDVK 24): it is split over their taxes in
 * proportion to what was paid, one line each; a part of several pieces has no number of them. Goods that cost nothing leave
 * it as it is.
 */
function followingGoods(side: Charge, goods: readonly Charge[]): readonly Charge[] {
  const groups = [...Map.groupBy(goods, taxingKey).values()];
  const weights = groups.map((group) => sum(group.map(({ paid }) => paid)));
  const paid = spread(side.paid, weights);
  const discounts = spread(side.discount, weights);
  const shares = groups.flatMap(([first], index) => {
    const share = paid[index] ?? 0n;
    if (first === undefined || share === 0n) return [];
    return [{ ...side, ...taxingOf(first), paid: share, discount: discounts[index] ?? 0n }];
  });
  if (shares.length > 1) return shares.map((share) => ({ ...share, quantity: 1 }));
  return shares.length === 1 ? shares : [side];
}
