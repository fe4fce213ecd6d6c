import { PROFILES } from "../../gib/profile-ids.ts";
import { fault } from "../../invoice/fault.ts";
import { keyOf } from "../ports/document-key.ts";
import { codeOf, type EinvoiceNews, einvoiceNews, isSlow } from "../einvoice-news.ts";
import { isToCome } from "../is-to-come.ts";
import { isVanished } from "./is-vanished.ts";
import type { DiscardOutcome, DocumentStatus, Integrator } from "../ports/integrator.ts";
import { done, type JobOutcome, snooze } from "../ports/jobs.ts";
import type { PipelinePorts } from "../ports/ports.ts";
import { recordCancelled, recordRejected } from "../send/record-answer.ts";
import { recordUnfound } from "../send/record-lost.ts";
import { resendOnce } from "./resend-envelope.ts";
import type { InvoiceRecord, Stores } from "../ports/stores.ts";
import type { Subject } from "../send/submit-invoice.ts";
import { unlessChanged } from "../unless-changed.ts";

const HOUR = 3600;
/**
 * Seconds between status checks from the acceptance on, hourly after the last: e-Arşiv is quick while a person may be looking,
 * an envelope takes its way through GİB.
 */
const LADDERS: Readonly<Record<"earchive" | "einvoice", readonly number[]>> = {
  earchive: [1, 2, 3, 5, 10, 30, 120, 600],
  einvoice: [30, 120, 600],
};

/** The document exists for the law, whatever its buyer does next. */
export const STANDS: ReadonlySet<DocumentStatus["state"]> = new Set(["issued", "delivered", "answer-pending"]);

/** Asks once for the document's status and commits what it says; an unknown word means still pending. */
export const trackInvoice =
  (ports: PipelinePorts, integrator: Integrator) =>
  async ({ shop, orderId, record }: Subject): Promise<JobOutcome | "continue"> => {
    const status = await integrator.findByEttn(keyOf(record));
    const now = ports.clock.now();
    const news = status && einvoiceNews(record, status, now);
    if (news?.state === "failed") {
      const { envelope } = news;
      const isSentAgain = await resendOnce(ports, integrator, { shop, orderId, record, envelope });
      if (isSentAgain) return isSentAgain;
    }
    // What it left behind in the books goes before the failure is told; while nobody says so this is tried again.
    const left = news?.state === "failed" ? await integrator.discard?.(keyOf(record)) : undefined;
    return unlessChanged(ports.unitOfWork, { shop, record, states: ["processing"] }, async (stores) => {
      if (status?.state === "draft") return sendAgain(stores, { orderId, record });
      if (!status && (await isVanished(stores, { orderId, record, now })))
        return recordUnfound(stores, { orderId, record }, record.invoice.number ?? "404");
      // It failed, and somebody else has made a document of the same draft.
      if (!status || !news || left?.kind === "document") return wait(stores, { orderId, record, now });
      const number = status.number ?? record.invoice.number;
      await recordNews(stores, { orderId, record, news, number });
      // Issued without a number would be a document nobody can name: keep asking until it is told.
      const isNameless = STANDS.has(news.state) && number === undefined;
      if (news.state === "processing" || isNameless) return wait(stores, { orderId, record, news, now });
      return recordFinal(stores, { orderId, record, status: withLeft(status, left), news, number, now });
    });
  };

/** What the integrator would not remove is a thing the merchant has to. */
const withLeft = (status: DocumentStatus, left: DiscardOutcome | undefined): DocumentStatus =>
  left?.kind === "left" ? { ...status, detail: `${status.detail ?? status.raw} ${left.text}` } : status;

type Tracked = Pick<Subject, "orderId" | "record">;

async function wait(
  { invoices, orders }: Stores,
  { orderId, record, news, now }: Tracked & { readonly news?: EinvoiceNews; readonly now: Date },
): Promise<JobOutcome> {
  await invoices.update(record.invoice.ettn, { statusChecks: record.statusChecks + 1 });
  await orders.setProblem(orderId, undefined);
  return snooze(isSlow(news?.envelope) ? HOUR : untilNextRung(record, now));
}

/** By the clock and not by the number of checks: a signal that has it looked at in between makes none of them later. */
function untilNextRung({ invoice, acceptedAt }: InvoiceRecord, now: Date): number {
  if (isToCome(acceptedAt ?? now, now)) return HOUR;
  const age = (now.getTime() - (acceptedAt ?? now).getTime()) / 1000;
  let at = 0;
  for (const seconds of LADDERS[PROFILES[invoice.profileId].channel]) {
    at += seconds;
    if (at > age) return Math.max(at - age, 1);
  }
  return HOUR;
}

/** What GİB and the buyer said is kept, whatever becomes of it, and a number is shown from the moment it is told. */
export async function recordNews(
  { invoices, orders, timeline }: Stores,
  { orderId, record, news, number }: Tracked & { readonly news: EinvoiceNews; readonly number?: string | undefined },
): Promise<void> {
  const { envelope, commercial } = news;
  const isSame = [
    [envelope, record.envelope],
    [commercial, record.commercial],
  ].every(([now, before]) => JSON.stringify(now) === JSON.stringify(before));
  const { ettn, number: before } = record.invoice;
  if (isSame && number === before) return;
  await invoices.update(ettn, { envelope, commercial, ...(number ? { number } : {}) });
  if (number && number !== before) await orders.showInvoice(orderId, { ettn, number });
  const code = codeOf(envelope);
  if (code !== undefined && code !== codeOf(record.envelope)) await timeline.append(orderId, "envelope-told", { code });
  if (commercial && commercial.kind !== "awaited" && commercial.kind !== record.commercial?.kind)
    await timeline.append(orderId, commercial.kind === "rejected" ? "buyer-rejected" : "buyer-accepted");
}

/** Nothing became of it: it is looked for once more, and goes again once nothing earlier can turn up any more. */
async function sendAgain({ invoices, orders, timeline }: Stores, { orderId, record }: Tracked): Promise<"continue"> {
  await invoices.update(record.invoice.ettn, { wasLost: true });
  await orders.move(orderId, "find-draft");
  await timeline.append(orderId, "answer-lost");
  return "continue";
}

type Final = Tracked & {
  readonly record: InvoiceRecord;
  readonly status: DocumentStatus;
  readonly news: EinvoiceNews;
  readonly number: string | undefined;
  readonly now: Date;
};

async function recordFinal(stores: Stores, final: Final): Promise<JobOutcome | "continue"> {
  const { orderId, record, status, news, number, now } = final;
  const { invoices, orders, timeline } = stores;
  const { ettn } = record.invoice;
  if (STANDS.has(news.state)) {
    await invoices.update(ettn, {
      confirmedAt: now,
      reported: status.reported,
      statusChecks: 0,
      ...(number ? { number } : {}),
      ...(status.ettn ? { legalEttn: status.ettn } : {}),
    });
    await orders.move(orderId, "confirm");
    if (status.ettn) await orders.showInvoice(orderId, { ettn: status.ettn, number });
    await timeline.append(orderId, "confirmed", number ? { number } : {});
    return "continue";
  }
  if (news.state === "rejected") {
    await recordRejected(stores, { orderId, record, reason: status.detail });
    return "continue";
  }
  if (news.state === "failed") {
    await invoices.update(ettn, { isLive: false });
    const text = status.detail ?? status.raw;
    await orders.move(orderId, "fail", { faults: [fault("INTEGRATOR_FAILED", "integrator", { text })] });
    await timeline.append(orderId, "failed", { code: codeOf(news.envelope) ?? status.raw });
    return done;
  }
  await recordCancelled(stores, { orderId, record, now }, { code: status.raw });
  return "continue";
}
