import { NOTHING_TO_TAX } from "../../gib/exemption-codes.ts";
import type { Invoice } from "../../invoice/invoice.ts";
import { type IstanbulDate, turkishDate } from "../../invoice/time/istanbul-time.ts";
import { formatKurus, type Kurus } from "../../invoice/money/money.ts";
import { paymentMeansOf } from "../../invoice/payment/payment-means.ts";
import { paymentDayOf } from "../../invoice/payment/payment-day.ts";
import { partyName } from "../../invoice/parties/party.ts";
import type { InternetInfo, Payment, Transport } from "../../invoice/sale.ts";
import { type ExactNumber, exactNumber, type JsonObject, writeJson } from "../exact-json.ts";
import { CURRENCIES, exemptionsOf } from "./limits.ts";
import type { DraftRow } from "./rounding.ts";

/** Forms of Paraşüt's API v4 (JSON:API), field names as in its Swagger. */
const form = (type: string, attributes: JsonObject, relationships?: JsonObject): string =>
  writeJson({ data: { type, attributes, relationships } });

const link = (type: string, id: string): JsonObject => ({ data: { type, id } });

export function toContact({ buyer }: Invoice): string {
  const { taxId, address } = buyer;
  return form("contacts", {
    name: partyName(buyer),
    account_type: "customer",
    contact_type: taxId.scheme === "VKN" ? "company" : "person",
    tax_number: taxId.value,
    tax_office: buyer.taxOffice,
    email: buyer.email,
    phone: buyer.phone,
    address: address.line,
    district: address.district,
    city: address.city,
    postal_code: address.postcode,
    country: address.country,
    is_abroad: address.countryCode !== "TR",
  });
}

export const toProduct = ({ name, code, taxRate }: DraftRow): string =>
  form("products", { name, code, vat_rate: exactNumber(String(taxRate)), unit: "Adet" });

/** Stands in the draft's description, because Paraşüt keeps no id of ours: by it a draft is found again. */
export const markOf = ({ ettn }: Pick<Invoice, "ettn">): string => `[${ettn}]`;

type Parts = { readonly contact: string; readonly rows: readonly DraftRow[]; readonly products: readonly string[] };

export function toSalesInvoice(invoice: Invoice, { contact, rows, products }: Parts): string {
  const { buyer, order, exchangeRate, issueDate, waybill } = invoice;
  const note = noteOf(invoice);
  const attributes = {
    item_type: "invoice",
    description: `${order.name} ${markOf(invoice)}`,
    issue_date: issueDate,
    due_date: dueDayOf(invoice),
    currency: CURRENCIES[invoice.currency],
    exchange_rate: exchangeRate && exactNumber(exchangeRate.rate),
    billing_address: buyer.address.line,
    billing_postal_code: buyer.address.postcode,
    billing_phone: buyer.phone,
    tax_office: buyer.taxOffice,
    tax_number: buyer.taxId.value,
    country: buyer.address.country,
    city: buyer.address.city,
    district: buyer.address.district,
    is_abroad: buyer.address.countryCode !== "TR",
    order_no: order.name,
    order_date: order.date,
    shipment_included: waybill.kind === "this-invoice",
    invoice_note: note === "" ? undefined : note,
  };
  const details = rows.map((row, index) => toDetail(row, products[index] ?? ""));
  return form("sales_invoices", attributes, { contact: link("contacts", contact), details: { data: details } });
}

/** When the money is expected ("son tahsilat tarihi"): agreed terms and money at the door come after the invoice. */
function dueDayOf(invoice: Invoice): IstanbulDate {
  const { issueDate } = invoice;
  const dueDate = paymentMeansOf(invoice)?.dueDate ?? issueDate;
  return dueDate > issueDate ? dueDate : issueDate;
}

/** What the model has no field for is said in words: waybills, the buyer's own order number, terms and the account. */
function noteOf(invoice: Invoice): string {
  const { notes, waybill, purchaseOrder, paymentTerms } = invoice;
  const waybills = waybill.kind === "separate" ? waybill.documents : [];
  const { payeeIban, channelCode } = paymentMeansOf(invoice) ?? {};
  return [
    ...notes,
    ...waybills.map(({ number, date }) => `İrsaliye: ${number} (${turkishDate(date)})`),
    ...(purchaseOrder === undefined ? [] : [`Alıcının sipariş numarası: ${purchaseOrder}`]),
    ...(paymentTerms === undefined ? [] : [`Ödeme koşulu: ${paymentTerms.note}`]),
    ...(paymentTerms?.latePercent === undefined ? [] : [`Gecikme faizi: %${paymentTerms.latePercent}`]),
    ...(payeeIban === undefined ? [] : [`IBAN: ${payeeIban}`]),
    ...(channelCode === undefined ? [] : [`Ödeme kanalı: ${channelCode}`]),
  ].join("\n");
}

const toDetail = (row: DraftRow, product: string): JsonObject => ({
  type: "sales_invoice_details",
  attributes: {
    quantity: exactNumber(String(row.quantity)),
    unit_price: exactNumber(row.unitPrice),
    vat_rate: exactNumber(String(row.taxRate)),
    discount_type: row.discount > 0n ? "amount" : undefined,
    discount_value: row.discount > 0n ? amount(row.discount) : undefined,
    description: descriptionOf(row),
  },
  relationships: { product: link("products", product) },
});

export function toEArchive(invoice: Invoice, draft: string): string {
  const { sale } = invoice;
  const internet = sale.platform === "INTERNET" ? sale.internet : undefined;
  const attributes = {
    ...exemptionFields(invoice),
    internet_sale: internet && internetSale(internet),
    shipment: internet?.transport && shipment(internet.transport),
  };
  return form("e_archives", attributes, { sales_invoice: link("sales_invoices", draft) });
}

export const toEInvoice = (invoice: Invoice, draft: string): string =>
  form(
    "e_invoices",
    {
      ...exemptionFields(invoice),
      scenario: invoice.profileId === "TICARIFATURA" ? "commercial" : "basic",
      to: invoice.receiverAlias,
    },
    { invoice: link("sales_invoices", draft) },
  );

/** The text goes with "other exemptions" alone (250, 350). */
function exemptionFields(invoice: Invoice): JsonObject {
  const [reason] = exemptionsOf(invoice);
  const code = reason?.code ?? (invoice.lines.some(({ taxRate }) => taxRate === 0) ? NOTHING_TO_TAX.code : undefined);
  return {
    vat_exemption_reason_code: code,
    vat_exemption_reason: code === "250" || code === "350" ? reason?.text : undefined,
  };
}

const internetSale = (internet: InternetInfo): JsonObject => ({
  url: internet.webSite,
  payment_type: internet.payment.method,
  payment_platform: platformOf(internet.payment),
  payment_date: paymentDayOf(internet),
});

const platformOf = (payment: Payment): string | undefined => ("name" in payment ? payment.name : undefined);

/** A company has a title and a VKN, a courier a name and a TCKN. */
function shipment({ carrierTitle, carrierTaxId, date }: Transport): JsonObject {
  const who =
    carrierTaxId.length === 10
      ? { title: carrierTitle, vkn: carrierTaxId }
      : { name: carrierTitle, tckn: carrierTaxId };
  return { ...who, date };
}

/** The product found by its code may be called otherwise: what was sold is what the order says. */
function descriptionOf({ code, name, gtip }: DraftRow): string | undefined {
  const parts = [...(code === undefined ? [] : [name]), ...(gtip === undefined ? [] : [`GTİP: ${gtip}`])];
  return parts.length > 0 ? parts.join(" · ") : undefined;
}

const amount = (kurus: Kurus): ExactNumber => exactNumber(formatKurus(kurus));
