import type { ShopId } from "../invoice/ids.ts";
import type { State } from "../invoice/lifecycle.ts";
import { type JobOutcome, snooze } from "./ports/jobs.ts";
import type { SendMarker } from "./ports/send-marker.ts";
import type { InvoiceRecord, Stores, UnitOfWork } from "./ports/stores.ts";

/** Where an order and its invoice stood when an integrator was asked about them. */
export type Standing = {
  readonly shop: ShopId;
  readonly record: InvoiceRecord;
  /** The states in which what it answers means anything. */
  readonly states: readonly State[];
};

/**
 * Writes what an answer led to, in one commit with the look whether the order and its invoice still are as they were when it was
 * asked for. A process whose locks were lost for a moment is not the only one at its order: what another sent, withdrew or
 * cancelled meanwhile makes the answer an old one, and the order is looked at again.
 */
export const unlessChanged = <T>(
  unitOfWork: UnitOfWork,
  { shop, record, states }: Standing,
  write: (stores: Stores) => Promise<T>,
): Promise<T | JobOutcome> =>
  unitOfWork(shop, async (stores) => {
    const state = await stateAsRead(stores, record);
    return state !== undefined && states.includes(state) ? write(stores) : snooze(0);
  });

/**
 * The order's state now; `undefined` where anybody sent, answered, withdrew or redated this invoice, or asked to have it
 * cancelled, since it was read.
 */
export async function stateAsRead(
  { invoices }: Pick<Stores, "invoices">,
  record: InvoiceRecord,
): Promise<State | undefined> {
  const marker = await invoices.marker(record.invoice.ettn);
  return marker && marksOf(marker) === marksOf(record) ? marker.state : undefined;
}

type Marks = Omit<SendMarker, "state"> | Pick<InvoiceRecord, keyof Omit<SendMarker, "state">>;

const marksOf = (marks: Marks): string => {
  const { isLive, issuedAt, reference, submitAttempts, submitStartedAt, answeredAt, acceptedAt, cancellation } = marks;
  return JSON.stringify([
    isLive,
    issuedAt,
    reference,
    submitAttempts,
    submitStartedAt,
    answeredAt,
    acceptedAt,
    cancellation,
  ]);
};
