import type { Order, OrderFulfillment } from "../order.ts";
import { cameBack, isDispatched, parcelsOf } from "../delivery/parcels.ts";
import { isPaidAtDoor, takenPayments } from "../payment/payment.ts";
import type { PaymentRule } from "../shop-profile.ts";

/** When the last of the money came in; an order that cost nothing was paid when it was placed. */
export const paidAt = (order: Order): Date =>
  latest(takenPayments(order.transactions).map(({ processedAt }) => processedAt)) ?? order.processedAt;

/** When the first of it left the shop, `undefined` while all of it is there. Files and services are handed over at once. */
export const dispatchedAt = (order: Order): Date | undefined => sent(order)[0]?.createdAt;

/** When the last of it left the shop, `undefined` while something is still to be sent. */
export const fulfilledAt = (order: Order): Date | undefined =>
  order.isFulfilled ? (latest(sent(order).map(({ createdAt }) => createdAt)) ?? order.processedAt) : undefined;

/**
 * Whether its sale is complete before it is paid: money at the door and agreed terms come after the goods. A payment that
 * was voided or only authorised is neither.
 */
export const isPaidAfterDispatch = (order: Order, rules: readonly PaymentRule[]): boolean =>
  !order.isFullyPaid &&
  !NOT_OWED.has(order.financialStatus ?? "") &&
  (order.paymentTerms !== undefined || isPaidAtDoor(order, rules));

/** What is paid at the door or later was sent and reached nobody: there is no sale, and nobody will pay. */
export const cameBackUnpaid = (order: Order, rules: readonly PaymentRule[]): boolean =>
  isPaidAfterDispatch(order, rules) && cameBack(order);

const NOT_OWED: ReadonlySet<string> = new Set(["AUTHORIZED", "VOIDED", "EXPIRED"]);

/** The earliest first; of an order with goods only what a carrier took. */
function sent(order: Order): readonly OrderFulfillment[] {
  if (isDispatched(order)) return parcelsOf(order);
  return order.fulfillments
    .filter(({ status }) => status === "SUCCESS")
    .toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
}

function latest(instants: readonly Date[]): Date | undefined {
  return instants.toSorted((a, b) => b.getTime() - a.getTime())[0];
}
