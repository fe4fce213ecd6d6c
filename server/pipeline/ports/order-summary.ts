import { legacyId, type OrderId } from "../../invoice/ids.ts";
import { deadlineOf } from "../../invoice/due/deadline.ts";
import type { Order } from "../../invoice/order.ts";
import type { OrderSummary, Settings } from "./stores.ts";

/** What the list shows of an order. */
export function summaryOf(order: Order, { profile }: Pick<Settings, "profile">): OrderSummary {
  const deadline = deadlineOf(order, profile?.issue.lawfulDays);
  return {
    id: order.id,
    name: order.name,
    buyer: buyerName(order),
    processedAt: order.processedAt,
    updatedAt: order.updatedAt,
    total: order.total,
    currency: order.currency,
    lastDay: deadline?.lastDay,
    alarmDay: deadline?.alarmDay,
  };
}

/** An order that could not be read yet stands in the list under its number: what is stuck must be seen. */
export const unreadSummary = (id: OrderId, now: Date): OrderSummary => ({
  id,
  name: legacyId(id),
  buyer: "",
  processedAt: now,
  updatedAt: now,
  total: undefined,
  currency: "TRY",
  lastDay: undefined,
  alarmDay: undefined,
});

/** What the merchant typed comes first here as it does on the invoice: an order without a name is found by the typed one. */
function buyerName({ billing, shipping, companyLocation, entry }: Order): string {
  const address = billing ?? shipping;
  const person = [address?.firstName, address?.lastName].filter(Boolean).join(" ");
  const title = entry?.title ?? companyLocation?.name ?? address?.company;
  return (entry?.kind === "person" ? undefined : title) ?? entry?.name ?? person;
}
