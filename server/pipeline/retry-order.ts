import type { OrderId, ShopId } from "../invoice/ids.ts";
import type { State } from "../invoice/lifecycle.ts";
import type { UnitOfWork } from "./stores.ts";

/** States in which asking again can change something. */
export const canRetry = (state: State): boolean => !["issued", "cancelled", "cancelling", "rejected"].includes(state);

/** A merchant mended something: read the order again now. A failed one gets a new invoice. */
export const retryOrder =
  ({ unitOfWork }: { readonly unitOfWork: UnitOfWork }) =>
  (shop: ShopId, orderId: OrderId): Promise<boolean> =>
    unitOfWork(shop, async ({ orders, jobs, timeline }) => {
      const order = await orders.find(orderId);
      if (!order || !canRetry(order.state)) return false;
      if (order.state === "failed") await orders.move(orderId, "reopen");
      await timeline.append(orderId, "retry-requested");
      await jobs.wake(orderId);
      return true;
    });
