import { fault } from "../invoice/fault.ts";
import type { OrderId } from "../invoice/ids.ts";
import type { SubmitOutcome } from "./integrator.ts";
import type { InvoiceRecord, Problem, Stores } from "./stores.ts";

type Subject = { readonly orderId: OrderId; readonly record: InvoiceRecord };

type Accepted = Subject & {
  readonly number: string | undefined;
  readonly reference?: string | undefined;
  readonly now: Date;
};

/** The integrator has the document, told by its answer or found by ETTN later. */
export async function recordAccepted(
  { invoices, orders, timeline }: Stores,
  { orderId, record, number, reference, now }: Accepted,
): Promise<void> {
  const { ettn } = record.invoice;
  const named = { ...(number ? { number } : {}), ...(reference ? { reference } : {}) };
  await invoices.update(ettn, { acceptedAt: now, answeredAt: now, statusChecks: 0, ...named });
  await orders.move(orderId, "accept");
  await orders.showInvoice(orderId, { ettn, number });
  await timeline.append(orderId, "submitted", number ? { number } : {});
}

/** A refused document is dead; once its cause is mended the order gets a new one, with a new ETTN. */
export async function recordRefused(
  { invoices, numbers, orders, timeline }: Stores,
  { orderId, record, refusal }: Subject & { refusal: Extract<SubmitOutcome, { kind: "refused" }> },
): Promise<void> {
  const { code, text } = refusal.provider;
  const found =
    refusal.reason === "reroute"
      ? fault("BUYER_IS_EINVOICE_TAXPAYER", "buyer.taxId")
      : fault("INTEGRATOR_REFUSED", "integrator", { code, text });
  await invoices.update(record.invoice.ettn, { isLive: false });
  // Where an answer was lost before, an earlier attempt may still turn up under this number: it is not used again.
  if (!record.wasLost) await numbers.giveBack(record.invoice.ettn);
  await orders.move(orderId, "refuse", { faults: [found] });
  await timeline.append(orderId, "submission-refused", { code });
}

/** Filed under an ETTN that is not ours: sending again would make another, so the order waits for a person. */
export async function recordMisfiled(
  { invoices, orders, timeline }: Stores,
  { orderId, record, uuid }: Subject & { uuid: string },
): Promise<void> {
  await invoices.update(record.invoice.ettn, { isLive: false });
  await orders.move(orderId, "fail", { faults: [fault("INTEGRATOR_MISFILED", "integrator", { uuid })] });
  await timeline.append(orderId, "failed", { code: "INTEGRATOR_MISFILED" });
}

/** Cancelled at the integrator, by hand or by GİB: the document is dead and the order keeps its story. */
export async function recordCancelled(
  { invoices, orders, timeline }: Stores,
  { orderId, record }: Subject,
  facts: Problem["facts"],
): Promise<void> {
  await invoices.update(record.invoice.ettn, { isLive: false });
  await orders.move(orderId, "find-cancelled");
  await timeline.append(orderId, "cancelled", facts);
}
