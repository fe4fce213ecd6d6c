import type { Fault } from "../../invoice/fault.ts";

/** Of a document that exists, or may, or of its draft: only a person who looked at just this order may have another one made. */
const MAY_EXIST: ReadonlySet<Fault["code"]> = new Set([
  "INTEGRATOR_MISFILED",
  "INTEGRATOR_DUPLICATE_UNFOUND",
  "INTEGRATOR_DRAFT_LEFT",
  "EARLIER_INVOICE_ELSEWHERE",
  "BUYER_STATUS_UNCLEAR",
]);

export const mayExist = (faults: readonly Fault[]): boolean => faults.some(({ code }) => MAY_EXIST.has(code));

/** Of the document itself, whatever becomes of its order. */
export const ABOUT_THE_DOCUMENT: ReadonlySet<Fault["code"]> = new Set([
  "INVOICE_OF_ANOTHER_SELLER",
  "ORIGINAL_OF_ANOTHER",
  "ORIGINAL_TOTAL_DIFFERS",
  "SECOND_INVOICE_TAKEN",
]);
