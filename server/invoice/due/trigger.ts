import { buyerOf } from "../parties/buyer.ts";
import { withUsualNames } from "../parties/buyer-fields.ts";
import type { BuyerFields } from "../parties/buyer-fields.ts";
import { deadlineOf } from "./deadline.ts";
import { type Fault, fault } from "../fault.ts";
import type { IssuePolicy } from "./issue-policy.ts";
import type { Order } from "../order.ts";
import { dispatchedAt, fulfilledAt, paidAt } from "./order-moments.ts";
import { CONSUMER_TCKN } from "../parties/tax-id.ts";
import { isSameName } from "../text.ts";

/** What a shop's own settings let a due order wait for. */
export const TRIGGER_REASONS = ["NOT_FULFILLED", "DELAYED", "TAG_AWAITED", "ASK_AWAITED", "TAX_ID_AWAITED"] as const;
export type TriggerReason = (typeof TRIGGER_REASONS)[number];

/** The instant it is judged at, and whether the merchant asked for this invoice, which ends every wait. */
export type Moment = {
  readonly now: Date;
  readonly isAsked: boolean;
  /** An invoice of ours stood for it and is no more: that it is ours to invoice was decided with that one. */
  readonly stoodOnce?: boolean;
};

export type TriggerAnswer =
  | { readonly kind: "reached" }
  | { readonly kind: "waiting"; readonly reason: TriggerReason; readonly until?: Date }
  | { readonly kind: "review"; readonly fault: Fault };

type Wishes = { readonly policy: IssuePolicy; readonly buyerFields: BuyerFields };

const REACHED: TriggerAnswer = { kind: "reached" };
const HOUR_MS = 3_600_000;

/**
 * Whether a shop wants the invoice of a due order now. `until` is when it has to be asked again without a signal. Waits end
 * two days before the last lawful day; a tag or a word that the merchant wants to give is waited for beyond it.
 */
export function triggerAnswer(order: Order, { policy, buyerFields }: Wishes, { now, isAsked }: Moment): TriggerAnswer {
  if (isAsked) return REACHED;
  const end = deadlineOf(order, policy.lawfulDays)?.holdsEnd;
  const isOver = end !== undefined && end <= now;
  if (policy.when === "manual") return { kind: "waiting", reason: "ASK_AWAITED" };
  if (policy.when === "tag" && !hasTag(order, policy.tag)) return { kind: "waiting", reason: "TAG_AWAITED" };
  const reachedAt = policy.when === "fulfilled" ? fulfilledAt(order) : dueSince(order);
  if (reachedAt === undefined && !isOver) return waitUntil("NOT_FULFILLED", end);
  const hold = (hours: number) => earlier(new Date((reachedAt ?? now).getTime() + hours * HOUR_MS), end);
  const delayed = hold(policy.afterHours);
  if (!isOver && now < delayed) return waitUntil("DELAYED", delayed);
  const isAnyTaxIdFine = policy.taxIdHours === 0 && policy.withoutTaxId === "consumer";
  if (isAnyTaxIdFine || !lacksTaxId(withUsualNames(order, buyerFields))) return REACHED;
  const awaited = hold(policy.taxIdHours);
  if (!isOver && now < awaited) return waitUntil("TAX_ID_AWAITED", awaited);
  return policy.withoutTaxId === "consumer"
    ? REACHED
    : { kind: "review", fault: fault("BUYER_TAX_ID_NEEDED", "buyer.taxId") };
}

const waitUntil = (reason: TriggerReason, until: Date | undefined): TriggerAnswer =>
  until === undefined ? { kind: "waiting", reason } : { kind: "waiting", reason, until };

const earlier = (one: Date, other: Date | undefined): Date => (other !== undefined && other < one ? other : one);

/** Paid, or sent before it was. */
const dueSince = (order: Order): Date => (order.isFullyPaid ? paidAt(order) : (dispatchedAt(order) ?? paidAt(order)));

const hasTag = ({ tags }: Order, tag: string): boolean => tags.some((each) => isSameName(each, tag));

/** A buyer in Turkey whom the document could only call a consumer, or a company nobody gave the number of. */
function lacksTaxId(order: Order): boolean {
  const buyer = buyerOf(order);
  if (buyer.ok) return buyer.value.taxId.value === CONSUMER_TCKN;
  return buyer.error.some(({ code }) => code === "BUYER_TAX_ID_MISSING");
}
