import { type Fault, fault } from "../../invoice/fault.ts";
import type { OrderId } from "../../invoice/ids.ts";
import { hideInvoice } from "../hide-invoice.ts";
import type { ProviderWords, SubmitOutcome } from "../ports/integrator.ts";
import { done, type JobOutcome } from "../ports/jobs.ts";
import type { Problem } from "../ports/problem.ts";
import type { InvoiceRecord, Stores } from "../ports/stores.ts";

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
  // An answer that names none takes nothing from a number of our own.
  await orders.showInvoice(orderId, { ettn, number: number ?? record.invoice.number });
  await timeline.append(orderId, "submitted", number ? { number } : {});
}

type Refusal = Extract<SubmitOutcome, { kind: "refused" }>;

/**
 * A refused document is dead; once its cause is mended the order gets a new one, with a new ETTN. Where the buyer gets the
 * other kind of document that one is made at once, the first time it happens.
 */
export async function recordRefused(
  stores: Stores,
  { orderId, record, refusal }: Subject & { refusal: Refusal },
): Promise<JobOutcome | "continue"> {
  const { invoices, numbers, orders, timeline } = stores;
  const facts = { code: refusal.provider.code };
  await invoices.update(record.invoice.ettn, { isLive: false });
  // Where an answer was lost before, an earlier attempt may still turn up under this number: it is not used again.
  if (!record.wasLost) await numbers.giveBack(record.invoice.ettn);
  await hideInvoice(stores, record);
  if (await mayReroute(stores, { orderId, record, refusal })) {
    await orders.move(orderId, "reroute");
    await timeline.append(orderId, "rerouted", facts);
    return "continue";
  }
  await orders.move(orderId, "refuse", { faults: [refusalFault(refusal)] });
  await timeline.append(orderId, "submission-refused", facts);
  return done;
}

/** What may have arrived once must not get a second document beside it, and a registry at odds with itself no third. */
async function mayReroute(
  { timeline }: Stores,
  { orderId, record, refusal }: Subject & { refusal: Refusal },
): Promise<boolean> {
  if (refusal.reason !== "reroute" || record.wasLost) return false;
  return !(await timeline.list(orderId)).some(({ kind }) => kind === "rerouted");
}

const refusalFault = ({ reason, provider: { code, text } }: Refusal): Fault =>
  reason === "reroute"
    ? fault("BUYER_STATUS_UNCLEAR", "buyer.taxId", { code, text })
    : fault("INTEGRATOR_REFUSED", "integrator", { code, text });

/**
 * Another document there bears its number, so something else numbers in the series: a person chooses another one. The number
 * is not given back, or the next order would meet the same answer.
 */
export async function recordNumberTaken(
  stores: Stores,
  { orderId, record, provider }: Subject & { readonly provider: ProviderWords },
): Promise<void> {
  const { invoices, orders, timeline } = stores;
  const { ettn, number = "" } = record.invoice;
  await invoices.update(ettn, { isLive: false });
  await hideInvoice(stores, record);
  await orders.move(orderId, "refuse", { faults: [fault("NUMBER_TAKEN", "profile.series", { number })] });
  await timeline.append(orderId, "submission-refused", { code: provider.code });
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

/** The buyer refused a commercial e-Fatura: the document is dead, and a person decides what becomes of the sale. */
export async function recordRejected(
  { invoices, orders }: Stores,
  { orderId, record, reason = "" }: Subject & { readonly reason: string | undefined },
): Promise<void> {
  await invoices.update(record.invoice.ettn, { isLive: false });
  await orders.move(orderId, "reject", { faults: [fault("INVOICE_REJECTED", "buyer", { text: reason })] });
}

/**
 * Cancelled at the integrator, by hand, by GİB or from here: the document is dead and the order keeps its story. Where a person
 * asked for another in its place the order is read again, and gets one if it is still due.
 */
export async function recordCancelled(
  { invoices, orders, timeline }: Stores,
  { orderId, record, now }: Subject & { readonly now: Date },
  facts: Problem["facts"],
): Promise<void> {
  const { ettn } = record.invoice;
  const asked = (await invoices.find(ettn))?.cancellation;
  const cancellation = asked && { wish: "cancel" as const, attempts: 0, doneAt: now.toISOString() };
  await invoices.update(ettn, { isLive: false, cancellation });
  await orders.move(orderId, "find-cancelled");
  await timeline.append(orderId, asked ? "cancel-done" : "cancelled", { ...facts, ettn });
  if (asked?.wish !== "reissue") return;
  await orders.move(orderId, "reopen");
  await orders.markAsked(orderId);
}
