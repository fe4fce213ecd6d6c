import { PROFILES } from "../../gib/profile-ids.ts";
import { cancelBar, lastDayToCancel } from "./cancellation.ts";
import { type Fault, fault } from "../fault.ts";
import type { Invoice } from "../invoice.ts";
import { istanbulDate, turkishDate } from "../time/istanbul-time.ts";
import { formatKurus, type Kurus } from "../money/money.ts";
import type { Order } from "../order.ts";
import { cameBackUnpaid } from "../due/order-moments.ts";
import { isTurkishCompany } from "../parties/party.ts";
import { type Covered, movedSince } from "./covered.ts";
import type { PaymentRule } from "../shop-profile.ts";

export type CorrectionContext = {
  readonly now: Date;
  /** Days the invoice may be cancelled in; without one the list's. */
  readonly cancelDays: number | undefined;
  /** What the shop says of its ways of paying: which of them are at the door. */
  readonly payments: readonly PaymentRule[];
};

/** What was issued, and for what. */
export type Issued = { readonly invoice: Invoice; readonly covered: Covered };

/**
 * What an issued invoice says too much or too little since its order was cancelled, refunded or edited, as proposals for a
 * person: nothing is cancelled or issued by itself, and a refund never makes a document of ours (VUK 229; the buyer returns
 * by an iade invoice, a consumer by the return section or a gider pusulası). Goods that came in place of others are a supply of
 * their own: they need an invoice as well.
 */
export function correctionsOf(
  order: Order,
  { invoice, covered }: Issued,
  { now, cancelDays, payments }: CorrectionContext,
): readonly Fault[] {
  const isBack = order.cancelledAt === undefined && cameBackUnpaid(order, payments);
  const isCalledOff = isBack || order.cancelledAt !== undefined;
  const invoiced = invoice.totals.taxInclusive;
  const { added, givenBack } = movedSince(covered, order, invoiced - covered.goods);
  const remaining = isCalledOff ? 0n : remainingOf(invoiced, covered, givenBack);
  const amounts = (amount: Kurus) => ({
    amount: formatKurus(amount),
    remaining: formatKurus(remaining),
    currency: shownCurrency(invoice),
  });
  const grew = added > 0n && !isCalledOff ? [fault("ORDER_GREW", CORRECTED, amounts(added))] : [];
  if (remaining === invoiced) return grew;
  const facts = amounts(invoiced - remaining);
  const mayCancel = !cancelBar(invoice, { today: istanbulDate(now), cancelDays });
  if (remaining === 0n && mayCancel && grew.length === 0) {
    const code = isBack ? "PARCEL_CAME_BACK" : "INVOICE_TO_CANCEL";
    return [fault(code, CORRECTED, { ...facts, lastDay: turkishDate(lastDayToCancel(invoice, cancelDays)) })];
  }
  if (isBack) return [fault("PARCEL_CAME_BACK_LATE", CORRECTED, facts)];
  return [fault(returnOf(invoice), CORRECTED, facts), ...grew];
}

/** By which document, or where, goods go back. */
function returnOf({ profileId, buyer }: Invoice) {
  const { cancelledBy, channel } = PROFILES[profileId];
  // Its buyer is abroad: the goods come back through customs, on the seller's own declaration.
  if (cancelledBy === "customs") return "RETURN_AT_CUSTOMS";
  // Whoever is registered for e-Fatura returns by an invoice of their own, a sole trader with a TCKN too.
  return isTurkishCompany(buyer) || channel === "einvoice" ? "RETURN_BY_COMPANY" : "RETURN_BY_CONSUMER";
}

export const shownCurrency = ({ currency }: Pick<Invoice, "currency">): string =>
  currency === "TRY" ? "TL" : currency;

/** Where a correction is found. */
export const CORRECTED = "order.currentTotalPriceSet";

/** What the invoice is still right about. A surcharge stands in it beyond the goods and goes with the last of them. */
function remainingOf(invoiced: Kurus, { goods }: Covered, givenBack: Kurus): Kurus {
  if (givenBack <= 0n) return invoiced;
  return givenBack < goods ? invoiced - givenBack : 0n;
}
