import { moneyKindOf } from "../../../server/invoice/document-currency.ts";
import type { Fault } from "../../../server/invoice/fault.ts";
import type { Ettn } from "../../../server/invoice/ids.ts";
import type { Invoice, ProfileId } from "../../../server/invoice/invoice.ts";
import { invoiceFromOrder } from "../../../server/invoice/invoice-from-order.ts";
import { err, ok, type Result } from "../../../server/invoice/result.ts";
import { parseShopProfile } from "../../../server/pipeline/settings/shop-profile.ts";
import { parseOrder } from "../../../server/shopify/parse-order.ts";
import type { GoldenFolder } from "./golden-folders.ts";

export const ETTN = "0b6dbb3c-6f2e-4b2a-9d1c-0a1b2c3d4e5f" as Ettn;
export const NUMBER = "EAR2025000000042";
export const ISSUED = "2025-11-20T14:42:00";

/** The invoice of a folder's order, or its faults; an e-Arşiv invoice unless its buyer gets an e-Fatura. */
export function goldenInvoice(
  { order, shop, rates }: GoldenFolder,
  profileId: ProfileId = "EARSIVFATURA",
): Result<Invoice, readonly Fault[]> {
  const profile = parseShopProfile(shop);
  const read = parseOrder(order, moneyKindOf(profile.ok ? profile.value.currency : undefined));
  if (!profile.ok || !read.ok) return err([...(profile.ok ? [] : profile.error), ...(read.ok ? [] : read.error)]);
  const issuedAt = new Date(`${ISSUED}+03:00`);
  const draft = invoiceFromOrder(read.value, profile.value, { issuedAt, profileId, rates });
  return draft.ok ? ok({ ...draft.value, ettn: ETTN, number: NUMBER }) : draft;
}
