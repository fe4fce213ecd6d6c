import type { Fault } from "../../invoice/fault.ts";
import type { OrderId } from "../../invoice/ids.ts";
import type { Cancellation } from "../ports/cancel-wish.ts";
import type { InvoiceRecord, Stores } from "../ports/stores.ts";

type Subject = { readonly orderId: OrderId; readonly record: InvoiceRecord };

/** The document stands again: it is the order's invoice as it was before. */
export async function recordUndone(
  { invoices, orders, timeline }: Stores,
  { orderId, record }: Subject,
): Promise<void> {
  await invoices.update(record.invoice.ettn, { isLive: true, cancellation: undefined });
  await orders.move(orderId, "confirm");
  await timeline.append(orderId, "undo-done");
}

/** The document stays as it was before it was asked for, and a person is told why. */
export async function recordNotChanged(
  { invoices, orders, timeline }: Stores,
  { orderId, record, cancellation }: Subject & { readonly cancellation: Cancellation },
  why: Fault,
): Promise<void> {
  const { wish, doneAt } = cancellation;
  const isUndo = wish === "undo";
  // A cancellation that stands may still be taken back on its last day.
  const left = isUndo && doneAt !== undefined ? { wish: "cancel" as const, attempts: 0, doneAt } : undefined;
  await invoices.update(record.invoice.ettn, { cancellation: left });
  const lasting = (await orders.find(orderId))?.faults ?? [];
  await orders.move(orderId, isUndo ? "find-cancelled" : "confirm", { faults: [why, ...lasting] });
  const code = String(why.facts?.["code"] ?? why.code);
  await timeline.append(orderId, isUndo ? "undo-refused" : "cancel-refused", { code });
}
