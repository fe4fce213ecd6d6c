import type { ShopId } from "../../invoice/ids.ts";
import type { Order } from "../../invoice/order.ts";
import { productQuestions } from "../../invoice/tax/product-rule.ts";
import type { TaxPolicy } from "../../invoice/shop-profile.ts";
import type { ProductSource } from "../ports/shopify-port.ts";

/** The order with what the shop's rules ask about its products. A shop without such a rule costs no request. */
export async function withProductFacts(
  productSource: ProductSource,
  { shop, order }: { readonly shop: ShopId; readonly order: Order },
  policy: TaxPolicy,
): Promise<Order> {
  const wanted = productQuestions(policy);
  if (wanted.collections.length + wanted.metafields.length === 0) return order;
  const ids = [...new Set(order.lines.flatMap(({ productId }) => productId ?? []))];
  if (ids.length === 0) return order;
  const facts = await productSource.readProducts(shop, ids, wanted);
  return { ...order, lines: order.lines.map((line) => ({ ...line, ...facts.get(line.productId ?? "") })) };
}
