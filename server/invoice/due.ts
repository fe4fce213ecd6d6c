import { type Fault, fault } from "./fault.ts";
import { sum } from "./money.ts";
import type { Order } from "./order.ts";

/** Why an order has no invoice yet, or never gets one here. Texts stand in `reason-texts.ts`. */
export type WaitingReason = "PAUSED" | "NOT_PAID" | "NOT_SET_UP";
export type NotOursReason =
  | "CANCELLED"
  | "TEST_ORDER"
  | "BEFORE_START"
  | "SOLD_AT_POS"
  | "SOLD_BY_MARKETPLACE"
  | "GIFT_CARDS_ONLY"
  | "REFUNDED"
  | "INVOICED_ELSEWHERE";

export type IssueSettings = {
  /** Off after install, and whenever the merchant pauses. */
  readonly isActive: boolean;
  /** Orders processed before it are not ours to invoice. */
  readonly startsAt: Date | undefined;
};

export type DueAnswer =
  | { readonly kind: "due" }
  | { readonly kind: "waiting"; readonly reason: WaitingReason }
  | { readonly kind: "not-ours"; readonly reason: NotOursReason }
  | { readonly kind: "review"; readonly fault: Fault };

/** Channels whose sales the shop invoices itself; an order that names none came through the API of the shop's own tools. */
const OWN_CHANNELS = new Set([
  "web",
  "shopify_draft_order",
  "checkout_next",
  "checkout",
  "580111",
  "subscription_contract_checkout_one",
]);

/** Whether this order must be invoiced now, judged from its live state and never from the event that woke us. */
export function dueAnswer(order: Order, settings: IssueSettings): DueAnswer {
  if (order.isTest) return { kind: "not-ours", reason: "TEST_ORDER" };
  if (order.merchantOfRecord !== undefined) return { kind: "not-ours", reason: "SOLD_BY_MARKETPLACE" };
  if (order.channel === "pos") return { kind: "not-ours", reason: "SOLD_AT_POS" };
  if (sellsGiftCardsOnly(order)) return { kind: "not-ours", reason: "GIFT_CARDS_ONLY" };
  if (order.cancelledAt) return { kind: "not-ours", reason: "CANCELLED" };
  if (order.currentTotal === 0n && order.total > 0n) return { kind: "not-ours", reason: "REFUNDED" };
  if (settings.startsAt && order.processedAt < settings.startsAt) return { kind: "not-ours", reason: "BEFORE_START" };
  if (!settings.isActive) return { kind: "waiting", reason: "PAUSED" };
  if (!order.isFullyPaid) return { kind: "waiting", reason: "NOT_PAID" };
  if (order.channel !== undefined && !OWN_CHANNELS.has(order.channel)) {
    return { kind: "review", fault: fault("CHANNEL_UNKNOWN", "order.sourceName") };
  }
  return { kind: "due" };
}

/** A gift card is a voucher, not a supply: what is bought with it is invoiced. */
const sellsGiftCardsOnly = ({ lines, total }: Order): boolean =>
  lines.length > 0 &&
  lines.every(({ isGiftCard }) => isGiftCard) &&
  total === sum(lines.map(({ originalTotal, discount }) => originalTotal - discount));
