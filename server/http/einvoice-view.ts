import { ENVELOPE_ACTIONS } from "../gib/envelope-actions.ts";
import { envelopeStatus } from "../gib/envelope-statuses.ts";
import { PROFILES } from "../gib/profile-ids.ts";
import { type CommercialState, lastDayToAnswer } from "../invoice/e-fatura/commercial-answer.ts";
import { codeOf } from "../pipeline/einvoice-news.ts";
import type { InvoiceRecord } from "../pipeline/ports/stores.ts";
import type { EinvoiceView } from "./einvoice-contract.ts";
import type { Language } from "./language.ts";
import { envelopeWording } from "./spelled-facts.ts";

/** What GİB and the buyer said of an e-Fatura; null of an e-Arşiv invoice. */
export function toEinvoiceView(
  { invoice, envelope, commercial }: Pick<InvoiceRecord, "invoice" | "envelope" | "commercial">,
  language: Language,
): EinvoiceView | null {
  if (PROFILES[invoice.profileId].channel === "earchive") return null;
  return {
    mailbox: invoice.receiverAlias ?? null,
    code: codeOf(envelope) ?? null,
    ...(envelope?.kind === "known" ? wordsOf(envelope.code, language) : NO_WORDS),
    answer: commercial ? answerOf(commercial) : null,
  };
}

const NO_WORDS = { wording: null, label: null, advice: null };

function wordsOf(code: Parameters<typeof envelopeStatus>[0], language: Language) {
  const { label, action } = envelopeStatus(code);
  return { wording: envelopeWording(code, language), label, advice: ENVELOPE_ACTIONS[action][language] };
}

function answerOf(state: CommercialState): NonNullable<EinvoiceView["answer"]> {
  const reason = state.kind === "rejected" && state.reason !== "" ? state.reason : null;
  return { kind: state.kind, day: dayOf(state), reason };
}

function dayOf(state: CommercialState): string {
  if (state.kind === "awaited") return lastDayToAnswer(state.receivedOn);
  return state.kind === "accepted-by-silence" ? state.lastDay : state.on;
}
