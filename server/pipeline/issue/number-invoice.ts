import type { Ettn } from "../../invoice/ids.ts";
import type { Invoice, InvoiceDraft } from "../../invoice/invoice.ts";
import type { ShopProfile } from "../../invoice/shop-profile.ts";
import { hideInvoice } from "../hide-invoice.ts";
import { wayOf } from "../ports/way-of.ts";
import type { IntegratorSettings, InvoiceRecord, Stores } from "../ports/stores.ts";

type Numbering = {
  readonly profile: Pick<ShopProfile, "numbering"> | undefined;
  readonly integrator: Pick<IntegratorSettings, "environment">;
};

/** The invoice with a number of the shop's own series, where the integrator is not the one who numbers. */
export async function numbered(
  { numbers }: Stores,
  draft: InvoiceDraft & { readonly ettn: Ettn },
  { profile, integrator }: Numbering,
): Promise<Invoice> {
  if (profile?.numbering !== "own") return draft;
  const number = await numbers.take({
    ettn: draft.ettn,
    sellerTaxId: draft.seller.taxId.value,
    environment: integrator.environment,
    series: draft.series,
    issueDate: draft.issueDate,
  });
  return { ...draft, number };
}

/**
 * Whether an invoice goes with a number of the shop's own exactly where the shop now numbers itself. What may have left
 * stays as it is.
 */
export const isNumberedAsSet = (
  { invoice, wasLost, acceptedAt }: Pick<InvoiceRecord, "invoice" | "wasLost" | "acceptedAt">,
  profile: Numbering["profile"],
): boolean =>
  !profile || wasLost || acceptedAt !== undefined || (invoice.number !== undefined) === (profile.numbering === "own");

/**
 * An invoice of ours that never left and goes on another day: the same ETTN with that day's date, and a number of its year.
 * Answers false for any other.
 */
export async function redate(
  stores: Stores,
  known: InvoiceRecord,
  { draft, ...numbering }: Numbering & { readonly draft: InvoiceDraft },
): Promise<boolean> {
  if (!known.isLive || known.wasLost || known.acceptedAt || known.invoice.number === undefined) return false;
  if (!isNumberedAsSet(known, numbering.profile) || !isSameSale(known.invoice, draft)) return false;
  const { orderId, sentTo } = known;
  const { ettn } = known.invoice;
  await stores.numbers.giveBack(ettn);
  const invoice = await numbered(stores, { ...draft, ettn }, numbering);
  await stores.invoices.replaceUnsent(invoice);
  await hideInvoice(stores, known);
  await stores.orders.showInvoice(orderId, { ettn, number: invoice.number, way: wayOf({ invoice, sentTo }) });
  await stores.timeline.append(orderId, "redated", { ettn, date: invoice.issueDate });
  return true;
}

/** The same goods, amounts and parties; dates may differ. */
const isSameSale = (one: InvoiceDraft, other: InvoiceDraft): boolean => saleOf(one) === saleOf(other);

const saleOf = ({ seller, buyer, lines, totals, type, profileId, series, currency }: InvoiceDraft): string =>
  JSON.stringify([seller, buyer, lines, totals, type, profileId, series, currency], (_key, value: unknown) =>
    typeof value === "bigint" ? `${value}n` : value,
  );
