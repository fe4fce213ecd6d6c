import { INVOICE_TYPES, type InvoiceTypeCode } from "./invoice-type-codes.ts";

type Family = { readonly codes: ReadonlySet<string>; readonly types: readonly InvoiceTypeCode[] };

const codes = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/**
 * Which types take which TaxExemptionReasonCode of KDV, family by family. Source: GİB UBL-TR Kod Listeleri V1.42,
 * 16.03.2026, and GİB's schematron of 01.07.2026 (TaxExemptionReasonCodeCheck). The gaps in the numbers are the list's own.
 */
const FAMILIES = {
  /** Exempt by law: of international bodies, partly (2xx), wholly (3xx), and of travellers (501). */
  exemption: {
    codes: codes(`
      001 101 102 103 104 105 106 107 108
      201 202 204 205 206 207 208 209 211 212 213 214 215 216 217 218 219 220 221 223 225 226 227 228 229 230 231 232 233
      234 235 236 237 238 239 240 241 242 250
      301 302 303 304 305 306 307 309 310 311 312 313 314 315 316 317 318 319 320 321 322 323 324 325 326 327 328 329 330
      331 332 333 334 335 336 337 338 340 341 342 343 344 350
      501
    `),
    types: ["ISTISNA", "IADE", "IHRACKAYITLI", "SGK"],
  },
  /** Sold to an exporter who will carry the goods out. */
  exportRegistered: { codes: codes("701 703 704"), types: ["IHRACKAYITLI", "IADE", "SGK"] },
  /** A base of its own. */
  specialBase: {
    codes: codes("801 802 803 804 805 806 807 808 809 810 811 812"),
    types: ["OZELMATRAH", "IADE", "SGK"],
  },
  /** No exemption at all, yet nothing to tax. */
  nothingToTax: { codes: codes("351"), types: Object.keys(INVOICE_TYPES) as InvoiceTypeCode[] },
} as const satisfies Record<string, Family>;

/**
 * Codes of GİB's that need what the model cannot say, and why; they are in no family and stand on no document. ÖTV's own
 * 151 is none of KDV's.
 */
export const REASONS_NOT_WRITTEN: Readonly<Record<string, string>> = {
  "308": "an investment certificate",
  "339": "an investment certificate",
  "555": "KDV that is charged all the same: a reason stands only where KDV is 0 or its base is its own",
  "702": "the buyer's line of a permit, on every line",
};

/** Codes younger than the list, by the first day of issue on which GİB takes them. Source: GİB's revision of 01.07.2026. */
const TAKEN_SINCE: ReadonlyMap<string, string> = new Map([["233", "2026-09-14"]]);

export type ExemptionFamily = keyof typeof FAMILIES;

export const isOfFamily = (code: string, family: ExemptionFamily): boolean => FAMILIES[family].codes.has(code);

/** Whether the code is GİB's on the day, and one this app can write. */
export const isReason = (code: string, day: string): boolean =>
  (TAKEN_SINCE.get(code) ?? day) <= day && Object.values<Family>(FAMILIES).some((family) => family.codes.has(code));

/** Whether GİB takes the code on a document of this type; what is no code of its at all is `isReason`'s to tell. */
export const isTakenOn = (code: string, type: InvoiceTypeCode): boolean =>
  Object.values<Family>(FAMILIES).every((family) => !family.codes.has(code) || family.types.includes(type));
