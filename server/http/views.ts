import { legacyId } from "../invoice/ids.ts";
import type { Invoice, InvoiceLine } from "../invoice/invoice.ts";
import { formatKurus, type Kurus } from "../invoice/money/money.ts";
import { type Party, partyName } from "../invoice/parties/party.ts";
import type { InternetInfo } from "../invoice/sale.ts";
import { canAskInvoice } from "../pipeline/merchant/ask-invoice.ts";
import type { CancellationNow } from "../pipeline/cancel/cancellation.ts";
import type { MailingNow } from "../pipeline/mail/may-mail.ts";
import { canEnterBuyer } from "../pipeline/merchant/enter-buyer.ts";
import type { DocumentFormat } from "../pipeline/ports/integrator.ts";
import { canMarkElsewhere } from "../pipeline/merchant/mark-invoiced-elsewhere.ts";
import { mailboxesAsked } from "../invoice/e-fatura/route.ts";
import { canRetry, canRetryAmongOthers } from "../pipeline/merchant/retry-order.ts";
import { canSettleCorrection } from "../pipeline/merchant/settle-correction.ts";
import { standingOf } from "../pipeline/merchant/standing.ts";
import type { InvoiceRecord, OrderRecord } from "../pipeline/ports/stores.ts";
import type { TimelineLine } from "../pipeline/ports/timeline.ts";
import { toCancellationView } from "./cancellation-view.ts";
import type { BuyerEntry } from "./buyer-entry-contract.ts";
import type {
  DocumentView,
  FaultView,
  InternetSaleView,
  InvoiceLineView,
  InvoiceView,
  ListedOrder,
  OrderDetail,
  OrderRow,
  TextWithCode,
  TimelineEntry,
} from "./contract.ts";
import type { SaleEntry } from "./sale-entry-contract.ts";
import { toEinvoiceView } from "./einvoice-view.ts";
import { toMailingView } from "./mailing-view.ts";
import { toldBy } from "./told-by.ts";
import { faultView, isMerchants, type Language, problemView, reasonText, warningView } from "./language.ts";
import type { Looking } from "./looking.ts";
import { spelledFacts } from "./spelled-facts.ts";

export const toOrderRow = (order: OrderRecord, { language, sight }: Looking): OrderRow => ({
  id: order.id,
  legacyId: legacyId(order.id),
  name: order.name,
  processedAt: order.processedAt.toISOString(),
  buyer: order.buyer,
  total: order.total === undefined ? null : formatKurus(order.total),
  currency: order.currency,
  state: order.state,
  invoiceNumber: order.invoiceNumber ?? null,
  faultCount: order.faults.length,
  reason: reasonOf(order, language),
  lastDay: order.lastDay ?? null,
  shownUntil: sight(order) ?? null,
});

export const toListedOrder = (order: OrderRecord, payable: Kurus | undefined, looking: Looking): ListedOrder => ({
  ...toOrderRow(order, looking),
  payable: payable === undefined ? null : formatKurus(payable),
  actions: [
    ...(canAskInvoice(order) ? (["invoice"] as const) : []),
    ...(canRetryAmongOthers(order) ? (["retry"] as const) : []),
    ...(canSettleCorrection(order) ? (["settled"] as const) : []),
    // Of one in line only its invoice tells; that is asked when it comes to it.
    ...(canMarkElsewhere(order, undefined) ? (["invoiced-elsewhere"] as const) : []),
  ],
});

/** One sentence is told once, however many fields it holds of. */
export const distinctFaults = (faults: readonly FaultView[]): readonly FaultView[] =>
  faults.filter((fault, index) => faults.findIndex(({ what }) => what === fault.what) === index);

function reasonOf({ reason, problem, faults }: OrderRecord, language: Language): TextWithCode | null {
  const [first] = faults;
  if (reason !== undefined) return reasonText(reason, language);
  if (first) return { code: first.code, text: faultView(first, language).what };
  if (!problem) return null;
  const { code, what } = problemView(problem, language);
  return { code, text: what };
}

const NO_ENTRY: BuyerEntry = {
  kind: "",
  taxId: "",
  title: "",
  name: "",
  taxOffice: "",
  line: "",
  district: "",
  city: "",
  postcode: "",
  mailbox: "",
};

export const toBuyerEntry = (entry: OrderRecord["entry"]): BuyerEntry => ({ ...NO_ENTRY, ...entry });

const NO_SALE_ENTRY: SaleEntry = {
  webSite: "",
  paymentMethod: "",
  paymentName: "",
  paymentDate: "",
  carrier: "",
  carrierTitle: "",
  carrierTaxId: "",
  transportDate: "",
};

export type OrderParts = {
  readonly order: OrderRecord;
  readonly record: InvoiceRecord | undefined;
  readonly formats: readonly DocumentFormat[];
  readonly timeline: readonly TimelineLine[];
  /** `undefined` without a record. */
  readonly may: CancellationNow | undefined;
  readonly mail: MailingNow | undefined;
  /** The id of the user who looks. */
  readonly viewer: string;
};

export const toOrderDetail = (
  { order, record, formats, timeline, may, mail, viewer }: OrderParts,
  { language, sight }: Looking,
): OrderDetail => ({
  ...toOrderRow(order, { language, sight }),
  faults: distinctFaults(order.faults.map((fault) => faultView(fault, language))),
  problem: order.problem ? { ...problemView(order.problem, language), isYours: isMerchants(order.problem) } : null,
  invoice: record ? toInvoiceView(record, formats, language) : null,
  timeline: timeline.map((line) => toEntry(line, viewer, language)),
  canRetry: canRetry(order),
  canMarkElsewhere: canMarkElsewhere(order, record),
  canEnterBuyer: canEnterBuyer(order),
  canAskInvoice: canAskInvoice(order),
  canSettle: canSettleCorrection(order),
  seen: standingOf(order),
  entry: toBuyerEntry(order.entry),
  cancellation: record && may ? toCancellationView({ order, record, may }, language) : null,
  mailing: mail ? toMailingView(mail) : null,
  mailboxes: mailboxesAsked(order.faults),
  saleEntry: { ...NO_SALE_ENTRY, ...order.saleEntry },
});

const toEntry = (line: TimelineLine, viewer: string, language: Language): TimelineEntry => ({
  at: line.at.toISOString(),
  kind: line.kind,
  facts: spelledFacts(line, language),
  by: toldBy(line, viewer),
});

function toInvoiceView(
  { invoice, legalEttn, reported, envelope, commercial, isLive, acceptedAt }: InvoiceRecord,
  formats: readonly DocumentFormat[],
  language: Language,
): InvoiceView {
  return {
    ...toDocumentView(invoice, language),
    ettn: invoice.ettn,
    // That of a document nobody took may be another's by now.
    number: (isLive || acceptedAt ? invoice.number : undefined) ?? null,
    legalEttn: legalEttn ?? null,
    reported,
    einvoice: toEinvoiceView({ invoice, envelope, commercial }, language),
    hasPdf: formats.includes("pdf"),
    hasXml: formats.includes("xml"),
  };
}

/** What the document itself says, whether it was issued or not. */
export function toDocumentView(invoice: Invoice, language: Language): DocumentView {
  const { totals, sale, buyer } = invoice;
  return {
    ...headerOf(invoice),
    buyerName: partyName(buyer),
    buyerTaxId: buyer.taxId.value,
    buyerAddress: addressOf(buyer),
    salesPlatform: sale.platform,
    sendType: sale.sendType,
    internet: sale.platform === "INTERNET" ? toInternetSale(sale.internet) : null,
    lines: invoice.lines.map(toLineView),
    taxSubtotals: invoice.taxSubtotals.map(({ rate, taxable, tax }) => ({
      rate,
      taxable: formatKurus(taxable),
      tax: formatKurus(tax),
    })),
    lineExtension: formatKurus(totals.lineExtension),
    allowance: formatKurus(totals.allowance),
    taxExclusive: formatKurus(totals.taxExclusive),
    excise: totals.excise === undefined ? null : formatKurus(totals.excise),
    tax: formatKurus(totals.tax),
    withheld: totals.withheld === undefined ? null : formatKurus(totals.withheld),
    payable: formatKurus(totals.payable),
    warnings: (invoice.warnings ?? []).map((warning) => warningView(warning, language)),
    notes: invoice.notes,
  };
}

const headerOf = (invoice: Invoice) => ({
  series: invoice.series,
  profileId: invoice.profileId,
  type: invoice.type,
  issueDate: invoice.issueDate,
  issueTime: invoice.issueTime,
  currency: invoice.currency,
});

const addressOf = ({ address }: Party): string =>
  [address.line, address.district, address.postcode, address.city, address.country].filter(Boolean).join(", ");

const toLineView = (line: InvoiceLine): InvoiceLineView => ({
  id: line.id,
  name: line.name,
  sellerCode: line.sellerCode ?? null,
  quantity: line.quantity,
  unitPrice: line.unitPrice,
  allowance: formatKurus(line.allowance),
  net: formatKurus(line.net),
  taxRate: line.taxRate,
  taxAmount: formatKurus(line.taxAmount),
  taxSource: line.taxSource ?? "shopify",
});

const toInternetSale = ({ webSite, payment, transport }: InternetInfo): InternetSaleView => ({
  webSite,
  paymentMethod: payment.method,
  paymentName: "name" in payment ? payment.name : null,
  paymentDate: payment.date ?? null,
  carrierTitle: transport?.carrierTitle ?? null,
  carrierTaxId: transport?.carrierTaxId ?? null,
  transportDate: transport?.date ?? null,
});
