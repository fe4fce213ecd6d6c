import { isTurkishCompany } from "../invoice/parties/party.ts";
import { type CancellationNow, isOpen } from "../pipeline/cancel/cancellation.ts";
import type { InvoiceRecord, OrderRecord } from "../pipeline/ports/stores.ts";
import type { CancellationView } from "./cancellation-contract.ts";
import { type Language, problemView } from "./language.ts";

type Parts = { readonly order: OrderRecord; readonly record: InvoiceRecord; readonly may: CancellationNow };

/** Sales that came to nothing: another invoice in the place of theirs would have nothing to say. */
const NOTHING_REMAINS: ReadonlySet<string> = new Set(["INVOICE_TO_CANCEL", "PARCEL_CAME_BACK"]);

/** What may be done about an issued or a cancelled invoice, or why it cannot; null where neither is the question. */
export function toCancellationView({ order, record, may }: Parts, language: Language): CancellationView | null {
  const { state, faults } = order;
  const wish = state === "cancelling" ? (record.cancellation?.wish ?? null) : null;
  if (state !== "issued" && state !== "cancelled" && wish === null) return null;
  const { cancel, undo } = may;
  const opening = state === "issued" ? cancel : undo;
  return {
    canCancel: isOpen(cancel),
    canReissue: isOpen(cancel) && !faults.some(({ code }) => NOTHING_REMAINS.has(code)),
    canUndo: isOpen(undo),
    lastDay: isOpen(opening) ? opening.lastDay : null,
    whyNot: state === "issued" && !isOpen(cancel) ? problemView(cancel, language) : null,
    wish,
    isToCompany: isTurkishCompany(record.invoice.buyer),
  };
}
