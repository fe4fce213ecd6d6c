/**
 * Kinds of envelope (sh:Type) and the documents each may carry (ElementType, with the document's root). Source: GİB UBL-TR
 * package 20260312, code list and schematron.
 */
export const ENVELOPE_TYPES = {
  SENDERENVELOPE: ["INVOICE", "DESPATCHADVICE", "CREDITNOTE"],
  POSTBOXENVELOPE: ["APPLICATIONRESPONSE", "RECEIPTADVICE"],
  SYSTEMENVELOPE: ["APPLICATIONRESPONSE"],
  USERENVELOPE: ["PROCESSUSERACCOUNT", "CANCELUSERACCOUNT"],
} as const;

export type EnvelopeType = keyof typeof ENVELOPE_TYPES;

const UBL = "urn:oasis:names:specification:ubl:schema:xsd:";
const HR = "http://www.hr-xml.org/3";

/** ElementType → the document's root element, as "{namespace}name". */
export const ENVELOPE_DOCUMENTS = {
  INVOICE: `{${UBL}Invoice-2}Invoice`,
  APPLICATIONRESPONSE: `{${UBL}ApplicationResponse-2}ApplicationResponse`,
  DESPATCHADVICE: `{${UBL}DespatchAdvice-2}DespatchAdvice`,
  RECEIPTADVICE: `{${UBL}ReceiptAdvice-2}ReceiptAdvice`,
  CREDITNOTE: `{${UBL}CreditNote-2}CreditNote`,
  PROCESSUSERACCOUNT: `{${HR}}ProcessUserAccount`,
  CANCELUSERACCOUNT: `{${HR}}CancelUserAccount`,
} as const;

/** sh:TypeVersion and sh:HeaderVersion values in force. */
export const ENVELOPE_VERSION = "1.2";
export const HEADER_VERSIONS: readonly string[] = ["1.0", "1.2"];

/** GİB itself, as the sender of system responses. */
export const GIB_VKN = "3900383669";
