import { envelopeStatus } from "../gib/envelope-statuses.ts";
import { PROFILES } from "../gib/profile-ids.ts";
import { answerInvoice, type CommercialState, lastDayToAnswer } from "../invoice/e-fatura/commercial-answer.ts";
import { type EnvelopeTrack, followEnvelope, mayResend } from "../invoice/e-fatura/envelope-track.ts";
import { type IstanbulDate, istanbulDate } from "../invoice/time/istanbul-time.ts";
import type { DocumentStatus } from "./ports/integrator.ts";
import type { InvoiceRecord } from "./ports/stores.ts";

/** What GİB and the buyer have said of an e-Fatura so far; of an e-Arşiv invoice nothing. */
export type EinvoiceNews = {
  readonly envelope: EnvelopeTrack | undefined;
  readonly commercial: CommercialState | undefined;
  /** The integrator's word in the light of GİB's. */
  readonly state: DocumentStatus["state"];
};

/** Reads one status of the integrator's; an answer overtaken by a newer one changes nothing. */
export function einvoiceNews(record: InvoiceRecord, status: DocumentStatus, now: Date): EinvoiceNews {
  const envelope = envelopeAfter(record.envelope, status.envelopeCode);
  const state = stateIn(status.state, envelope);
  return { envelope, state, commercial: commercialAfter(record, { state, reason: status.detail }, istanbulDate(now)) };
}

/** GİB's codes have four digits; anything else in their place is a word of the integrator's own. */
const OF_GIB = /^\d{4}$/;

function envelopeAfter(known: EnvelopeTrack | undefined, code: string | undefined): EnvelopeTrack | undefined {
  if (code === undefined || !OF_GIB.test(code)) return known;
  const track = known ?? { kind: "sent" };
  // After "already registered" the integrator tells the first document's own status; after an error that allows it, a new envelope's.
  const start = mayResend(track) ? followEnvelope(track, { kind: "send-again" }) : undefined;
  const ways = [
    followEnvelope(track, { kind: "told", code }),
    followEnvelope(track, { kind: "first-found", code }),
    start?.ok ? followEnvelope(start.value, { kind: "told", code }) : undefined,
  ];
  const found = ways.find((way) => way?.ok);
  return found?.ok ? found.value : track;
}

/**
 * An error of GİB's that forbids sending again is no failure yet, and neither is a code that stands in no list; a document put
 * up for cancellation on GİB's portal is cancelled.
 */
function stateIn(told: DocumentStatus["state"], envelope: EnvelopeTrack | undefined): DocumentStatus["state"] {
  if (envelope?.kind === "known" && envelopeStatus(envelope.code).erp === "cancelled") return "cancelled";
  const isOpen = envelope !== undefined && envelope.kind !== "sent" && !mayResend(envelope);
  return told === "failed" && isOpen ? "processing" : told;
}

type Said = { readonly state: DocumentStatus["state"]; readonly reason: string | undefined };

/** Silence until the last day is acceptance; a refusal the integrator tells later was given in time, or GİB had not taken it. */
function commercialAfter(
  { invoice, commercial }: InvoiceRecord,
  { state, reason }: Said,
  today: IstanbulDate,
): CommercialState | undefined {
  if (!PROFILES[invoice.profileId].buyerMayReject || !REACHED.has(state)) return commercial;
  const known = commercial ?? { kind: "awaited", receivedOn: today };
  const next = answerInvoice(known, eventOf(known, { state, reason }, today));
  return next.ok ? next.value : known;
}

const REACHED: ReadonlySet<DocumentStatus["state"]> = new Set(["delivered", "answer-pending", "rejected"]);

function eventOf(known: CommercialState, { state, reason = "" }: Said, today: IstanbulDate) {
  if (state === "delivered") return { kind: "KABUL", on: today } as const;
  if (state === "answer-pending") return { kind: "silence", today } as const;
  const lastDay = known.kind === "awaited" ? lastDayToAnswer(known.receivedOn) : today;
  const inTime = known.kind === "accepted-by-silence" ? known.lastDay : lastDay;
  return { kind: "RED", on: today > inTime ? inTime : today, reason } as const;
}

/** GİB tries again only every few hours, and a code in no list tells nothing: asking more often is of no use. */
export const isSlow = (envelope: EnvelopeTrack | undefined): boolean =>
  envelope?.kind === "unread" ||
  (envelope?.kind === "known" && envelopeStatus(envelope.code).action === "wait-for-delivery");

/** GİB's newest word, as it was told. */
export const codeOf = (envelope: EnvelopeTrack | undefined): string | undefined => {
  if (envelope === undefined || envelope.kind === "sent") return undefined;
  return envelope.kind === "known" ? envelope.code : envelope.raw;
};
