import { fault } from "../../invoice/fault.ts";
import type { OrderId } from "../../invoice/ids.ts";
import { transition } from "../../invoice/lifecycle.ts";
import type { InvoiceRecord, OrderRecord, Stores } from "../ports/stores.ts";
import { recordAccepted, recordMisfiled } from "./record-answer.ts";
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
  const { kind } = outcome;
  if (kind === "unknown" || kind === "duplicate") return invoices.update(known.invoice.ettn, { wasLost: true });
  if (kind === "misfiled") return recordLateMisfiled(stores, { known, order, uuid: outcome.uuid });
  if (kind !== "accepted") return;
  const { number, reference } = outcome;
  if (!known.isLive) {
    const taken = { number: number ?? known.invoice.number, reference: reference ?? known.reference, now };
    return recordRevived(stores, known, taken);
  }
  if (isAnother(known, number)) return tellOfSecond(stores, orderId, number);
  const isNews = known.acceptedAt === undefined && transition(order.state, "accept").ok;
  if (isNews) await recordAccepted(stores, { orderId, record: known, number, reference, now });
}

/** By its number alone: what else an integrator calls a document may differ from answer to answer. */
const isAnother = ({ acceptedAt, invoice }: InvoiceRecord, number: string | undefined): number is string =>
  acceptedAt !== undefined && invoice.number !== undefined && number !== undefined && number !== invoice.number;

type Misfiled = { readonly known: InvoiceRecord; readonly order: OrderRecord; readonly uuid: string };

/** Where the order waits for this invoice nothing more is sent; where it has another one, or none any more, this one stands as well. */
async function recordLateMisfiled(stores: Stores, { known, order, uuid }: Misfiled): Promise<void> {
  const isAwaited = known.isLive && known.acceptedAt === undefined && transition(order.state, "fail").ok;
  if (isAwaited) return recordMisfiled(stores, { orderId: order.id, record: known, uuid });
  await tellOfSecond(stores, order.id, uuid);
}

type Taken = { readonly number: string | undefined; readonly reference: string | undefined; readonly now: Date };

/** It was taken for dead: whoever settles the order finds it alive and adopts it, and a person sees that it exists. */
async function recordRevived(
  stores: Stores,
  { orderId, invoice: { ettn } }: InvoiceRecord,
  { number, reference, now }: Taken,
): Promise<void> {
  const named = { ...(number !== undefined && { number }), ...(reference !== undefined && { reference }) };
  await stores.invoices.update(ettn, { acceptedAt: now, answeredAt: now, wasLost: true, ...named });
  await tellOfSecond(stores, orderId, number ?? ettn);
}

async function tellOfSecond({ orders, timeline }: Stores, orderId: OrderId, number: string): Promise<void> {
  const faults = (await orders.find(orderId))?.faults ?? [];
  await orders.setFaults(orderId, [...faults, fault("SECOND_INVOICE_TAKEN", "integrator", { number })]);
  await timeline.append(orderId, "submitted", { number });
}
