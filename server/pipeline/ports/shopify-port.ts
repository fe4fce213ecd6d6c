import type { MoneyKind } from "../../invoice/document-currency.ts";
import type { Fault } from "../../invoice/fault.ts";
import type { OrderId, ShopId } from "../../invoice/ids.ts";
import type { Order, OrderLine } from "../../invoice/order.ts";
import type { ProductQuestions } from "../../invoice/tax/product-rule.ts";
import type { Result } from "../../invoice/result.ts";

/**
 * The pipeline's view of Shopify. Throws `AppError` SHOPIFY_UNREACHABLE, SHOPIFY_THROTTLED, SHOPIFY_TOKEN_REJECTED, SHOPIFY_ACCESS_DENIED or
 * SHOP_NOT_CONNECTED; an order we cannot read is a fault, an order that is gone is `undefined`.
 * All amounts are of the kind asked for.
 */
export type OrderSource = {
  readOrder(shop: ShopId, orderId: OrderId, kind: MoneyKind): Promise<Result<Order, readonly Fault[]> | undefined>;
  /** Untouched: not cancelled, edited or refunded since the sale, and what was sent is on its way or there. */
  glance(
    shop: ShopId,
    orderId: OrderId,
  ): Promise<{ readonly isUntouched: boolean; readonly updatedAt: Date } | undefined>;
};

export type ProductFacts = Pick<OrderLine, "collections" | "metafields">;

/**
 * Whether Shopify still lets the app into the shop: false where it refuses the shop's tokens for good, or there are none. Throws as
 * `OrderSource` does where nobody can tell.
 */
export type IsLetIn = (shop: ShopId) => Promise<boolean>;

/** Throws as `OrderSource` does. A product that is gone has no entry; `collections` is `undefined` when one of those asked for does not exist. */
export type ProductSource = {
  readProducts(
    shop: ShopId,
    productIds: readonly string[],
    wanted: ProductQuestions,
  ): Promise<ReadonlyMap<string, ProductFacts>>;
};

/**
 * Who may ask about an order as its buyer: its customer, or whoever knows the confirmation number that Shopify shows to
 * the buyer alone.
 */
export type OrderOwner = { readonly customerId: string | undefined; readonly confirmationNumber: string | undefined };

/** Throws as `OrderSource` does; `undefined` for an order that is not there. */
export type OrderOwners = {
  readonly readOwner: (shop: ShopId, orderId: OrderId) => Promise<OrderOwner | undefined>;
};
