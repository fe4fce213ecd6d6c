import type { OrderId, ShopId } from "../../invoice/ids.ts";
import type { Signal, UnitOfWork } from "../ports/stores.ts";

/** Topics that say something about an order; anything else is answered and counted, not stored. */
export const ORDER_TOPICS: ReadonlySet<string> = new Set([
  "orders/paid",
  "orders/cancelled",
  "orders/edited",
  "refunds/create",
  "fulfillments/create",
  "fulfillments/update",
  "returns/approve",
  "returns/cancel",
  "returns/close",
  "returns/decline",
  "returns/process",
  "returns/reopen",
  "returns/request",
  "returns/update",
]);

export type ReceivedSignal = Signal & { readonly orderId: OrderId };

/**
 * Stores a webhook once per (shop, webhook id) and wakes its order's job, in one commit. The body is only a signal: what
 * the order is now is read from Shopify. Answers whether it was new.
 */
export const receiveWebhook =
  ({ unitOfWork }: { readonly unitOfWork: UnitOfWork }) =>
  (shop: ShopId, signal: ReceivedSignal): Promise<boolean> =>
    unitOfWork(shop, async ({ inbox, jobs, timeline }) => {
      if (!(await inbox.insert(signal))) return false;
      await timeline.append(signal.orderId, "webhook-received", { topic: signal.topic });
      await jobs.wake(signal.orderId);
      return true;
    });

/**
 * Takes a return whose body does not say of which order it is (what `returns/update` holds is hardly documented): the shop's
 * changed orders are looked at instead.
 */
export const receiveReturn =
  ({ unitOfWork }: { readonly unitOfWork: UnitOfWork }) =>
  (shop: ShopId, signal: Omit<Signal, "orderId">): Promise<boolean> =>
    unitOfWork(shop, async ({ inbox, jobs }) => {
      if (!(await inbox.insert({ ...signal, orderId: undefined }))) return false;
      await jobs.reconcile();
      return true;
    });
