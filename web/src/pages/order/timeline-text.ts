import type { TimelineEntry } from "../../../../server/http/contract.ts";
import type { I18n } from "../../i18n/context.tsx";
import type { MessageKey } from "../../i18n/tr.ts";

type Event = Omit<TimelineEntry, "by">;

/** One sentence for one entry. A kind this page does not know prints itself: nothing that happened is hidden. */
export function timelineText(entry: Event, currency: string, i18n: I18n): string {
  const key = keyOf(entry);
  if (!i18n.has(key)) return entry.kind;
  return i18n.t(key, { ...entry.facts, ...spelled(entry, currency, i18n) });
}

function keyOf({ kind, facts }: Event): MessageKey | `timeline.${string}` {
  if (kind === "document-archived") return `timeline.document-archived.${facts["format"]}`;
  if (kind === "looked-up") return facts["found"] === 1 ? "timeline.looked-up.found" : "timeline.looked-up.missing";
  if ((kind === "submitted" || kind === "confirmed") && !facts["number"]) return `timeline.${kind}.unnumbered`;
  if (kind.startsWith("correction-") && facts["amount"] === "") return `timeline.${kind}.plain`;
  return `timeline.${kind}`;
}

/** Facts that read better as money, a duration or words. */
function spelled({ facts }: Event, currency: string, i18n: I18n): Record<string, string> {
  const { total, amount, seconds, topic } = facts;
  return {
    ...(total === undefined ? {} : { total: i18n.format.money(String(total), currency) }),
    ...(amount === undefined ? {} : { amount: i18n.format.money(String(amount), currency) }),
    ...(typeof seconds === "number" ? { delay: durationText(seconds, i18n) } : {}),
    ...(topic === undefined ? {} : { topic: topicText(String(topic), i18n) }),
  };
}

/** What Shopify calls the news, in words: by its whole name, else by its subject. */
function topicText(topic: string, { t, has }: I18n): string {
  const known = [topic, topic.split("/")[0], "other"].map((name) => `topic.${name}`).find(has);
  return known === undefined ? topic : t(known);
}

function durationText(seconds: number, { t, format }: I18n): string {
  if (seconds < 120) return t("duration.seconds", { count: format.number(Math.round(seconds)) });
  if (seconds < 7_200) return t("duration.minutes", { count: format.number(Math.round(seconds / 60)) });
  return t("duration.hours", { count: format.number(Math.round(seconds / 3_600)) });
}
