import type { OrderId, ShopId } from "../invoice/ids.ts";
import type { State } from "../invoice/lifecycle.ts";
import type { UnitOfWork } from "./stores.ts";

/** States in which asking again can change something. */
export const canRetry = (state: State): boolean => !["issued", "cancelled", "cancelling", "rejected"].includes(state);

const REOPENED: ReadonlySet<State> = new Set(["review", "failed", "not-ours"]);

/** A merchant mended something: the order is read again now. A refused or failed one gets a new invoice. */
export const retryOrder =
  ({ unitOfWork }: { readonly unitOfWork: UnitOfWork }) =>
  (shop: ShopId, orderId: OrderId): Promise<boolean> =>
    unitOfWork(shop, async ({ orders, jobs, timeline }) => {
      const order = await orders.find(orderId);
      if (!order || !canRetry(order.state)) return false;
      if (REOPENED.has(order.state)) await orders.move(orderId, "reopen");
      await timeline.append(orderId, "retry-requested");
      await jobs.wake(orderId);
      return true;
    });
