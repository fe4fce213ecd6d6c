import type { InvoiceTypeCode } from "./invoice-type-codes.ts";

type Family = { readonly codes: RegExp; readonly types: readonly InvoiceTypeCode[] };

/**
 * Which types take which TaxExemptionReasonCode, family by family; a code of no family (351, 151) goes anywhere.
 * Source: GİB UBL-TR schematron of 01.07.2026 (TaxExemptionReasonCodeCheck, DemirbasKDVTaxExemptionCheck).
 */
const FAMILIES = {
  /** Exempt by law: 001 and 101–108 of international bodies, 201–250 partly, 301–350 wholly, 501. */
  exemption: {
    codes: /^(001|10[1-8]|2[0-4]\d|250|30[1-9]|3[1-4]\d|350|501)$/,
    types: ["ISTISNA", "IADE", "IHRACKAYITLI", "SGK"],
  },
  /** Sold to an exporter who will carry the goods out. */
  exportRegistered: { codes: /^70[1-4]$/, types: ["IHRACKAYITLI", "IADE", "SGK"] },
  /** A base of its own. */
  specialBase: { codes: /^8(0[1-9]|1[0-2])$/, types: ["OZELMATRAH", "IADE", "SGK"] },
  /** Out of GİB's check of rates against the seller's trades; KDV is charged. */
  rateNotChecked: {
    codes: /^555$/,
    types: ["SATIS", "IADE", "TEVKIFAT", "TEVKIFATIADE", "OZELMATRAH", "SGK", "KONAKLAMAVERGISI"],
  },
} as const satisfies Record<string, Family>;

export type ExemptionFamily = keyof typeof FAMILIES;

export const isOfFamily = (code: string, family: ExemptionFamily): boolean => FAMILIES[family].codes.test(code);

/**
 * Codes that need what the model cannot say: 308 and 339 an investment certificate, 702 the buyer's line of a permit on
 * every line.
 */
const NEED_MORE: ReadonlySet<string> = new Set(["308", "339", "702"]);

/** Whether GİB takes the code on a document of this type as it is written here. */
export const isTakenOn = (code: string, type: InvoiceTypeCode): boolean =>
  !NEED_MORE.has(code) &&
  Object.values<Family>(FAMILIES).every(({ codes, types }) => !codes.test(code) || types.includes(type));
