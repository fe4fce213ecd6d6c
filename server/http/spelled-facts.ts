import { ERP_WORDING, type EnvelopeCode, envelopeStatus, toEnvelopeCode } from "../gib/envelope-statuses.ts";
import type { TimelineEntry } from "./contract.ts";
import { type Language, reasonText } from "./language.ts";

type Event = Pick<TimelineEntry, "kind" | "facts">;

/** What is known of an event, with a reason's code, and GİB's of an envelope, in words. */
export function spelledFacts({ kind, facts }: Event, language: Language): Event["facts"] {
  const { reason, code } = facts;
  if (reason !== undefined) return { ...facts, reason: reasonText(String(reason), language).text };
  const known = kind === "envelope-told" ? toEnvelopeCode(String(code)) : undefined;
  return known === undefined ? facts : { ...facts, code: `${envelopeWording(known, language)} (${known})` };
}

/** The state of the invoice inside, as a bookkeeper calls it. */
export function envelopeWording(code: EnvelopeCode, language: Language): string {
  const { erp, en } = envelopeStatus(code);
  return language === "tr" ? ERP_WORDING[erp] : en;
}
