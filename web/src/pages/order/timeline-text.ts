import type { OrderDetail, TimelineEntry } from "../../../../server/http/contract.ts";
import type { I18n } from "../../i18n/context.tsx";
import type { MessageKey } from "../../i18n/tr.ts";

type Event = Omit<TimelineEntry, "by">;
type Order = Pick<OrderDetail, "currency" | "reason">;

/** One sentence for one entry. A kind this page does not know prints itself: nothing that happened is hidden. */
export function timelineText(entry: Event, order: Order, i18n: I18n): string {
  const key = keyOf(entry);
  if (!i18n.has(key)) return entry.kind;
  return i18n.t(key, { ...entry.facts, ...spelled(entry, order, i18n) });
}

function keyOf({ kind, facts }: Event): MessageKey | `timeline.${string}` {
  if (kind === "looked-up") return facts["found"] === 1 ? "timeline.looked-up.found" : "timeline.looked-up.missing";
  if ((kind === "submitted" || kind === "confirmed") && !facts["number"]) return `timeline.${kind}.unnumbered`;
  return `timeline.${kind}`;
}

/** Facts that read better as money, a duration or the server's own words. */
function spelled({ facts }: Event, order: Order, i18n: I18n): Record<string, string> {
  const { total, amount, seconds, reason } = facts;
  return {
    ...(total === undefined ? {} : { total: i18n.format.money(String(total), order.currency) }),
    ...(amount === undefined ? {} : { amount: i18n.format.money(String(amount), order.currency) }),
    ...(typeof seconds === "number" ? { delay: durationText(seconds, i18n) } : {}),
    ...(reason !== undefined && order.reason?.code === reason ? { reason: order.reason.text } : {}),
  };
}

function durationText(seconds: number, { t, format }: I18n): string {
  if (seconds < 120) return t("duration.seconds", { count: format.number(Math.round(seconds)) });
  if (seconds < 7_200) return t("duration.minutes", { count: format.number(Math.round(seconds / 60)) });
  return t("duration.hours", { count: format.number(Math.round(seconds / 3_600)) });
}
