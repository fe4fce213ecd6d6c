import { NOTHING_TO_TAX } from "../../gib/exemption-codes.ts";
import { WITHHELD_KDV } from "../../gib/tax-type-codes.ts";
import type { Invoice, InvoiceLine } from "../../invoice/invoice.ts";
import type { IstanbulDate } from "../../invoice/time/istanbul-time.ts";
import { formatKurus, type Kurus } from "../../invoice/money/money.ts";
import type { Party } from "../../invoice/parties/party.ts";
import { paymentMeansOf } from "../../invoice/payment/payment-means.ts";
import { PURCHASE_ORDER } from "../../ubl/references.ts";
import { type ExactNumber, exactNumber, type JsonObject } from "../exact-json.ts";
import { INVOICE_TYPES, PAYMENT_TYPES, PROFILE_TYPES, RECORD_TYPE, SEND_NOW } from "./codes.ts";
import { archiveFields } from "./sale-fields.ts";

/** The JSON model (UblBuilderModel). The seller is the account's own company and has no place in it. */
export const toModel = (invoice: Invoice): JsonObject => ({
  recordType: whole(invoice.profileId === "EARSIVFATURA" ? RECORD_TYPE.earchive : RECORD_TYPE.einvoice),
  status: whole(SEND_NOW),
  invoiceId: invoice.ettn,
  localReferenceId: invoice.ettn,
  useManualInvoiceId: invoice.number !== undefined,
  notes: invoice.notes.map((note) => ({ note })),
  generalInfoModel: generalFields(invoice),
  addressBook: buyerFields(invoice),
  invoiceLines: invoice.lines.map(lineFields),
  relatedDespatchList: waybillFields(invoice),
  orderInfoModel: { orderNumber: invoice.order.name, orderDate: midnight(invoice.order.date) },
  customDocumentReferenceList: purchaseOrderFields(invoice),
  paymentMeansModel: meansFields(invoice),
  paymentTermsModel: termsFields(invoice),
  archiveInfoModel: invoice.profileId === "EARSIVFATURA" ? archiveFields(invoice) : undefined,
  // The buyer's copy is the app's to send: two mails would be one too many.
  eArsivInfo: invoice.profileId === "EARSIVFATURA" ? { sendEMail: false } : undefined,
  ublSettingsModel: {
    useCalculatedVatAmount: true,
    useCalculatedTotalSummary: true,
    hideDespatchMessage: invoice.waybill.kind !== "this-invoice",
  },
});

function generalFields(invoice: Invoice): JsonObject {
  const { ettn, number, series, profileId, type, issueDate, issueTime, currency, exchangeRate } = invoice;
  return {
    ettn,
    // Turkcell numbers within the prefix unless the whole number is ours.
    prefix: number === undefined ? series : undefined,
    invoiceNumber: number,
    invoiceProfileType: whole(codeOf(PROFILE_TYPES, profileId)),
    type: whole(codeOf(INVOICE_TYPES, type)),
    // Istanbul's wall clock, without an offset.
    issueDate: `${issueDate}T${issueTime}`,
    currencyCode: currency,
    exchangeRate: exchangeRate && exactNumber(exchangeRate.rate),
  };
}

function buyerFields({ buyer, profileId, receiverAlias }: Invoice): JsonObject {
  const { address } = buyer;
  return {
    alias: profileId === "EARSIVFATURA" ? undefined : receiverAlias,
    identificationNumber: buyer.taxId.value,
    ...nameFields(buyer),
    receiverStreet: address.line,
    receiverDistrict: address.district,
    receiverCity: address.city,
    receiverZipCode: address.postcode,
    receiverCountry: address.country,
    receiverPhoneNumber: buyer.phone,
    receiverEmail: buyer.email,
    receiverWebSite: buyer.webSite,
    receiverTaxOffice: buyer.taxOffice,
  };
}

const nameFields = ({ taxId }: Party): JsonObject =>
  taxId.scheme === "VKN" ? { name: taxId.title } : { name: taxId.firstName, receiverPersonSurName: taxId.familyName };

function lineFields(line: InvoiceLine): JsonObject {
  return {
    inventoryCard: line.name,
    amount: whole(line.quantity),
    unitCode: line.unitCode,
    unitPrice: exactNumber(line.unitPrice),
    discountAmount: money(line.allowance),
    lineExtensionAmount: money(line.net),
    vatRate: whole(line.taxRate),
    vatAmount: money(line.taxAmount),
    // GİB refuses a KDV of zero without a reason.
    vatExemptionReasonCode: line.exemption?.code ?? (line.taxAmount === 0n ? NOTHING_TO_TAX.code : undefined),
    taxes: taxFields(line),
    sellersItemIdentification: line.sellerCode,
  };
}

/** ÖTV, and KDV the buyer withholds. */
function taxFields({ excise, withholding }: InvoiceLine): readonly JsonObject[] | undefined {
  const taxes: JsonObject[] = [];
  if (excise) {
    const { code, name, percent, amount } = excise;
    taxes.push({ taxTypeCode: code, taxName: name, taxRate: exactNumber(percent), taxAmount: money(amount) });
  }
  if (withholding) {
    taxes.push({
      taxTypeCode: WITHHELD_KDV,
      taxName: withholding.text,
      taxRate: whole(withholding.percent),
      taxAmount: money(withholding.amount),
      withHoldingCode: withholding.code,
    });
  }
  return taxes.length > 0 ? taxes : undefined;
}

const waybillFields = ({ waybill }: Invoice): readonly JsonObject[] | undefined =>
  waybill.kind === "separate" && waybill.documents.length > 0
    ? waybill.documents.map(({ number, date }) => ({ despatchNumber: number, issueDate: midnight(date) }))
    : undefined;

/** The buyer's own order; its date nobody told, a bare value carries the invoice's. */
const purchaseOrderFields = ({ purchaseOrder, issueDate }: Invoice): readonly JsonObject[] | undefined =>
  purchaseOrder === undefined
    ? undefined
    : [{ id: purchaseOrder, documentType: PURCHASE_ORDER, issueDate: midnight(issueDate) }];

function meansFields(invoice: Invoice): JsonObject | undefined {
  const means = paymentMeansOf(invoice);
  return (
    means && {
      paymentMeansCode: whole(PAYMENT_TYPES[means.code]),
      paymentDueDate: means.dueDate && midnight(means.dueDate),
      paymentChannelCode: means.channelCode,
      instructionNote: means.note,
      payeeFinancialAccountId: means.payeeIban,
      payeeFinancialAccountCurrencyCode: means.payeeIban && invoice.currency,
    }
  );
}

function termsFields({ paymentTerms, totals }: Invoice): JsonObject | undefined {
  if (paymentTerms === undefined) return undefined;
  const { note, latePercent } = paymentTerms;
  return {
    note,
    amount: money(totals.payable),
    penaltySurchargePercent: latePercent === undefined ? undefined : exactNumber(latePercent),
  };
}

function codeOf<Key extends string>(codes: Readonly<Partial<Record<Key, number>>>, key: Key): number {
  const code = codes[key];
  if (code === undefined) throw new Error(`no Turkcell code for ${key}`);
  return code;
}

const midnight = (date: IstanbulDate): string => `${date}T00:00:00`;
const money = (kurus: Kurus): ExactNumber => exactNumber(formatKurus(kurus));
const whole = (value: number): ExactNumber => exactNumber(String(value));
