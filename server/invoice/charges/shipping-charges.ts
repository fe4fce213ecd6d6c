import type { Charge, ChargeResult } from "../charge.ts";
import { sideCharges } from "./following-goods.ts";
import type { IstanbulDate } from "../time/istanbul-time.ts";
import type { Order, OrderShippingLine } from "../order.ts";
import { paidFor } from "./paid-for.ts";
import type { TaxPolicy } from "../shop-profile.ts";
import { cleanText } from "../text.ts";

/** Free shipping is no line: nothing was charged, and its zero tax line must not open a rate group. */
export function shippingCharges(
  order: Order,
  policy: TaxPolicy,
  { on, goods }: { on: readonly IstanbulDate[]; goods: readonly Charge[] },
): readonly ChargeResult[] {
  return order.shippingLines.flatMap((line, index) => {
    const paid = paidFor(line, order.pricesIncludeTax);
    if (paid === 0n) return [];
    const charge = { name: shippingName(line), sellerCode: undefined, discount: line.discount, paid };
    const rates = { policy: policy.shipping, fallback: policy.default, pricesIncludeTax: order.pricesIncludeTax };
    const side = { charge, taxLines: line.taxLines, ...rates };
    return sideCharges(side, goods, { on, path: `order.shippingLines[${index}]` });
  });
}

/** What a shipping line is called on the document. */
export function shippingName(line: Pick<OrderShippingLine, "title">): string {
  const title = cleanText(line.title);
  return title === undefined ? "Kargo bedeli" : `Kargo bedeli (${title})`;
}
