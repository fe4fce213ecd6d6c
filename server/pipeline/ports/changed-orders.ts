import type { OrderId, ShopId } from "../../invoice/ids.ts";

/** As much of an order as tells whether it must be looked at. */
export type ChangedOrder = {
  readonly id: OrderId;
  readonly updatedAt: Date;
  readonly processedAt: Date;
  readonly isTest: boolean;
  readonly isCancelled: boolean;
  readonly isFullyPaid: boolean;
  /** Something of it has left the shop. */
  readonly isSent: boolean;
};

export type ChangedPage = {
  readonly orders: readonly ChangedOrder[];
  /** Pass back as `after`; `undefined` on the last page. */
  readonly next: string | undefined;
  /** How long to leave Shopify alone, so that invoices have most of what the shop may ask. */
  readonly restSeconds: number;
};

/** Orders changed since then, oldest change first. Throws as `OrderSource` does. */
export type ChangedOrders = (
  shop: ShopId,
  asked: { readonly since: Date; readonly after: string | undefined },
) => Promise<ChangedPage>;
