import type { Fault } from "../../invoice/fault.ts";

/** Of the document itself, whatever becomes of its order. */
export const ABOUT_THE_DOCUMENT: ReadonlySet<Fault["code"]> = new Set([
  "INVOICE_OF_ANOTHER_SELLER",
  "ORIGINAL_OF_ANOTHER",
  "ORIGINAL_TOTAL_DIFFERS",
]);
