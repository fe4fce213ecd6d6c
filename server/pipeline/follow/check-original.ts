import { type Fault, fault } from "../../invoice/fault.ts";
import type { OrderId } from "../../invoice/ids.ts";
import { formatKurus } from "../../invoice/money/money.ts";
import type { Original } from "../../ubl/original.ts";
import { SCENARIOS } from "../../ubl/scenarios.ts";
import type { InvoiceRecord, Stores } from "../ports/stores.ts";
import { settledSince } from "../settled-since.ts";

/**
 * Whether what was handed out under our invoice's name is another document: by its ETTN, its number or its buyer. What it
 * does not say, or not readably, tells nothing.
 */
export function isAnotherDocument({ invoice, legalEttn }: InvoiceRecord, original: Original): boolean {
  const { ettn, number, buyerTaxIds } = original;
  const isToBuyer = SCENARIOS[invoice.profileId].receiver === "buyer";
  return (
    (ettn !== undefined && ettn !== (legalEttn ?? invoice.ettn)) ||
    (number !== undefined && invoice.number !== undefined && number !== invoice.number) ||
    (isToBuyer && buyerTaxIds.length > 0 && !buyerTaxIds.includes(invoice.buyer.taxId.value))
  );
}

/** It is our invoice, over another amount: the integrator worked it out anew. */
export function otherTotal({ invoice }: InvoiceRecord, { payable }: Original): Fault | undefined {
  if (payable === undefined || payable === invoice.totals.payable) return undefined;
  const facts = {
    amount: formatKurus(payable),
    expected: formatKurus(invoice.totals.payable),
    currency: invoice.currency,
  };
  return fault("ORIGINAL_TOTAL_DIFFERS", "totals.payable", facts);
}

/** Shows a person what is wrong with the document, once: what a person has settled of this one does not come back. */
export async function tellOfDocument(
  { orders, timeline }: Stores,
  { orderId, issuedAt }: Pick<InvoiceRecord, "orderId" | "issuedAt">,
  told: Fault,
): Promise<void> {
  const order = await orders.find(orderId);
  const isShown = order?.faults.some(({ code }) => code === told.code) === true;
  const settled = settledSince(await timeline.list(orderId), issuedAt);
  if (isShown || settled.some(({ code }) => code === told.code)) return;
  await orders.setFaults(orderId, [...(order?.faults ?? []), told]);
  await timeline.append(orderId, "faults-found", { count: 1 });
}

/** It came right after all. */
export async function forgetOfDocument({ orders }: Stores, orderId: OrderId, told: Fault["code"]): Promise<void> {
  const faults = (await orders.find(orderId))?.faults ?? [];
  const others = faults.filter(({ code }) => code !== told);
  if (others.length < faults.length) await orders.setFaults(orderId, others);
}
