import type { Invoice } from "../../invoice/invoice.ts";
import { invoiceToUbl } from "../../ubl/invoice-document.ts";
import type { SaleWords } from "../../ubl/sale-words.ts";

/**
 * How NES hears of an internet sale: the word in cbc:DocumentType, the fact in cbc:ID (public UBL writers for NES, 2025; its
 * answer to …/internetinfos shows what it understood). The carrier is read from cac:Delivery.
 */
export const NES_SALE_WORDS: SaleWords = [
  { fact: "sendType", id: "{value}", type: "SEND_TYPE" },
  { fact: "webSite", id: "{value}", type: "INT_WEBSITE" },
  { fact: "paymentMethod", id: "{value}", type: "INT_PAYMENTMETHOD" },
  { fact: "paymentDay", id: "{value}", type: "INT_PAYMENTDATE" },
];

/** The document as NES takes it; a series of three characters in cbc:ID makes NES give the number. */
export const toUbl = (invoice: Invoice): string => invoiceToUbl(invoice, NES_SALE_WORDS);

const SOURCE = "Otofatura";

/** The fields of an upload that is sent at once. Only an e-Fatura names mailboxes. */
export function toForm(invoice: Invoice, senderAlias: string | undefined): FormData {
  const form = new FormData();
  form.append("File", new Blob([toUbl(invoice)], { type: "application/xml" }), `${invoice.ettn}.xml`);
  form.append("IsDirectSend", "true");
  form.append("PreviewType", "None");
  form.append("SourceApp", SOURCE);
  form.append("SourceAppRecordId", invoice.ettn);
  form.append("AutoSaveCompany", "false");
  if (senderAlias !== undefined) form.append("SenderAlias", senderAlias);
  if (invoice.profileId !== "EARSIVFATURA" && invoice.receiverAlias !== undefined) {
    form.append("ReceiverAlias", invoice.receiverAlias);
  }
  return form;
}
