import { type Fault, fault } from "../fault.ts";
import { formatKurus, greater, type Kurus } from "../money/money.ts";
import type { Order } from "../order.ts";
import { chargedInAll, receivedFor } from "./paid-for.ts";
import { takenPayments } from "../payment/payment.ts";
import { wasChanged } from "../after-issue/remaining.ts";
import { err, ok, type Result } from "../result.ts";
import type { SurchargePolicy } from "../shop-profile.ts";
import { isSameName } from "../text.ts";
import { writtenAmount } from "../money/written-amount.ts";

/**
 * What was collected for the seller beyond the order's total because it is paid in instalments (vade farkı): part of the
 * base (KDVK 24/c). Told by the order's detail the shop named, or by payments larger than the total where the shop said
 * that is what they are; money nobody explains needs a person.
 */
export function surchargeOf(order: Order, { attribute, fromPayments }: SurchargePolicy): Result<Kurus, Fault> {
  const beyond = paidBeyondTotal(order);
  // How much of it went back with the goods nobody says.
  if (beyond > 0n && wasChanged(order)) return err(unexplained(beyond));
  const named = attribute === undefined ? [] : order.attributes.filter(({ key }) => isSameName(key, attribute));
  const isSurcharge = beyond === 0n || (fromPayments && !isPaidTwice(order));
  if (named.length === 0) return isSurcharge ? ok(beyond) : err(unexplained(beyond));
  const told = named.length === 1 ? writtenAmount(named[0]?.value ?? "", order.currency) : undefined;
  // More than all that was sold is a number of something else: a payment's, a card's.
  if (told === undefined || told > order.total)
    return err(fault("SURCHARGE_UNREADABLE", "order.customAttributes", { field: attribute ?? "" }));
  const agrees = beyond === 0n || beyond === told;
  return agrees && (told === 0n || !wasChanged(order)) ? ok(told) : err(unexplained(beyond || told));
}

/** A payment beside one that already paid for everything, and as large, is one too many and no surcharge. */
const isPaidTwice = ({ transactions, total }: Order): boolean =>
  takenPayments(transactions).filter(({ amount }) => amount >= total).length > 1;

const unexplained = (amount: Kurus): Fault =>
  fault("PAID_BEYOND_TOTAL", "order.transactions", { amount: formatKurus(amount) });

/**
 * Of an order that was changed only what is more than everything it ever named: whatever was taken out had been paid for. Where
 * no more is kept than the order comes to now, the rest went back.
 */
function paidBeyondTotal(order: Order): Kurus {
  if (receivedFor(order) - order.refunded === order.currentTotal) return 0n;
  const charged = wasChanged(order) ? greater(order.total, chargedInAll(order)) : order.total;
  return greater(receivedFor(order) - charged, 0n);
}
