import type { Fault } from "../../invoice/fault.ts";
import type { Invoice } from "../../invoice/invoice.ts";
import { shownUntil } from "../../invoice/due/shown-until.ts";
import type { InvoiceRecord, OrderStore } from "../ports/stores.ts";
import type { TimelineLine, TimelineStore } from "../ports/timeline.ts";

/** After these an issued invoice may say too much or too little; what a return asks for or settles, its refund tells again. */
const CHANGING: ReadonlySet<unknown> = new Set([
  "orders/cancelled",
  "orders/edited",
  "refunds/create",
  "returns/process",
  "returns/close",
]);
/** Where the money comes at the door a parcel may come back, and with it the sale. */
const PARCELS: ReadonlySet<unknown> = new Set(["fulfillments/create", "fulfillments/update"]);
/** Shopify goes on for four hours to bring what it could not deliver. */
const LONGEST_DELIVERY_MS = 6 * 3_600_000;

type Known = {
  readonly orders: Pick<OrderStore, "find">;
  readonly timeline: Pick<TimelineStore, "list">;
};

/**
 * Whether a signal told of a change of an invoiced order that was not read: any that came when Shopify showed the order no
 * more, or long after the newest change that was read. A person who settled it has looked at all that was told until then.
 */
export async function isToldUnseen(
  { orders, timeline }: Known,
  { orderId, issuedAt, invoice }: Pick<InvoiceRecord, "orderId" | "issuedAt" | "invoice">,
): Promise<boolean> {
  const known = await orders.find(orderId);
  if (!known) return false;
  const lines = await timeline.list(orderId);
  const readUntil = Math.min(shownUntil(known.processedAt).getTime(), known.updatedAt.getTime() + LONGEST_DELIVERY_MS);
  const settledAt = lines.findLast(settles("CHANGE_OUT_OF_SIGHT"))?.at.getTime() ?? 0;
  const since = Math.max(issuedAt.getTime(), settledAt, readUntil);
  return lines.some((line) => line.at.getTime() > since && tellsOfChange(line, invoice));
}

/** Whether an order that can be read no more is to be told of: once a person settled that, only for what was told since. */
export async function isToldUnread(
  { timeline }: Pick<Known, "timeline">,
  { orderId, issuedAt, invoice }: Pick<InvoiceRecord, "orderId" | "issuedAt" | "invoice">,
): Promise<boolean> {
  const lines = (await timeline.list(orderId)).filter(({ at }) => at >= issuedAt);
  const settled = lines.findLastIndex(settles("CHANGE_UNREADABLE"));
  return settled < 0 || lines.slice(settled).some((line) => tellsOfChange(line, invoice));
}

const settles =
  (code: Fault["code"]) =>
  ({ kind, facts }: TimelineLine): boolean =>
    kind === "correction-settled" && facts["code"] === code;

function tellsOfChange({ kind, facts }: TimelineLine, { sale }: Invoice): boolean {
  if (kind !== "webhook-received") return false;
  const isAtDoor = sale.platform === "INTERNET" && sale.internet.payment.method === "KAPIDAODEME";
  return CHANGING.has(facts["topic"]) || (isAtDoor && PARCELS.has(facts["topic"]));
}
