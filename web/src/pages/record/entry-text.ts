import type { RecordActor, RecordEntry } from "../../../../server/http/work-contract.ts";
import type { I18n } from "../../i18n/context.tsx";
import type { TranslateOf } from "../../i18n/translate.ts";
import { timelineText } from "../order/timeline-text.ts";
import { type RecordKey, tr } from "./texts/tr.ts";

type Texts = TranslateOf<RecordKey>;

const isKey = (key: string): key is RecordKey => Object.hasOwn(tr, key);

/** What was done, in one sentence: an order's event in the words of its own story, a shop's in the words of this page. */
export function entryText(entry: RecordEntry, t: Texts, i18n: I18n): string {
  const key = `event.${entry.kind}`;
  if (isKey(key)) return t(key, { ...entry.facts, ...spelled(entry.facts, t, i18n) });
  return timelineText(entry, entry.order?.currency ?? "TRY", i18n);
}

export function actorText({ kind, id, isYou }: RecordActor, t: Texts): string {
  if (isYou) return t("actor.you");
  return t(kind === "job" ? "actor.app" : `actor.${kind}`, { id });
}

function spelled(facts: RecordEntry["facts"], t: Texts, { format }: I18n): Record<string, string> {
  const { sections, day, environment, integrator } = facts;
  const textOf = (key: string, otherwise: string) => (isKey(key) ? t(key) : otherwise);
  return {
    ...(sections === undefined ? {} : { sections: sectionsText(String(sections), t) }),
    ...(day === undefined ? {} : { day: format.date(String(day)) }),
    ...(environment === undefined ? {} : { environment: textOf(`environment.${environment}`, String(environment)) }),
    ...(integrator === undefined ? {} : { integrator: textOf(`integrator.${integrator}`, nameOf(String(integrator))) }),
  };
}

/** A vendor's name as it is kept: "nilvera" is Nilvera. */
const nameOf = (kind: string): string => kind.charAt(0).toUpperCase() + kind.slice(1);

type Section = Extract<RecordKey, `section.${string}`>;

/** Members of SHOP.json under the heads of the settings page. What stands in no row goes with every document. */
const SECTIONS: Readonly<Record<string, Section>> = {
  seller: "section.company",
  website: "section.company",
  series: "section.series",
  numbering: "section.series",
  einvoice: "section.series",
  tax: "section.tax",
  limits: "section.tax",
  carriers: "section.shipping",
  despatch: "section.shipping",
  payments: "section.payments",
  paymentChannelCode: "section.payments",
  payeeIban: "section.payments",
  latePaymentPercent: "section.payments",
  channels: "section.channels",
  till: "section.channels",
  issue: "section.trigger",
};

function sectionsText(names: string, t: Texts): string {
  if (names === "") return t("section.none");
  const sections = names.split(",").map((name) => SECTIONS[name] ?? "section.document");
  return [...new Set(sections)].map((section) => t(section)).join(", ");
}
