import type { Fault } from "../../invoice/fault.ts";
import type { OrderId, ShopId } from "../../invoice/ids.ts";
import { isBarred } from "../mail/may-mail.ts";
import type { OrderRecord, Stores, UnitOfWork } from "../ports/stores.ts";
import { standsAs } from "./standing.ts";

/**
 * An issued invoice carries proposals, a cancelled one what became of taking that back, and an order that gets none what is left of
 * one at the integrator.
 */
export const canSettleCorrection = ({ state, faults }: Pick<OrderRecord, "state" | "faults">): boolean =>
  (state === "issued" || state === "cancelled" || state === "not-ours") && faults.some(isSettled);

/** That a sale stands without an invoice is no matter of having seen it. */
const isSettled = ({ code }: Fault): boolean => code !== "INVOICE_CANCELLED";

/** The merchant did what the law asks; the same proposal does not come back. */
export const settleCorrection =
  ({ unitOfWork }: { readonly unitOfWork: UnitOfWork }) =>
  (shop: ShopId, orderId: OrderId, seen?: string): Promise<boolean> =>
    unitOfWork(shop, async (stores) => {
      const { orders, timeline } = stores;
      const order = await orders.find(orderId);
      if (!order || !standsAs(order, seen) || !canSettleCorrection(order)) return false;
      for (const { code, facts: { amount = "", total } = {} } of order.faults.filter(isSettled))
        await timeline.append(orderId, "correction-settled", { code, amount, ...(total !== undefined && { total }) });
      if (isBarred(order.faults)) await dropMail(stores, orderId);
      await orders.setFaults(
        orderId,
        order.faults.filter((fault) => !isSettled(fault)),
      );
      return true;
    });

/** What kept the mail from the buyer was seen to in some way that only the person knows: it goes where they ask for it. */
async function dropMail({ invoices }: Stores, orderId: OrderId): Promise<void> {
  const record = await invoices.findLatest(orderId);
  if (record?.mailing?.state === "due") await invoices.update(record.invoice.ettn, { mailing: undefined });
}
