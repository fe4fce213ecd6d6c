import type { InvoiceRecord, Stores } from "./ports/stores.ts";

type Hidden = Pick<InvoiceRecord, "orderId" | "invoice">;

/**
 * The document never became an invoice: neither the list nor a search names its number any more, which may soon be another
 * order's. It is still found by its ETTN, unless its buyer asked to be deleted while it waited: then a draft goes.
 */
export async function hideInvoice(
  { orders, privacy }: Pick<Stores, "orders" | "privacy">,
  { orderId, invoice: { ettn } }: Hidden,
): Promise<void> {
  await orders.showInvoice(orderId, { ettn, number: undefined, way: undefined });
  if ((await orders.find(orderId))?.isRedacted) await privacy.dropDrafts(orderId);
}
