import { CARRIERS } from "../../gib/carriers.ts";
import type { Sale } from "../sale.ts";
import type { ShopProfile } from "../shop-profile.ts";
import type { Warning } from "../warning-texts.ts";

/** The table has this carrier's number from one source alone: the merchant is asked to look, until a row of the shop's own says it. */
export function carrierWarnings(
  { sale }: { readonly sale: Sale },
  { carriers }: Pick<ShopProfile, "carriers">,
): readonly Warning[] {
  const transport = sale.platform === "INTERNET" ? sale.internet.transport : undefined;
  const unsure = CARRIERS.find(({ confirmed, taxId }) => !confirmed && taxId === transport?.carrierTaxId);
  if (!unsure || carriers.custom.some(({ taxId }) => taxId === unsure.taxId)) return [];
  return [{ code: "CARRIER_NOT_CONFIRMED", facts: { carrier: unsure.title, taxId: unsure.taxId } }];
}
