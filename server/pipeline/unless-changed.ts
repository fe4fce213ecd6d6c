import type { OrderId, ShopId } from "../invoice/ids.ts";
import type { State } from "../invoice/lifecycle.ts";
import { type JobOutcome, snooze } from "./ports/jobs.ts";
import type { InvoiceRecord, Stores, UnitOfWork } from "./ports/stores.ts";

/** Where an order and its invoice stood when an integrator was asked about them. */
export type Standing = {
  readonly shop: ShopId;
  readonly orderId: OrderId;
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
  { shop, orderId, record, states }: Standing,
  write: (stores: Stores) => Promise<T>,
): Promise<T | JobOutcome> =>
  unitOfWork(shop, async (stores) => {
    const order = await stores.orders.find(orderId);
    const stands = order !== undefined && states.includes(order.state) && (await isAsRead(stores, record));
    return stands ? write(stores) : snooze(0);
  });

/** Whether nobody sent, answered, withdrew or redated this invoice, or asked to have it cancelled, since it was read. */
export async function isAsRead({ invoices }: Pick<Stores, "invoices">, record: InvoiceRecord): Promise<boolean> {
  const known = await invoices.find(record.invoice.ettn);
  return known !== undefined && marksOf(known) === marksOf(record);
}

const marksOf = (record: InvoiceRecord): string => {
  const { isLive, issuedAt, reference, submitAttempts, submitStartedAt, answeredAt, acceptedAt, cancellation } = record;
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
