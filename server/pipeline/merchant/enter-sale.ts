import type { OrderId, ShopId } from "../../invoice/ids.ts";
import type { SaleEntry } from "../../invoice/sale/sale-entry.ts";
import { mayEnter, together, type Typed } from "./enter-buyer.ts";
import type { UnitOfWork } from "../ports/stores.ts";

export type TypedSale = {
  readonly sale: SaleEntry;
  /** Typed beside it: kept in the same commit, for the invoice may leave after it. */
  readonly buyer?: Typed | undefined;
  /** Where the order stood as it was shown. */
  readonly seen?: string | undefined;
};

/**
 * Keeps what the merchant typed about the internet sale, in place of what was typed before, and looks at the order again.
 * Answers false as `enterBuyer` does.
 */
export const enterSale =
  ({ unitOfWork }: { readonly unitOfWork: UnitOfWork }) =>
  (shop: ShopId, orderId: OrderId, { sale, buyer, seen }: TypedSale): Promise<boolean> =>
    unitOfWork(shop, async ({ orders, jobs, timeline }) => {
      const order = await orders.find(orderId);
      if (!order || !mayEnter(order, seen)) return false;
      await orders.saveSaleEntry(orderId, sale);
      if (buyer) await orders.saveEntry(orderId, together(order.entry, buyer), "merchant");
      if (order.state !== "waiting") await orders.move(orderId, "reopen");
      await timeline.append(orderId, "sale-entered");
      if (buyer) await timeline.append(orderId, "buyer-entered");
      await jobs.wake(orderId);
      return true;
    });
