import { fault } from "../../invoice/fault.ts";
import type { OrderId } from "../../invoice/ids.ts";
import type { Original } from "../../ubl/original.ts";
import { holdForAnotherSeller } from "../account/hold.ts";
import type { Integrator } from "../ports/integrator.ts";
import type { InvoiceRecord, Stores } from "../ports/stores.ts";

/**
 * Whether an archived original was issued in another company's name. Asked only where the integrator cannot tell whose
 * account a key opens, and of real documents: a test account stands for whom it likes.
 */
export function isOfAnotherSeller(
  { capabilities }: Integrator,
  { invoice, sentTo }: InvoiceRecord,
  { sellerTaxId }: Original,
): boolean {
  if (capabilities.isOwnerTyped !== true || sentTo.environment !== "live") return false;
  return sellerTaxId !== undefined && sellerTaxId !== invoice.seller.taxId.value;
}

const TOLD = fault("INVOICE_OF_ANOTHER_SELLER", "seller");

/** Nothing more goes through this account, and a person sees what became of this invoice. */
export async function tellOtherSeller(stores: Stores, orderId: OrderId): Promise<void> {
  await holdForAnotherSeller(stores);
  const others = ((await stores.orders.find(orderId))?.faults ?? []).filter(({ code }) => code !== TOLD.code);
  await stores.orders.setFaults(orderId, [...others, TOLD]);
  await stores.timeline.append(orderId, "faults-found", { count: 1 });
}
