import { NOTHING_TO_TAX } from "../../gib/exemption-codes.ts";
import { WITHHELD_KDV } from "../../gib/tax-type-codes.ts";
import {
  type Invoice,
  type InvoiceLine,
  kdvBaseOf,
  type LineWithholding,
  type TaxSubtotal,
} from "../../invoice/invoice.ts";
import { formatKurus, type Kurus, sum } from "../../invoice/money/money.ts";
import { type Party, partyName } from "../../invoice/parties/party.ts";
import { type ExactNumber, exactNumber, type JsonObject } from "../exact-json.ts";
import { companionFields } from "./companion-fields.ts";
import { receiptFields, saleFields } from "./sale-fields.ts";

/** The body of `POST /earchive/Send/Model` or `POST /einvoice/Send/Model`, whichever the invoice is for. */
export const toSendModel = (invoice: Invoice): JsonObject =>
  invoice.profileId === "EARSIVFATURA" ? toArchiveModel(invoice) : toEinvoiceModel(invoice);

/** Field names and order as in the ArchiveInvoice model. */
const toArchiveModel = (invoice: Invoice): JsonObject => ({
  ArchiveInvoice: {
    InvoiceInfo: {
      ...identityFields(invoice),
      ...companionFields(invoice),
      // e-Arşiv alone may stand for the waybill.
      ISDespatch: invoice.waybill.kind === "this-invoice",
      ...saleFields(invoice.sale),
      ...totalFields(invoice),
    },
    CompanyInfo: partyFields(invoice.seller),
    CustomerInfo: partyFields(invoice.buyer),
    InvoiceLines: invoice.lines.map((line) => ({ ...lineFields(line), ...noteFields(line) })),
    Notes: invoice.notes,
  },
});

/** The same for the EInvoice model: a scenario and a mailbox, and no words on how the goods were sold. */
const toEinvoiceModel = (invoice: Invoice): JsonObject => ({
  EInvoice: {
    InvoiceInfo: {
      ...identityFields(invoice),
      InvoiceProfile: invoice.profileId,
      ...companionFields(invoice),
      ...receiptFields(invoice.sale),
      ...totalFields(invoice),
    },
    CompanyInfo: partyFields(invoice.seller),
    CustomerInfo: partyFields(invoice.buyer),
    InvoiceLines: invoice.lines.map((line) => ({ ...lineFields(line), ...deliveryFields(line) })),
    Notes: invoice.notes,
  },
  CustomerAlias: invoice.receiverAlias,
});

function identityFields(invoice: Invoice): JsonObject {
  return {
    UUID: invoice.ettn,
    InvoiceType: invoice.type,
    // Three characters let Nilvera number the document, sixteen are taken as they are.
    InvoiceSerieOrNumber: invoice.number ?? invoice.series,
    // Wall clock without "Z": with it Nilvera would print another hour, after 21:00 UTC another day.
    IssueDate: `${invoice.issueDate}T${invoice.issueTime}`,
    CurrencyCode: invoice.currency,
    ExchangeRate: invoice.exchangeRate && exactNumber(invoice.exchangeRate.rate),
    TaxExemptionReasonInfo: exemptionFields(invoice),
  };
}

/** One KDV code a document; the lines have no room for theirs. A line of 0 % given away is no exemption. */
function exemptionFields({ taxSubtotals, lines }: Invoice): JsonObject | undefined {
  const exempt = taxSubtotals.find(({ exemption }) => exemption !== undefined);
  const code =
    exempt?.exemption?.code ?? (lines.some(({ taxRate }) => taxRate === 0) ? NOTHING_TO_TAX.code : undefined);
  return code === undefined ? undefined : { KDVExemptionReasonCode: code };
}

function totalFields({ totals, taxSubtotals }: Invoice): JsonObject {
  return {
    LineExtensionAmount: amount(totals.lineExtension),
    ...kdvTotals(taxSubtotals),
    GeneralAllowanceTotal: amount(totals.allowance),
    PayableAmount: amount(totals.payable),
    KdvTotal: amount(totals.tax),
  };
}

const KDV_TOTAL: Readonly<Record<number, string>> = {
  1: "GeneralKDV1Total",
  8: "GeneralKDV8Total",
  10: "GeneralKDV10Total",
  18: "GeneralKDV18Total",
  20: "GeneralKDV20Total",
};

/** One field a rate, however many reasons split its subtotals. */
function kdvTotals(taxSubtotals: readonly TaxSubtotal[]): JsonObject {
  const totals: Record<string, ExactNumber> = {};
  for (const [rate, group] of Map.groupBy(taxSubtotals, ({ rate }) => rate)) {
    const field = KDV_TOTAL[rate];
    const tax = sum(group.map((subtotal) => subtotal.tax));
    if (field) totals[field] = amount(tax);
    else if (tax !== 0n) throw new Error(`Nilvera has no field for the total of KDV ${rate}`);
  }
  return totals;
}

function lineFields(line: InvoiceLine): JsonObject {
  return {
    Index: String(line.id),
    SellerCode: line.sellerCode,
    Name: line.name,
    Quantity: exactNumber(String(line.quantity)),
    UnitType: line.unitCode,
    Price: exactNumber(line.unitPrice),
    AllowanceTotal: amount(line.allowance),
    KDVPercent: exactNumber(String(line.taxRate)),
    KDVTotal: amount(line.taxAmount),
    ...otherTaxes(line),
  };
}

/** The e-Arşiv model has no field of its own for the customs tariff number. */
const noteFields = ({ gtip }: InvoiceLine): JsonObject => ({ Note: gtip === undefined ? undefined : `GTİP: ${gtip}` });

const deliveryFields = ({ gtip }: InvoiceLine): JsonObject => ({
  DeliveryInfo: gtip === undefined ? undefined : { GTIPNo: gtip },
});

/** ÖTV and withheld KDV are further taxes of the line; the total of a special base is what KDV falls on. */
function otherTaxes(line: InvoiceLine): JsonObject {
  const { excise, withholding, specialBase } = line;
  const taxes: JsonObject[] = [];
  if (excise) taxes.push({ TaxCode: excise.code, Total: amount(excise.amount), Percent: exactNumber(excise.percent) });
  if (withholding) taxes.push(withheldTax(withholding));
  return {
    Taxes: taxes.length > 0 ? taxes : undefined,
    OzelMatrahReason: specialBase?.code,
    OzelMatrahTotal: specialBase && amount(kdvBaseOf(line)),
  };
}

const withheldTax = ({ code, text, percent, amount: total }: LineWithholding): JsonObject => ({
  TaxCode: WITHHELD_KDV,
  Total: amount(total),
  Percent: exactNumber(String(percent)),
  ReasonCode: code,
  ReasonDesc: text,
});

function partyFields(party: Party): JsonObject {
  const { address } = party;
  return {
    TaxNumber: party.taxId.value,
    Name: partyName(party),
    TaxOffice: party.taxOffice,
    PartyIdentifications: party.mersis === undefined ? undefined : [registration(party.mersis)],
    Address: address.line,
    District: address.district,
    City: address.city,
    Country: address.country,
    PostalCode: address.postcode,
    Phone: party.phone,
    Mail: party.email,
    WebSite: party.webSite,
  };
}

/** A MERSIS number has sixteen digits; whatever else a seller is registered under is the trade registry's. */
const registration = (value: string): JsonObject => ({
  SchemeID: /^\d{16}$/.test(value) ? "MERSISNO" : "TICARETSICILNO",
  Value: value,
});

const amount = (kurus: Kurus): ExactNumber => exactNumber(formatKurus(kurus));
