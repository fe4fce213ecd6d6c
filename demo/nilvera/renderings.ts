import type { StoredDocument } from "./documents.ts";
import { writePdf } from "../stand-in/pdf.ts";

export type Format = "pdf" | "xml" | "html";

/** A document as Nilvera hands it out: one string, base64 for the PDF. */
export function render(document: StoredDocument, format: Format): string {
  if (format === "pdf") return Buffer.from(writePdf(linesOf(document))).toString("base64");
  return format === "xml" ? xmlOf(document) : htmlOf(document);
}

function linesOf({ module, number, ettn, invoice }: StoredDocument): readonly string[] {
  const isEinvoice = module === "einvoice";
  const { InvoiceInfo: info, CompanyInfo: seller, CustomerInfo: buyer } = invoice;
  return [
    `${isEinvoice ? "e-Fatura" : "e-Arşiv Fatura"} (deneme, mali değeri yoktur)`,
    "",
    `Fatura No: ${number}`,
    `ETTN: ${ettn}`,
    `Tarih: ${info.IssueDate.slice(0, 16).replace("T", " ")}`,
    `Satıcı: ${seller.Name ?? ""} (${seller.TaxNumber ?? ""})`,
    `Alıcı: ${buyer.Name ?? ""} (${buyer.TaxNumber ?? ""})`,
    "",
    ...invoice.InvoiceLines.map(({ Quantity, Name, Price }) => `${Quantity} x ${Name}  ${Price}`),
    "",
    `KDV: ${info.KdvTotal.toFixed(2)} TRY`,
    `Ödenecek: ${info.PayableAmount.toFixed(2)} TRY`,
  ];
}

function htmlOf(document: StoredDocument): string {
  const rows = linesOf(document).map((line) => `<p>${escapeMarkup(line)}</p>`);
  return `<!doctype html><html lang="tr"><head><meta charset="utf-8"><title>${document.number}</title></head><body>${rows.join("")}</body></html>`;
}

const NAMESPACES =
  'xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" ' +
  'xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" ' +
  'xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"';

/** A stub of the signed original: enough to be archived and told apart, not enough to be valid UBL-TR. */
function xmlOf({ number, ettn, invoice: { InvoiceInfo: info, CustomerInfo: buyer } }: StoredDocument): string {
  return [
    `<?xml version="1.0" encoding="UTF-8"?>`,
    `<Invoice ${NAMESPACES}>`,
    `<cbc:ProfileID>${info.InvoiceProfile ?? "EARSIVFATURA"}</cbc:ProfileID>`,
    `<cbc:ID>${number}</cbc:ID>`,
    `<cbc:UUID>${ettn}</cbc:UUID>`,
    `<cbc:IssueDate>${info.IssueDate.slice(0, 10)}</cbc:IssueDate>`,
    `<cac:AccountingCustomerParty><cac:Party><cac:PartyIdentification>`,
    `<cbc:ID schemeID="${buyer.TaxNumber?.length === 10 ? "VKN" : "TCKN"}">${buyer.TaxNumber ?? ""}</cbc:ID>`,
    `</cac:PartyIdentification></cac:Party></cac:AccountingCustomerParty>`,
    `<cac:LegalMonetaryTotal><cbc:PayableAmount currencyID="TRY">${info.PayableAmount.toFixed(2)}</cbc:PayableAmount></cac:LegalMonetaryTotal>`,
    `</Invoice>`,
  ].join("");
}

const escapeMarkup = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
