import type { InvoiceDraft } from "../invoice.ts";

/**
 * Whether a document that was never taken may still be sent as it stands: what it says is what the order, the shop and
 * the day say now. The time of day does not count.
 */
export const isSameInvoice = (stored: InvoiceDraft, fresh: InvoiceDraft): boolean => essence(stored) === essence(fresh);

/** ETTN and number are given at issue, not mapped from the order. */
function essence(invoice: InvoiceDraft & { readonly ettn?: string; readonly number?: string }): string {
  const { ettn: _ettn, number: _number, issueTime: _issueTime, ...said } = invoice;
  return JSON.stringify(said, (_key, value: unknown) => (typeof value === "bigint" ? `${value}n` : value));
}
