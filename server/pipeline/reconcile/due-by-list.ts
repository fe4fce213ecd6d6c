import type { WaitingReason } from "../../invoice/due/due.ts";
import type { ChangedOrder } from "../ports/changed-orders.ts";
import type { OrderRecord } from "../ports/stores.ts";

/** What keeps an order from being due however far it was sent: nothing is owed for it yet, or any more. */
const NOT_OWED: ReadonlySet<string> = new Set<WaitingReason>([
  "NOT_PAID",
  "NOT_CAPTURED",
  "PARTLY_PAID",
  "PAYMENT_VOID",
  "PARCEL_CAME_BACK",
]);

type Known = Pick<OrderRecord, "state" | "reason"> | undefined;

/**
 * Whether an order counts among those that must have an invoice, by Shopify's list and by what was found out when it was
 * read: paid, or sent with the money still to come at the door or on terms. One whose channel, kind or other invoice makes it
 * none of ours does not; one that only waits for a setting does.
 */
export function isDueByList(order: ChangedOrder, known: Known, startsAt: Date): boolean {
  if (order.isTest || order.isCancelled || order.processedAt < startsAt) return false;
  if (!known) return order.isFullyPaid || order.isSent;
  // The first day may have been moved since.
  if (known.state === "not-ours") return known.reason === "BEFORE_START" && order.isFullyPaid;
  if (known.state !== "waiting") return true;
  if (order.isFullyPaid) return known.reason !== "NOT_SENT_YET";
  return order.isSent && !NOT_OWED.has(known.reason ?? "");
}
