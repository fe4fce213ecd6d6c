import { PROFILES } from "../../gib/profile-ids.ts";
import { fault } from "../../invoice/fault.ts";
import { forgetOfDocument, tellOfDocument } from "./check-original.ts";
import { keyOf } from "../ports/document-key.ts";
import { einvoiceNews } from "../einvoice-news.ts";
import type { OrderId } from "../../invoice/ids.ts";
import { compareIssued, showCorrections } from "../reconcile/compare-issued.ts";
import { isToldUnseen } from "../reconcile/told-unseen.ts";
import { isToCome } from "../is-to-come.ts";
import type { DocumentStatus, Integrator } from "../ports/integrator.ts";
import { done, type JobOutcome, snooze } from "../ports/jobs.ts";
import type { PipelinePorts } from "../ports/ports.ts";
import { recordCancelled, recordRejected } from "../send/record-answer.ts";
import type { InvoiceRecord, OrderRecord, Stores } from "../ports/stores.ts";
import type { Subject } from "../send/submit-invoice.ts";
import { unlessChanged } from "../unless-changed.ts";
import { recordNews, STANDS } from "./track-invoice.ts";

const HOUR = 3600;
const days = (...numbers: readonly number[]) => numbers.map((number) => number * 24 * HOUR);
/**
 * Seconds after issue at which an issued invoice is looked at: it is reported to GİB within a day, and may be cancelled at
 * the integrator's own site while the window is open (8 days from delivery, some days of grace).
 */
const RUNGS: readonly number[] = [HOUR, 3 * HOUR, 12 * HOUR, ...days(1, 2, 4, 7, 9, 14)];
/** The buyer of a commercial e-Fatura has eight days to answer it. */
const ANSWER_RUNGS: readonly number[] = [HOUR, 3 * HOUR, 12 * HOUR, ...days(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 14)];

/** A change within a minute of the invoice is found by the next comparison of the shop with Shopify. */
const SETTLED_SECONDS = 60;

export type Watched = Subject & { readonly order: OrderRecord | undefined };

/**
 * Issued and archived: learns that it was reported to GİB, or cancelled by hand at the integrator; woken in between, looks
 * whether its order was cancelled, refunded or edited since. Without an integrator, because another one is connected, only that.
 */
export const watchInvoice =
  (ports: PipelinePorts, integrator: Integrator | undefined) =>
  async ({ shop, orderId, record, order }: Watched): Promise<JobOutcome | "continue"> => {
    const { unitOfWork, clock } = ports;
    const { ettn } = record.invoice;
    const { confirmedAt = new Date(0) } = record;
    const age = (clock.now().getTime() - confirmedAt.getTime()) / 1000;
    const rungs = PROFILES[record.invoice.profileId].buyerMayReject ? ANSWER_RUNGS : RUNGS;
    const passed = rungs.filter((rungAt) => rungAt <= age).length;
    const isTime = integrator !== undefined && passed > record.statusChecks;
    const status = isTime ? await integrator.findByEttn(keyOf(record)) : undefined;
    const isSettled = age >= SETTLED_SECONDS || isToCome(confirmedAt, clock.now());
    const isWoken = !isTime && isSettled;
    const compared = isWoken ? await compareIssued(ports, { shop, orderId, record }) : undefined;
    // Read after its invoice was fixed, as before an old document was adopted, it would seem to have been compared.
    const isUncompared = !isSettled && order !== undefined && order.updatedAt > record.issuedAt;
    const next = isUncompared ? SETTLED_SECONDS : integrator && rungs[passed];
    const rest = next === undefined ? done : snooze(Math.ceil(next - age));
    if (!isTime && !compared && !order?.problem) return rest;
    return unlessChanged(unitOfWork, { shop, record, states: ["issued"] }, async (stores) => {
      await stores.orders.setProblem(orderId, undefined);
      if (compared) await showCorrections(stores, compared);
      if (isTime) await stores.invoices.update(ettn, { statusChecks: passed });
      if (status && (await recordChange(stores, { orderId, record, status, now: clock.now() })) === "dead")
        return "continue";
      // A rung took this turn, and nothing but the signal knows of the change.
      return isTime && (await isToldUnseen(stores, record)) ? "continue" : rest;
    });
  };

type Change = {
  readonly orderId: OrderId;
  readonly record: InvoiceRecord;
  readonly status: DocumentStatus;
  readonly now: Date;
};

async function recordChange(stores: Stores, { orderId, record, status, now }: Change): Promise<"dead" | "live"> {
  const news = einvoiceNews(record, status, now);
  await recordNews(stores, { orderId, record, news, number: record.invoice.number });
  if (news.state === "cancelled") {
    await recordCancelled(stores, { orderId, record, now }, {});
    return "dead";
  }
  if (news.state === "rejected") {
    await recordRejected(stores, { orderId, record, reason: status.detail });
    return "dead";
  }
  // By the integrator's own word: an e-Fatura's newest envelope counts as done here, and is none that may go again.
  if (status.state === "failed") {
    const text = status.detail ?? status.raw;
    await tellOfDocument(stores, record, fault("FAILED_AFTER_ISSUE", "integrator", { text }));
  }
  if (STANDS.has(status.state)) await forgetOfDocument(stores, orderId, "FAILED_AFTER_ISSUE");
  if (status.reported && !record.reported) {
    await stores.invoices.update(record.invoice.ettn, { reported: true });
    await stores.timeline.append(orderId, "reported");
  }
  return "live";
}
