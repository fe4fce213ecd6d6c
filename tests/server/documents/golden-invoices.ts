import type { Ettn } from "../../../server/invoice/ids.ts";
import type { Invoice } from "../../../server/invoice/invoice.ts";
import { invoiceFromOrder } from "../../../server/invoice/invoice-from-order.ts";
import { parseShopProfile } from "../../../server/pipeline/shop-profile.ts";
import { parseOrder } from "../../../server/shopify/parse-order.ts";
import { goldenFolders } from "../invoice/golden-folders.ts";

const ETTN = "0b6dbb3c-6f2e-4b2a-9d1c-0a1b2c3d4e5f" as Ettn;
const ISSUED_AT = new Date("2025-11-20T14:42:00+03:00");

/** Every golden order that becomes an invoice, by its folder's name. */
export const goldenInvoices = (): readonly (readonly [string, Invoice])[] =>
  goldenFolders()
    .filter(({ expected }) => !expected.includes("faults.json"))
    .map(({ name, order, shop }) => [name, invoiceOf(order, shop)]);

function invoiceOf(order: unknown, shop: unknown): Invoice {
  const profile = parseShopProfile(shop);
  const read = parseOrder(order);
  if (!profile.ok || !read.ok) throw new Error("cannot be read");
  const draft = invoiceFromOrder(read.value, profile.value, { issuedAt: ISSUED_AT, profileId: "EARSIVFATURA" });
  if (!draft.ok) throw new Error("has faults");
  return { ...draft.value, ettn: ETTN, number: "EAR2025000000042" };
}
