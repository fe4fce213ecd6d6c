import type { OrderId } from "../invoice/ids.ts";
import { hideInvoice } from "./hide-invoice.ts";
import type { InvoiceRecord, Stores } from "./ports/stores.ts";

/**
 * Retires the order's invoice when it provably never arrived anywhere, because the order, the shop or the day is another
 * now. Its ETTN is not used again.
 */
export async function withdrawUnsent(stores: Stores, orderId: OrderId): Promise<void> {
  const record = await stores.invoices.findLatest(orderId);
  if (record?.isLive) await retireUnsent(stores, record);
}

/** The same of the order's live invoice, as this transaction read it. */
export async function retireUnsent(stores: Stores, record: InvoiceRecord): Promise<void> {
  const { invoices, numbers, timeline } = stores;
  const { ettn } = record.invoice;
  if (record.wasLost || record.acceptedAt) throw new Error("an invoice that may exist must not be withdrawn");
  await invoices.update(ettn, { isLive: false });
  await numbers.giveBack(ettn);
  await hideInvoice(stores, record);
  await timeline.append(record.orderId, "withdrawn", { ettn });
}
