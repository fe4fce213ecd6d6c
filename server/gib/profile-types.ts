import type { InvoiceTypeCode } from "./invoice-type-codes.ts";
import type { ProfileCode } from "./profile-ids.ts";

const EVERY_TYPE: readonly InvoiceTypeCode[] = [
  "SATIS",
  "IADE",
  "ISTISNA",
  "TEVKIFAT",
  "TEVKIFATIADE",
  "IHRACKAYITLI",
  "OZELMATRAH",
  "SGK",
  "KONAKLAMAVERGISI",
];

/**
 * The types a scenario may carry. A buyer who may reject an invoice does not get a return by it (IADE: GİB's schematron
 * of 01.07.2026, KAMU since that day; TEVKIFATIADE alike by GİB's guide). IHRACAT carries the exempt export alone.
 */
export const TYPES_OF_PROFILE: Readonly<Record<ProfileCode, readonly InvoiceTypeCode[]>> = {
  EARSIVFATURA: EVERY_TYPE,
  TEMELFATURA: EVERY_TYPE,
  TICARIFATURA: EVERY_TYPE.filter((type) => type !== "IADE" && type !== "TEVKIFATIADE"),
  KAMU: EVERY_TYPE,
  IHRACAT: ["ISTISNA"],
};
