import type { DecimalText } from "../../../server/invoice/money/decimal.ts";
import type { Invoice } from "../../../server/invoice/invoice.ts";
import type { TillReceipt } from "../../../server/invoice/sale/till-receipt.ts";
import { aDocument, ORIGINALS } from "./a-document-of.ts";
import { anInternetSale, aTillSale, day } from "./a-sample-invoice.ts";
import type { Mutation } from "./gib-mutations.ts";

const SALE = aDocument("EARSIVFATURA", "SATIS");
const RETURN = aDocument("EARSIVFATURA", "IADE");
const EXPORT = aDocument("IHRACAT", "ISTISNA");
const FAR_AHEAD = day("2099-01-01");

const rate = (currency: string, text: string) => ({
  exchangeRate: { currency, rate: text as DecimalText, announcedOn: undefined },
});

/** Header, dates, currency, scenario, references and the sale. */
export const DOCUMENT_MUTATIONS: readonly Mutation[] = [
  row("a version of UBL-TR nobody has", "CUSTOMIZATION_UNKNOWN", ["CustomizationIDCheck 1"], {
    customizationId: "TR1.3",
  }),
  row("a number in small letters", "NUMBER_INVALID", ["InvoiceIDCheck 1"], { number: "ear2026000000042" }),
  row("the guide's own example of a number, without its year", "NUMBER_INVALID", ["InvoiceIDCheck 1"], {
    number: "EAR0000000000001",
  }),
  row("a number of last year", "NUMBER_INVALID", [], { number: "EAR2025000000042" }),
  row("a series of two characters", "SERIES_INVALID", [], { series: "EA" }),
  row("an order of a day to come", "ORDER_AFTER_ISSUE", ["TimeCheck 1"], { order: { name: "#1", date: FAR_AHEAD } }),
  row("a waybill of a day to come", "DESPATCH_AFTER_ISSUE", ["TimeCheck 1"], waybill("2099-01-01")),
  row("a waybill of the day after the invoice", "DESPATCH_AFTER_ISSUE", [], waybill("2026-03-15")),
  row("a waybill of a century ago", "DATE_TOO_OLD", ["TimeCheck 2"], waybill("1926-03-12")),
  row("a till's receipt of a day to come", "TILL_RECEIPT_AFTER_ISSUE", ["TimeCheck 1"], receipt({ date: FAR_AHEAD })),
  row(
    "a till's receipt without its number",
    "SALE_FACTS_MISSING",
    ["BillingReferenceCheck 4"],
    receipt({ number: " " }),
  ),
  row(
    "a till's receipt without its Z report",
    "SALE_FACTS_MISSING",
    ["BillingReferenceCheck 6"],
    receipt({ zNumber: "" }),
  ),
  row(
    "a till's receipt without its register",
    "SALE_FACTS_MISSING",
    ["BillingReferenceCheck 9"],
    receipt({ deviceSerial: "" }),
  ),
  row("an internet sale at no address", "SALE_FACTS_MISSING", [], { sale: anInternetSale({ webSite: " " }) }),
  row("a carrier whose number is mistyped", "CARRIER_TAX_ID_INVALID", [], {
    sale: anInternetSale({ transport: { carrierTitle: "Kargo", carrierTaxId: "1234567809", date: day("2026-03-15") } }),
  }),
  row(
    "a currency that is no more",
    "CURRENCY_UNSUPPORTED",
    ["CurrencyCodeCheck 1", "GeneralCurrencyCodeCheck 1", "GeneralCurrencyIDCheck 1"],
    { currency: "TRL", ...rate("TRL", "0.000001") },
  ),
  row("the rate of a currency that is no more", "EXCHANGE_RATE_MISSING", ["GeneralCurrencyCodeCheck 1"], {
    currency: "USD",
    ...rate("TRL", "41.5"),
  }),
  row("dollars without a rate", "EXCHANGE_RATE_MISSING", ["CurrencyCodeCheck 6"], { currency: "USD" }),
  row("a rate of seven decimals", "EXCHANGE_RATE_MISSING", ["CurrencyCodeCheck 7"], {
    currency: "USD",
    ...rate("USD", "41.1234567"),
  }),
  row("a rate for lira", "EXCHANGE_RATE_WITH_TRY", [], rate("USD", "41.5")),
  row(
    "a return to a buyer who may reject it",
    "TYPE_NOT_OF_PROFILE",
    ["InvoiceTypeCodeCheck 2"],
    aDocument("TICARIFATURA", "IADE"),
  ),
  row("withheld KDV returned to such a buyer", "TYPE_NOT_OF_PROFILE", [], aDocument("TICARIFATURA", "TEVKIFATIADE")),
  row("a return of nothing", "RETURN_WITHOUT_ORIGINAL", ["IADEInvioceCheck 1"], { ...RETURN, originals: [] }),
  row("a sale that returns something", "RETURN_WITHOUT_ORIGINAL", [], { originals: ORIGINALS }),
  row("a return of a number of fifteen characters", "RETURN_ORIGINAL_INVALID", ["IADEInvioceCheck 1"], {
    ...RETURN,
    originals: [{ number: "EAR202600000007", date: day("2026-03-01") }],
  }),
  row("a return of what is not sold yet", "RETURN_ORIGINAL_INVALID", ["TimeCheck 1"], {
    ...RETURN,
    originals: [{ number: "EAR2099000000007", date: FAR_AHEAD }],
  }),
  row(
    "an export without its terms",
    "EXPORT_FACTS_MISSING",
    ["LineDeliveryCheck 1", "LineDeliveryCheck 2", "LineDeliveryCheck 3"],
    without(EXPORT, "customs"),
  ),
  row("an export by terms nobody knows", "EXPORT_FACTS_MISSING", ["DeliveryCodeCheck 1"], {
    ...EXPORT,
    ...(EXPORT.customs && { customs: { ...EXPORT.customs, deliveryTerms: "DPX" } }),
  }),
  row("exported goods without a tariff number", "EXPORT_GTIP_INVALID", ["LineDeliveryCheck 4"], {
    ...EXPORT,
    lines: aDocument("EARSIVFATURA", "ISTISNA").lines.map((line) => ({ ...line, ...exemptionOf(EXPORT) })),
  }),
  row("exported goods of a short tariff number", "EXPORT_GTIP_INVALID", [], {
    ...EXPORT,
    lines: EXPORT.lines.map((line) => ({ ...line, gtip: "85183000" })),
  }),
  row("a seller of exports without a tax office", "EXPORT_SELLER_TAX_OFFICE", ["PartyVDCheck 1"], {
    ...EXPORT,
    seller: { ...EXPORT.seller, taxOffice: " " },
  }),
  row("a public body with no account to pay into", "PUBLIC_BUYER_NEEDS_IBAN", ["KamuFaturaCheck 1"], {
    ...aDocument("KAMU", "SATIS"),
    payeeIban: undefined,
  }),
  row(
    "an SGK document without its file",
    "SOCIAL_SECURITY_MISSING",
    [],
    without(aDocument("TEMELFATURA", "SGK"), "socialSecurity"),
  ),
  row("a hotel's bill without its tax", "ACCOMMODATION_TAX_WRONG", [], { type: "KONAKLAMAVERGISI" }),
  row("goods without a name", "LINE_NAME_MISSING", [], {
    lines: SALE.lines.map((line) => ({ ...line, name: "\u200b" })),
  }),
];

/** Why the whole of a document is exempt. */
function exemptionOf({ taxSubtotals }: Invoice) {
  const exemption = taxSubtotals[0]?.exemption;
  return exemption && { exemption };
}

function row(what: string, ours: Mutation["ours"], theirs: readonly string[], changes: Partial<Invoice>): Mutation {
  return { what, ours, theirs, document: { ...SALE, ...changes } };
}

function waybill(date: string): Partial<Invoice> {
  return { waybill: { kind: "separate", documents: [{ number: "IRS2026000000009", date: day(date) }] } };
}

function receipt(changes: Partial<TillReceipt>): Partial<Invoice> {
  const sale = aTillSale();
  if (sale.platform !== "NORMAL" || sale.receipt === undefined) throw new Error("a receipt");
  return { sale: { ...sale, receipt: { ...sale.receipt, ...changes } } };
}

/** `undefined` says as much as a field left out, to the rules and to the printer. */
function without(invoice: Invoice, key: "customs" | "socialSecurity"): Invoice {
  const { [key]: _, ...rest } = invoice;
  return rest;
}
