import { buyerOf } from "./parties/buyer.ts";
import { withUsualNames } from "./parties/buyer-fields.ts";
import { carrierWarnings } from "./delivery/unconfirmed-carrier.ts";
import { currencyFaults } from "./document-currency.ts";
import { type ExchangeRate, LIRA } from "./money/exchange-rate.ts";
import { exportFaults } from "./export/export.ts";
import { type Fault, fault } from "./fault.ts";
import { internetSale } from "./sale/internet-sale.ts";
import type { InvoiceDraft, InvoiceTotals } from "./invoice.ts";
import { invoiceTypeOf } from "./invoice-type.ts";
import { type IstanbulDate, istanbulDate, istanbulTime } from "./time/istanbul-time.ts";
import {
  consumerLimitFault,
  warningsOf,
  withholdingLimit,
  withholdingLimitFault,
  worthInLira,
} from "./rules/limits.ts";
import { type InvoiceLines, invoiceLines, withholdable } from "./lines/lines.ts";
import { formatKurus } from "./money/money.ts";
import { invoiceNotes } from "./paper/notes.ts";
import type { Order } from "./order.ts";
import { giftCardsSold } from "./charges/paid-for.ts";
import type { Party } from "./parties/party.ts";
import { paymentTermsOf } from "./payment/payment-terms.ts";
import { untaxedLineFaults } from "./tax/untaxed-lines.ts";
import { untoldRuleFaults } from "./tax/product-rule.ts";
import { registeredBuyer } from "./e-fatura/registered-buyer.ts";
import { type RemainingOrder, remainingOf } from "./after-issue/remaining.ts";
import { err, ok, type Result } from "./result.ts";
import type { Route } from "./e-fatura/route.ts";
import { brokenRules } from "./rules/rules.ts";
import type { Sale, Transport } from "./sale.ts";
import type { DocumentPolicy, ShopProfile } from "./shop-profile.ts";
import { serviceAbroadFaults } from "./export/services-abroad.ts";
import { surchargeOf } from "./charges/surcharge.ts";
import { cleanText } from "./text.ts";
import { isTillSale } from "./sale/till-receipt.ts";
import { tillSale } from "./sale/till-sale.ts";
import { invoiceTotals } from "./lines/totals.ts";
import { type Waybill, waybillOf } from "./delivery/waybill.ts";
import { policyFor } from "./tax/withholding.ts";

/** Who gets which document was asked for at the moment of issue. */
export type IssueContext = Route & {
  /** The instant of issue; its Istanbul day and time stand on the document. */
  readonly issuedAt: Date;
  /** Those of `ratesNeeded`, as far as there are any. */
  readonly rates?: readonly ExchangeRate[];
};

/**
 * Maps a due order to its invoice, or to every fault that stands in the way. The payable amount is the order's current
 * total to the kuruş, less gift cards sold and KDV the buyer withholds, plus a surcharge collected for the seller; any
 * other difference goes to review.
 */
export function invoiceFromOrder(
  whole: Order,
  profile: ShopProfile,
  context: IssueContext,
): Result<InvoiceDraft, readonly Fault[]> {
  const issueDate = istanbulDate(context.issuedAt);
  const remaining = remainingOf(whole);
  const surcharge = surchargeOf(whole, profile.tax.surcharge);
  const left = remaining.ok ? remaining.value : whole;
  const order = surcharge.ok && surcharge.value !== 0n ? { ...left, surcharge: surcharge.value } : left;
  const buyer = buyerFor(order, profile, context);
  const withholder = {
    buyer: buyer.ok ? buyer.value : undefined,
    total: worthInLira({ exchangeRate: rateOf(order, context) }, withholdable(order, profile.tax, issueDate)),
    limit: withholdingLimit(profile.limits, issueDate),
  };
  const lines = invoiceLines(order, policyFor(withholder, profile.tax), issueDate);
  const sale = isTillSale(order) ? tillSale(order, profile) : internetSale(order, profile, issueDate);
  const { profileId, rates = [] } = context;
  const mayReplace = profile.document.replacesWaybill && profileId === "EARSIVFATURA";
  const waybill = waybillOf(order, { issueDate, transport: sale.ok ? transportOf(sale.value) : undefined, mayReplace });
  const faults = [
    orderFaults(order),
    untoldRuleFaults(order, profile.tax),
    exportFaults(order, profile.tax.exports, { issueDate, profileId, rates }),
    serviceAbroadFaults(order, profile.tax),
    untaxedLineFaults(order, whole, profile.tax),
    currencyFaults(order, profile, { issueDate, rates }),
    remaining.ok ? [] : [isAllReturned(whole) ? fault("ORDER_TOTAL_ZERO", remaining.error.path) : remaining.error],
    surcharge.ok ? [] : [surcharge.error],
    ...[buyer, lines, sale, waybill].map((part) => (part.ok ? [] : part.error)),
    lines.ok ? exemptOrderFaults(order, lines.value) : [],
  ].flat();
  if (!buyer.ok || !lines.ok || !sale.ok || !waybill.ok || faults.length > 0) return err(faults);
  const parts = { buyer: buyer.value, lines: lines.value, sale: sale.value, waybill: waybill.value };
  const draft = draftOf(order, profile, { ...context, ...parts, issueDate });
  const overLimit = [consumerLimitFault, withholdingLimitFault].flatMap((of) => of(draft, profile.limits) ?? []);
  const broken = [...totalMismatch(order, draft.totals), ...brokenRules(draft), ...overLimit];
  const warnings = [...warningsOf(draft, profile.limits), ...carrierWarnings(draft, profile)];
  return broken.length > 0 ? err(broken) : ok({ ...draft, ...(warnings.length > 0 && { warnings }) });
}

/** As the order names the buyer, and where there is a registry's word, as that does. */
function buyerFor(order: Order, { buyerFields }: ShopProfile, { registered }: Route): Result<Party, readonly Fault[]> {
  const typed = buyerOf(withUsualNames(order, buyerFields));
  if (!typed.ok || !registered) return typed;
  const buyer = registeredBuyer(typed.value, registered);
  return buyer.ok ? buyer : err([buyer.error]);
}

type Parts = IssueContext & {
  readonly buyer: Party;
  readonly lines: InvoiceLines;
  readonly sale: Sale;
  readonly waybill: Waybill;
  readonly issueDate: IstanbulDate;
};

function draftOf(order: Order, profile: ShopProfile, parts: Parts): InvoiceDraft {
  const { profileId, receiverAlias, issuedAt, issueDate, buyer, lines, sale, waybill } = parts;
  const totals = invoiceTotals(lines);
  const { currency } = order;
  const exchangeRate = rateOf(order, parts);
  return {
    profileId,
    type: invoiceTypeOf(lines),
    customizationId: profile.customizationId,
    series: profileId === "EARSIVFATURA" ? profile.series.earchive : profile.series.einvoice,
    issueDate,
    issueTime: istanbulTime(issuedAt),
    currency,
    ...(exchangeRate && { exchangeRate }),
    order: { name: order.name, date: istanbulDate(order.processedAt) },
    ...companions(order, profile.document),
    waybill,
    seller: profile.seller,
    buyer,
    ...(receiverAlias !== undefined && { receiverAlias }),
    sale,
    ...lines,
    totals,
    notes: invoiceNotes(order, profile, { totals, sale, profileId, waybill, currency, exchangeRate }),
  };
}

const rateOf = ({ currency }: Order, { rates }: IssueContext): ExchangeRate | undefined =>
  rates?.find((rate) => rate.currency === currency);

/** What goes with the document besides the sale itself. */
function companions(order: Order, policy: DocumentPolicy) {
  const { template, payeeIban, attachments, latePercent, purchaseOrderFile, paymentChannelCode } = policy;
  const purchaseOrder = cleanText(order.poNumber);
  return {
    purchaseOrder,
    ...(purchaseOrder && purchaseOrderFile && { purchaseOrderFile }),
    attachments,
    template,
    paymentTerms: paymentTermsOf(order, latePercent),
    payeeIban,
    ...(paymentChannelCode && { paymentChannelCode }),
  };
}

const transportOf = (sale: Sale): Transport | undefined =>
  sale.platform === "INTERNET" ? sale.internet.transport : undefined;

/** What this version does not invoice by itself: it is told plainly instead of being mapped wrongly. */
function orderFaults(order: Order): readonly Fault[] {
  return [
    ...(order.cashRounding === 0n ? [] : [fault("CASH_ROUNDING", "order.totalCashRoundingAdjustment")]),
    ...(order.duties === 0n ? [] : [fault("DUTIES_CHARGED", "order.currentTotalDutiesSet")]),
    ...(order.total - giftCardsSold(order) > 0n ? [] : [fault("ORDER_TOTAL_ZERO", "order.totalPriceSet")]),
  ];
}

const isAllReturned = ({ total, currentTotal }: Order): boolean => currentTotal === 0n && total > 0n;

/** An order Shopify charges no tax on names no tax lines: the shop's default rate would be carved out of what held none. */
function exemptOrderFaults({ isTaxExempt }: Order, { taxSubtotals }: InvoiceLines): readonly Fault[] {
  const taxed = isTaxExempt === true ? taxSubtotals.find(({ tax }) => tax > 0n) : undefined;
  return taxed === undefined ? [] : [fault("TAX_NOT_CHARGED", "order.taxExempt")];
}

function totalMismatch(order: RemainingOrder, totals: InvoiceTotals): readonly Fault[] {
  const expected = order.total - giftCardsSold(order) + (order.surcharge ?? 0n) - (totals.withheld ?? 0n);
  if (totals.payable === expected) return [];
  const currency = order.currency === LIRA ? "TL" : order.currency;
  const facts = { order: formatKurus(expected), invoice: formatKurus(totals.payable), currency };
  return [fault("TOTAL_MISMATCH", "totals.payable", facts)];
}
