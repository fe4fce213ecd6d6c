import { type Charge, type ChargeResult, checkedCharge, taxingKey, taxingOf } from "./charge.ts";
import type { IstanbulDate } from "./istanbul-time.ts";
import { spread, sum } from "./money.ts";
import type { Order, OrderShippingLine } from "./order.ts";
import { paidFor } from "./paid-for.ts";
import { ok } from "./result.ts";
import type { TaxPolicy } from "./shop-profile.ts";
import { cleanText } from "./text.ts";
import { shippingRate } from "./vat.ts";

/** Free shipping is no line: nothing was charged, and its zero tax line must not open a rate group. */
export function shippingCharges(
  order: Order,
  policy: TaxPolicy,
  { on, goods }: { on: readonly IstanbulDate[]; goods: readonly Charge[] },
): readonly ChargeResult[] {
  return order.shippingLines.flatMap((line, index) => {
    const paid = paidFor(line, order.pricesIncludeTax);
    if (paid === 0n) return [];
    const path = `order.shippingLines[${index}]`;
    const rate = shippingRate(line.taxLines, policy, `${path}.taxLines`);
    const charge = { name: shippingName(line), sellerCode: undefined, quantity: 1, discount: line.discount, paid };
    const checked = checkedCharge(charge, rate, { on, path });
    const isShared = policy.shipping === "prorata" && checked.ok;
    return isShared ? followingGoods(checked.value, goods).map((share) => ok(share)) : [checked];
  });
}

/** What a shipping line is called on the document. */
export function shippingName(line: Pick<OrderShippingLine, "title">): string {
  const title = cleanText(line.title);
  return title === undefined ? "Kargo bedeli" : `Kargo bedeli (${title})`;
}

/**
 * Shipping the seller charges belongs to the base of the goods it brings (KDVK 24/a): it is split over their KDV rates in
 * proportion to what was paid, one line each. Goods that cost nothing leave it as it is.
 */
function followingGoods(shipping: Charge, goods: readonly Charge[]): readonly Charge[] {
  const groups = [...Map.groupBy(goods, taxingKey).values()];
  const weights = groups.map((group) => sum(group.map(({ paid }) => paid)));
  const paid = spread(shipping.paid, weights);
  const discounts = spread(shipping.discount, weights);
  const shares = groups.flatMap(([first], index) => {
    const share = paid[index] ?? 0n;
    if (first === undefined || share === 0n) return [];
    return [{ ...shipping, ...taxingOf(first), paid: share, discount: discounts[index] ?? 0n }];
  });
  return shares.length > 0 ? shares : [shipping];
}
