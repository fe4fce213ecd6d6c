/**
 * What a cash register's information receipt (ÖKC bilgi fişi) was printed for. Source: GİB UBL-TR_Codelist.xml, revision
 * 20260312, DocumentDescriptionType.
 */
export const TILL_RECEIPT_TYPES = [
  "AVANS",
  "YEMEK_FIS",
  "E-FATURA",
  "E-FATURA_IRSALIYE",
  "E-ARSIV",
  "E-ARSIV_IRSALIYE",
  "FATURA",
  "OTOPARK",
  "FATURA_TAHSILAT",
  "FATURA_TAHSILAT_KOMISYONLU",
] as const;

export type TillReceiptType = (typeof TILL_RECEIPT_TYPES)[number];
