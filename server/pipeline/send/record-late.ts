import { fault } from "../../invoice/fault.ts";
import type { OrderId } from "../../invoice/ids.ts";
import { transition } from "../../invoice/lifecycle.ts";
import type { InvoiceRecord, Stores } from "../ports/stores.ts";
import { recordAccepted } from "./record-answer.ts";
import type { FinalOutcome } from "./send-document.ts";

type Late = {
  readonly orderId: OrderId;
  readonly record: InvoiceRecord;
  readonly outcome: FinalOutcome;
  readonly now: Date;
};

/**
 * An answer that came after the order had gone on without it. What it says of a document that exists is kept whatever became
 * of the order; everything else the later attempt learns for itself.
 */
export async function recordLate(stores: Stores, { orderId, record, outcome, now }: Late): Promise<void> {
  const { invoices, orders } = stores;
  const known = await invoices.find(record.invoice.ettn);
  const order = await orders.find(orderId);
  if (!known || !order) return;
  if (outcome.kind === "unknown" || outcome.kind === "duplicate")
    return invoices.update(known.invoice.ettn, { wasLost: true });
  if (outcome.kind !== "accepted") return;
  const { number, reference } = outcome;
  if (!known.isLive)
    return tellOfSecond(stores, { ...known, reference: reference ?? known.reference }, { number, now });
  const isNews = known.acceptedAt === undefined && transition(order.state, "accept").ok;
  if (isNews) await recordAccepted(stores, { orderId, record: known, number, reference, now });
}

type Taken = { readonly number: string | undefined; readonly now: Date };

/** It was taken for dead: whoever settles the order finds it alive and adopts it, and a person sees that it exists. */
async function tellOfSecond(
  { invoices, orders, timeline }: Stores,
  { orderId, invoice, reference }: InvoiceRecord,
  { number = invoice.number, now }: Taken,
): Promise<void> {
  const { ettn } = invoice;
  const named = { ...(number !== undefined && { number }), ...(reference !== undefined && { reference }) };
  await invoices.update(ettn, { acceptedAt: now, answeredAt: now, wasLost: true, ...named });
  const faults = (await orders.find(orderId))?.faults ?? [];
  await orders.setFaults(orderId, [...faults, fault("SECOND_INVOICE_TAKEN", "integrator", { number: number ?? ettn })]);
  await timeline.append(orderId, "submitted", number === undefined ? {} : { number });
}
