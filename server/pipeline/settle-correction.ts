import type { OrderId, ShopId } from "../invoice/ids.ts";
import type { OrderRecord, UnitOfWork } from "./stores.ts";

/** Only an issued invoice carries proposals. */
export const canSettleCorrection = ({ state, faults }: Pick<OrderRecord, "state" | "faults">): boolean =>
  state === "issued" && faults.length > 0;

/** The merchant did what the law asks; the same proposal does not come back. */
export const settleCorrection =
  ({ unitOfWork }: { readonly unitOfWork: UnitOfWork }) =>
  (shop: ShopId, orderId: OrderId): Promise<boolean> =>
    unitOfWork(shop, async ({ orders, timeline }) => {
      const order = await orders.find(orderId);
      if (!order || !canSettleCorrection(order)) return false;
      for (const { code, facts } of order.faults)
        await timeline.append(orderId, "correction-settled", { code, amount: facts?.["amount"] ?? "" });
      await orders.setFaults(orderId, []);
      return true;
    });
