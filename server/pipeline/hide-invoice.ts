import type { InvoiceRecord, Stores } from "./ports/stores.ts";

type Hidden = Pick<InvoiceRecord, "orderId" | "invoice">;

/**
 * The document never became an invoice: neither the list nor a search names its number any more, which may soon be another
 * order's. It is still found by its ETTN.
 */
export const hideInvoice = (
  { orders }: Pick<Stores, "orders">,
  { orderId, invoice: { ettn } }: Hidden,
): Promise<void> => orders.showInvoice(orderId, { ettn, number: undefined, way: undefined });
