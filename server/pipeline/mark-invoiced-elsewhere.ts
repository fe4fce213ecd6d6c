import type { NotOursReason } from "../invoice/due.ts";
import type { OrderId, ShopId } from "../invoice/ids.ts";
import type { State } from "../invoice/lifecycle.ts";
import type { UnitOfWork } from "./stores.ts";

const REASON: NotOursReason = "INVOICED_ELSEWHERE";

/** Only while nothing of ours is on its way or issued. */
export const canMarkElsewhere = (state: State): boolean => ["waiting", "review", "failed"].includes(state);

/** The merchant invoiced the order on the integrator's site: whatever is signalled later, it gets no invoice from here. */
export const markInvoicedElsewhere =
  ({ unitOfWork }: { readonly unitOfWork: UnitOfWork }) =>
  (shop: ShopId, orderId: OrderId): Promise<boolean> =>
    unitOfWork(shop, async ({ orders, timeline }) => {
      const order = await orders.find(orderId);
      if (!order || !canMarkElsewhere(order.state)) return false;
      await orders.move(orderId, "exclude", { reason: REASON });
      await timeline.append(orderId, "invoiced-elsewhere");
      return true;
    });
