import type { Fault } from "../../invoice/fault.ts";
import type { Event } from "../../invoice/lifecycle.ts";

/** Of a document that exists, or may, or of its draft: only a person who looked at just this order may have another one made. */
const MAY_EXIST: ReadonlySet<Fault["code"]> = new Set([
  "INTEGRATOR_MISFILED",
  "INTEGRATOR_DUPLICATE_UNFOUND",
  "INTEGRATOR_DRAFT_LEFT",
  "EARLIER_INVOICE_ELSEWHERE",
  "EARLIER_INVOICE_UNKNOWN",
  "ADDITION_INVOICED_APART",
  "BUYER_STATUS_UNCLEAR",
  "SECOND_INVOICE_TAKEN",
]);

export const mayExist = (faults: readonly Fault[]): boolean => faults.some(({ code }) => MAY_EXIST.has(code));

/** Of the document itself, whatever becomes of its order. */
export const ABOUT_THE_DOCUMENT: ReadonlySet<Fault["code"]> = new Set([
  "INVOICE_OF_ANOTHER_SELLER",
  "ORIGINAL_OF_ANOTHER",
  "ORIGINAL_TOTAL_DIFFERS",
  "FAILED_AFTER_ISSUE",
  "SECOND_INVOICE_TAKEN",
]);

/** The order begins anew because a person asked, or with the very document it was told of. */
const BEGINS_ANEW: ReadonlySet<Event> = new Set(["reopen", "leave-trial", "adopt"]);
/** The order goes on with the document it has. */
const KEEPS_DOCUMENT: ReadonlySet<Event> = new Set(["accept", "confirm"]);

/** Of another document beside the order's invoice, which stands however that one ends. */
const OF_ANOTHER_BESIDE: ReadonlySet<Fault["code"]> = new Set(["SECOND_INVOICE_TAKEN", "ADDITION_WENT_BACK"]);

const outlives = ({ code }: Fault, event: Event): boolean =>
  OF_ANOTHER_BESIDE.has(code) ? !BEGINS_ANEW.has(event) : ABOUT_THE_DOCUMENT.has(code) && KEEPS_DOCUMENT.has(event);

/** What an order is told after a move: the news, and what stands of before and is not among it. */
export function faultsAfter(event: Event, before: readonly Fault[], news: readonly Fault[]): readonly Fault[] {
  const told = new Set(news.map((one) => JSON.stringify(one)));
  return [...news, ...before.filter((one) => outlives(one, event) && !told.has(JSON.stringify(one)))];
}
