import { STAYS_OUT } from "../invoice/due/due.ts";
import type { Fault } from "../invoice/fault.ts";
import type { DocumentFormat } from "./ports/integrator.ts";
import { isBarred } from "./mail/may-mail.ts";
import { isOpenMailing } from "./ports/mailing.ts";
import type { InvoiceRecord, OrderRecord } from "./ports/stores.ts";

export type Step =
  | "settle"
  | "adopt"
  | "refresh"
  | "submit"
  | "go-on"
  | "look-up"
  | "track"
  | "deliver"
  | "mail"
  | "watch"
  | "cancel"
  | "recheck"
  | "none";

/** Originals every issued invoice keeps; the XML first, because it alone tells whose they are. */
export const ARCHIVED_FORMATS: readonly DocumentFormat[] = ["xml", "pdf"];

export type Progress = {
  /** `undefined` before the order was first read. */
  readonly order: Pick<OrderRecord, "state" | "faults" | "reason"> | undefined;
  readonly invoice:
    | Pick<InvoiceRecord, "submitAttempts" | "answeredAt" | "wasLost" | "issuedAt" | "confirmedAt" | "mailing">
    | undefined;
  readonly archived: readonly DocumentFormat[];
  readonly now: Date;
};

/** An invoice not sent within a minute of its issue waited for something: the order may be another by now. */
const FRESH_MS = 60_000;
const A_DAY_MS = 86_400_000;
/** Where sending ended: the same order sent again would end there again, so a person decides. */
const LAST_WORDS: ReadonlySet<Fault["code"]> = new Set(["INTEGRATOR_REFUSED", "NUMBER_TAKEN", "BUYER_STATUS_UNCLEAR"]);

/**
 * The step that is due, computed from what is stored: a crash at any instant resumes here. After a marker without a committed
 * answer the document may or may not have arrived: it is asked for, never sent.
 */
export function nextStep({ order, invoice, archived, now }: Progress): Step {
  switch (order?.state) {
    case undefined:
    case "waiting":
      return "settle";
    case "review":
      return order?.faults.some(({ code }) => LAST_WORDS.has(code)) ? "recheck" : "settle";
    case "not-ours":
      return stepWhenLeftOut(order?.reason, invoice);
    case "queued":
      return stepWhenQueued(invoice, now);
    case "submitting":
      return invoice?.answeredAt && !invoice.wasLost ? "go-on" : "look-up";
    case "unknown":
      return "look-up";
    case "processing":
      return "track";
    case "issued":
      return stepWhenIssued({ order, invoice, archived, now });
    case "cancelling":
      return "cancel";
    case "cancelled":
    case "rejected":
    case "failed":
      return "recheck";
  }
}

/** The originals come first, because they tell whose document it is; those that do not come in a day keep no mail from its buyer. */
function stepWhenIssued({ order, invoice, archived, now }: Progress): Step {
  const isWhole = ARCHIVED_FORMATS.every((format) => archived.includes(format));
  const isLate = now.getTime() - (invoice?.confirmedAt ?? now).getTime() > A_DAY_MS;
  const isMailDue = isOpenMailing(invoice?.mailing) && !isBarred(order?.faults ?? []);
  if (isMailDue && (isWhole || isLate)) return "mail";
  return isWhole ? "watch" : "deliver";
}

/** A document that was lost may turn up after all, unless a person has said that another one is the order's. */
function stepWhenLeftOut(reason: string | undefined, invoice: Progress["invoice"]): Step {
  if (!STAYS_OUT.has(reason ?? "")) return "settle";
  return invoice?.wasLost && reason !== "INVOICED_ELSEWHERE" ? "adopt" : "none";
}

/**
 * A document that may have arrived once keeps its ETTN and its content, and is looked for, and its order with it, before
 * each attempt; of one that provably did not arrive the order is looked at again.
 */
function stepWhenQueued(invoice: Progress["invoice"], now: Date): Step {
  if (!invoice) return "submit";
  if (invoice.wasLost) return "look-up";
  const age = now.getTime() - invoice.issuedAt.getTime();
  // One of a time to come was dated by a clock that ran ahead.
  const isFresh = invoice.submitAttempts === 0 && age >= 0 && age < FRESH_MS;
  return isFresh ? "submit" : "refresh";
}
