import { type Fault, fault } from "../fault.ts";
import { formatKurus, type Kurus, sum } from "../money/money.ts";
import type { Order } from "../order.ts";
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
  const beyond = wasChanged(order) ? 0n : paidBeyondTotal(order);
  const named = attribute === undefined ? [] : order.attributes.filter(({ key }) => isSameName(key, attribute));
  if (named.length === 0) return fromPayments || beyond === 0n ? ok(beyond) : err(unexplained(beyond));
  const told = named.length === 1 ? writtenAmount(named[0]?.value ?? "", order.currency) : undefined;
  if (told === undefined)
    return err(fault("SURCHARGE_UNREADABLE", "order.customAttributes", { field: attribute ?? "" }));
  const agrees = beyond === 0n || beyond === told;
  return agrees && (told === 0n || !wasChanged(order)) ? ok(told) : err(unexplained(beyond || told));
}

const unexplained = (amount: Kurus): Fault =>
  fault("PAID_BEYOND_TOTAL", "order.transactions", { amount: formatKurus(amount) });

/** Cash handed back at the till was never kept. */
function paidBeyondTotal({ transactions, total }: Order): Kurus {
  const done = transactions.filter(({ status }) => status === "SUCCESS");
  const of = (...kinds: readonly string[]) =>
    sum(done.filter(({ kind }) => kinds.includes(kind)).map(({ amount }) => amount));
  const beyond = of("SALE", "CAPTURE") - of("CHANGE") - total;
  return beyond > 0n ? beyond : 0n;
}
