import { UBL_VERSION } from "../gib/ubl-version.ts";
import type { Invoice } from "../invoice/invoice.ts";
import { aggregate, type Child } from "./aggregate.ts";
import { attachedFiles } from "./attached-files.ts";
import { delivery } from "./delivery.ts";
import { type Element, text } from "./element.ts";
import { invoiceLine } from "./line.ts";
import { monetaryTotal } from "./monetary-total.ts";
import { party } from "./party.ts";
import { paymentMeans, paymentTerms } from "./payment-means.ts";
import { despatchReferences, orderReference, saleReferences } from "./references.ts";
import { serialize } from "./serialize.ts";
import { documentTax } from "./tax-total.ts";
import { tillReceipt } from "./till-receipt.ts";
import { signature, signaturePlaceholder } from "./unsigned.ts";

/**
 * The invoice as unsigned UBL-TR 2.1 text. While the number is still the integrator's to give, cbc:ID carries the
 * three-character series, from which such integrators allocate; GİB itself accepts only the full sixteen characters.
 */
export const invoiceToUbl = (invoice: Invoice): string => serialize(invoiceDocument(invoice));

/** The same as a tree. */
export const invoiceDocument = (invoice: Invoice): Element =>
  aggregate("Invoice", [...header(invoice), ...body(invoice)], NAMESPACES);

const header = (invoice: Invoice): readonly Child[] => [
  signaturePlaceholder(),
  text("cbc:UBLVersionID", UBL_VERSION),
  text("cbc:CustomizationID", invoice.customizationId),
  text("cbc:ProfileID", invoice.profileId),
  text("cbc:ID", invoice.number ?? invoice.series),
  text("cbc:CopyIndicator", "false"),
  text("cbc:UUID", invoice.ettn),
  text("cbc:IssueDate", invoice.issueDate),
  text("cbc:IssueTime", invoice.issueTime),
  text("cbc:InvoiceTypeCode", invoice.type),
  invoice.notes.map((note) => text("cbc:Note", note)),
  text("cbc:DocumentCurrencyCode", invoice.currency),
  text("cbc:LineCountNumeric", String(invoice.lines.length)),
];

const body = (invoice: Invoice): readonly Child[] => [
  orderReference(invoice),
  tillReceipt(invoice),
  despatchReferences(invoice),
  saleReferences(invoice),
  attachedFiles(invoice),
  signature(invoice),
  aggregate("cac:AccountingSupplierParty", [party(invoice.seller)]),
  aggregate("cac:AccountingCustomerParty", [party(invoice.buyer)]),
  delivery(invoice),
  paymentMeans(invoice),
  paymentTerms(invoice),
  documentTax(invoice),
  monetaryTotal(invoice),
  invoice.lines.map((line) => invoiceLine(line, invoice.currency)),
];

const UBL = "urn:oasis:names:specification:ubl:schema:xsd:";

const NAMESPACES = {
  xmlns: `${UBL}Invoice-2`,
  "xmlns:cac": `${UBL}CommonAggregateComponents-2`,
  "xmlns:cbc": `${UBL}CommonBasicComponents-2`,
  "xmlns:ext": `${UBL}CommonExtensionComponents-2`,
  "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
  "xsi:schemaLocation": `${UBL}Invoice-2 UBL-Invoice-2.1.xsd`,
};
