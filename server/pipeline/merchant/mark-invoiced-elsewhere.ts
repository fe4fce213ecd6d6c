import type { NotOursReason } from "../../invoice/due/due.ts";
import type { OrderId, ShopId } from "../../invoice/ids.ts";
import type { Problem } from "../ports/problem.ts";
import type { InvoiceRecord, OrderRecord, Stores, UnitOfWork } from "../ports/stores.ts";
import { isDraftLeft } from "../issue/discard-withdrawn.ts";
import { withdrawUnsent } from "../withdraw-unsent.ts";
import { standsAs } from "./standing.ts";

const REASON: NotOursReason = "INVOICED_ELSEWHERE";

/** Only while nothing of ours is issued or may have arrived. */
export function canMarkElsewhere({ state }: Pick<OrderRecord, "state">, record: InvoiceRecord | undefined): boolean {
  if (state === "queued") return !record?.wasLost && !record?.acceptedAt;
  return ["waiting", "review", "failed", "rejected", "cancelled"].includes(state);
}

/** The merchant invoiced the order on the integrator's site: whatever is signalled later, it gets no invoice from here. */
export const markInvoicedElsewhere =
  ({ unitOfWork }: { readonly unitOfWork: UnitOfWork }) =>
  (shop: ShopId, orderId: OrderId, seen?: string): Promise<boolean> =>
    unitOfWork(shop, async (stores) => {
      const { orders, invoices } = stores;
      const order = await orders.find(orderId);
      if (!order || !standsAs(order, seen)) return false;
      if (!canMarkElsewhere(order, await invoices.findLatest(orderId))) return false;
      await excludeInvoicedElsewhere(stores, orderId);
      return true;
    });

/** `facts` tell how that is known, where no person said it of this very order. */
export async function excludeInvoicedElsewhere(
  stores: Stores,
  orderId: OrderId,
  facts: Problem["facts"] = {},
): Promise<void> {
  await withdrawUnsent(stores, orderId);
  const record = await stores.invoices.findLatest(orderId);
  // What was cancelled is still found by its number, but the order's invoice is another.
  if (record) await stores.orders.showInvoice(orderId, { ettn: record.invoice.ettn, number: undefined });
  await stores.orders.move(orderId, "exclude", { reason: REASON });
  await stores.timeline.append(orderId, "invoiced-elsewhere", facts);
  if (isDraftLeft(await stores.orders.find(orderId), record)) await stores.jobs.wake(orderId);
}
