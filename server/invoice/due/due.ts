import { giftCardsLeft } from "../charges/paid-for.ts";
import type { ChannelPolicy } from "../sale/channel-policy.ts";
import { type Fault, fault } from "../fault.ts";
import type { BuyerFields } from "../parties/buyer-fields.ts";
import type { IssuePolicy } from "./issue-policy.ts";
import { sum } from "../money/money.ts";
import type { Order } from "../order.ts";
import { cameBackUnpaid, dispatchedAt, isPaidAfterDispatch } from "./order-moments.ts";
import { isDispatched } from "../delivery/parcels.ts";
import type { PaymentRule } from "../shop-profile.ts";
import { hasFiscalReceipt, isTillSale } from "../sale/till-receipt.ts";
import { type Moment, triggerAnswer, type TriggerReason } from "./trigger.ts";

/** Why an order has no invoice yet, or never gets one here. Texts stand in `reason-texts.ts`. */
export type WaitingReason =
  | TriggerReason
  | "PAUSED"
  | "NOT_PAID"
  | "NOT_CAPTURED"
  | "PARTLY_PAID"
  | "PAYMENT_VOID"
  | "NOT_SENT_YET"
  | "NOT_DISPATCHED"
  | "PARCEL_CAME_BACK"
  | "NOT_SET_UP"
  | "NOT_INSTALLED";
export type NotOursReason =
  | "CANCELLED"
  | "TEST_ORDER"
  | "BEFORE_START"
  | "SOLD_AT_POS"
  | "SOLD_BY_MARKETPLACE"
  | "CHANNEL_SWITCHED_OFF"
  | "GIFT_CARDS_ONLY"
  | "REFUNDED"
  | "INVOICED_ELSEWHERE";

/** Left out by what somebody said then: what the shop says later is for the orders after it, unless a person asks for this one. */
export const STAYS_OUT: ReadonlySet<string> = new Set<NotOursReason>([
  "INVOICED_ELSEWHERE",
  "CHANNEL_SWITCHED_OFF",
  "SOLD_AT_POS",
]);

export type IssueSettings = {
  /** Off after install, and whenever the merchant pauses. */
  readonly isActive: boolean;
  /** Orders processed before it are not ours to invoice. */
  readonly startsAt: Date | undefined;
  /** What the shop says of its sales channels, by Shopify's name; comes before the built-in list. */
  readonly channels: Readonly<Record<string, ChannelPolicy>>;
  readonly policy: IssuePolicy;
  readonly payments: readonly PaymentRule[];
  readonly buyerFields: BuyerFields;
};

export type DueAnswer =
  | { readonly kind: "due" }
  /** `until` is when it has to be looked at again, should no signal come. */
  | { readonly kind: "waiting"; readonly reason: WaitingReason; readonly until?: Date }
  | { readonly kind: "not-ours"; readonly reason: NotOursReason }
  | { readonly kind: "review"; readonly fault: Fault };

/** Channels whose sales the shop invoices itself, unless it says otherwise. Anything else is asked about. */
const CHANNELS: ReadonlyMap<string, ChannelPolicy> = new Map([
  ["web", "ours"],
  ["shopify_draft_order", "ours"],
  ["checkout_next", "ours"],
  ["checkout", "ours"],
  ["580111", "ours"],
  ["subscription_contract_checkout_one", "ours"],
]);

/** Whether this order must be invoiced now, judged from its live state and never from the event that woke us. */
export function dueAnswer(order: Order, settings: IssueSettings, moment: Moment): DueAnswer {
  if (order.isTest) return { kind: "not-ours", reason: "TEST_ORDER" };
  if (order.merchantOfRecord !== undefined) return { kind: "not-ours", reason: "SOLD_BY_MARKETPLACE" };
  const channel = moment.stoodOnce ? "ours" : channelOf(order, settings);
  if (!moment.stoodOnce && isInvoicedAtTill(order, settings)) return { kind: "not-ours", reason: "SOLD_AT_POS" };
  if (channel === "not-ours") return { kind: "not-ours", reason: "CHANNEL_SWITCHED_OFF" };
  if (sellsGiftCardsOnly(order)) return { kind: "not-ours", reason: "GIFT_CARDS_ONLY" };
  if (order.cancelledAt) return { kind: "not-ours", reason: "CANCELLED" };
  if (isTakenBack(order)) return { kind: "not-ours", reason: "REFUNDED" };
  if (!moment.stoodOnce && isBeforeStart(order, settings)) return { kind: "not-ours", reason: "BEFORE_START" };
  if (!settings.isActive) return { kind: "waiting", reason: "PAUSED" };
  const unpaid = unpaidReason(order, settings);
  if (unpaid !== undefined) return { kind: "waiting", reason: unpaid };
  if (channel === undefined) {
    return { kind: "review", fault: fault("CHANNEL_UNKNOWN", "order.sourceName", { channel: order.channel ?? "" }) };
  }
  // Paid long before it is a sale: what is sent once, at a time nobody knows yet, has its invoice when the first of it is sent.
  const isAllThere = isDispatched(order) && dispatchedAt(order) === undefined;
  if (order.isSentLater && isAllThere) return { kind: "waiting", reason: "NOT_SENT_YET" };
  const trigger = triggerAnswer(order, settings, moment);
  return trigger.kind === "reached" ? { kind: "due" } : trigger;
}

const isBeforeStart = ({ processedAt }: Order, { startsAt }: IssueSettings): boolean =>
  startsAt !== undefined && processedAt < startsAt;

/** What the money still lacks, by Shopify's financial status. */
const UNPAID: ReadonlyMap<string, WaitingReason> = new Map([
  ["AUTHORIZED", "NOT_CAPTURED"],
  ["PARTIALLY_PAID", "PARTLY_PAID"],
  ["VOIDED", "PAYMENT_VOID"],
  ["EXPIRED", "PAYMENT_VOID"],
]);

/** Money at the door and agreed terms come after the goods: such an order is due once it is sent. */
function unpaidReason(order: Order, { payments }: IssueSettings): WaitingReason | undefined {
  if (order.isFullyPaid) return undefined;
  if (!isPaidAfterDispatch(order, payments)) return UNPAID.get(order.financialStatus ?? "") ?? "NOT_PAID";
  if (cameBackUnpaid(order, payments)) return "PARCEL_CAME_BACK";
  return dispatchedAt(order) === undefined ? "NOT_DISPATCHED" : undefined;
}

/** The till issues its own receipts, unless the shop says that its sales are invoiced here and no fiscal receipt was given. */
const isInvoicedAtTill = (order: Order, settings: IssueSettings): boolean =>
  isTillSale(order) && (channelOf(order, settings) !== "ours" || hasFiscalReceipt(order));

/** An order that names no channel came through the API of the shop's own tools. */
function channelOf({ channel }: Order, { channels }: IssueSettings): ChannelPolicy | undefined {
  if (channel === undefined) return "ours";
  return Object.hasOwn(channels, channel) ? channels[channel] : CHANNELS.get(channel);
}

/** Of what is left to pay for nothing is a supply. */
const isTakenBack = (order: Order): boolean =>
  order.currentTotal < order.total && order.currentTotal === giftCardsLeft(order);

/** A gift card is a voucher, not a supply: what is bought with it is invoiced. */
const sellsGiftCardsOnly = ({ lines, total }: Order): boolean =>
  lines.length > 0 &&
  lines.every(({ isGiftCard }) => isGiftCard) &&
  total === sum(lines.map(({ originalTotal, discount }) => originalTotal - discount));
