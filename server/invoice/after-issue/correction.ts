import { PROFILES } from "../../gib/profile-ids.ts";
import { cancelBar, lastDayToCancel } from "./cancellation.ts";
import { type Fault, fault } from "../fault.ts";
import type { Invoice } from "../invoice.ts";
import { istanbulDate, turkishDate } from "../time/istanbul-time.ts";
import { formatKurus, type Kurus } from "../money/money.ts";
import type { Order } from "../order.ts";
import { cameBackUnpaid } from "../due/order-moments.ts";
import { giftCardsSold } from "../charges/paid-for.ts";
import type { PaymentRule } from "../shop-profile.ts";

export type CorrectionContext = {
  readonly now: Date;
  /** Days the invoice may be cancelled in; without one the list's. */
  readonly cancelDays: number | undefined;
  /** What the shop says of its ways of paying: which of them are at the door. */
  readonly payments: readonly PaymentRule[];
};

/**
 * What an issued invoice says too much or too little since its order was cancelled, refunded or edited, as proposals for a
 * person: nothing is cancelled or issued by itself, and a refund never makes a document of ours (VUK 229; the buyer returns
 * by an iade invoice, a consumer by the return section or a gider pusulası).
 */
export function correctionsOf(
  order: Order,
  invoice: Invoice,
  { now, cancelDays, payments }: CorrectionContext,
): readonly Fault[] {
  const invoiced = invoice.totals.taxInclusive;
  const isBack = order.cancelledAt === undefined && cameBackUnpaid(order, payments);
  const remaining = isBack ? 0n : remainingOf(order, invoiced);
  if (remaining === invoiced) return [];
  const amounts = (amount: Kurus) => ({
    amount: formatKurus(amount),
    remaining: formatKurus(remaining),
    currency: invoice.currency === "TRY" ? "TL" : invoice.currency,
  });
  if (remaining > invoiced) return [fault("ORDER_GREW", PATH, amounts(remaining - invoiced))];
  const facts = amounts(invoiced - remaining);
  const mayCancel = !cancelBar(invoice, { today: istanbulDate(now), cancelDays });
  if (remaining === 0n && mayCancel) {
    const code = isBack ? "PARCEL_CAME_BACK" : "INVOICE_TO_CANCEL";
    return [fault(code, PATH, { ...facts, lastDay: turkishDate(lastDayToCancel(invoice, cancelDays)) })];
  }
  if (isBack) return [fault("PARCEL_CAME_BACK_LATE", PATH, facts)];
  // Whoever is registered for e-Fatura returns by an invoice of their own, a sole trader with a TCKN too.
  const isCompany = invoice.buyer.taxId.scheme === "VKN" || PROFILES[invoice.profileId].channel === "einvoice";
  return [fault(isCompany ? "RETURN_BY_COMPANY" : "RETURN_BY_CONSUMER", PATH, facts)];
}

const PATH = "order.currentTotalPriceSet";

/** What the invoice would be about now. A surcharge stands in it beyond the order's total and goes with the whole sale. */
function remainingOf(order: Order, invoiced: Kurus): Kurus {
  if (order.cancelledAt !== undefined) return 0n;
  const sold = order.total - giftCardsSold(order);
  const surcharge = invoiced > sold ? invoiced - sold : 0n;
  const left = sold + changeOf(order);
  return left > 0n ? left + surcharge : 0n;
}

/** Shopify's current total follows goods added and taken back; money given back for none lowers it not at all. */
function changeOf({ total, currentTotal, refunded }: Order): Kurus {
  const change = currentTotal - total;
  if (change > 0n) return change;
  return -change > refunded ? change : -refunded;
}
