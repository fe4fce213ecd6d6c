import type { ShopSettings } from "../../../../server/http/contract.ts";
import type { SaleEntry } from "../../../../server/http/sale-entry-contract.ts";
import type { MessageKey } from "../../i18n/tr.ts";
import { isDayTyped } from "../../i18n/istanbul-day.ts";
import { list, object, text } from "../settings/json.ts";

export type SaleFieldProps = { readonly entry: SaleEntry; readonly onChange: (changes: Partial<SaleEntry>) => void };

export const PAYMENT_METHODS = ["KREDIKARTI/BANKAKARTI", "EFT/HAVALE", "KAPIDAODEME", "ODEMEARACISI", "DIGER"] as const;

/** Stands in the page's list for a carrier that is in no table; never sent. */
export const OTHER = "?";

/** What the list of carriers shows for an entry. */
export const chosenCarrier = ({ carrier, carrierTitle, carrierTaxId }: SaleEntry): string =>
  carrier === "" && `${carrierTitle}${carrierTaxId}` !== "" ? OTHER : carrier;

/** A carrier of the table has its name and number there. */
export const withCarrier = (entry: SaleEntry, chosen: string): SaleEntry =>
  chosen === OTHER ? { ...entry, carrier: "" } : { ...entry, carrier: chosen, carrierTitle: "", carrierTaxId: "" };

/** The shop's own carriers, then those of the built-in table. */
export function carriersOf(
  settings: ShopSettings | undefined,
): readonly { readonly id: string; readonly label: string }[] {
  if (settings === undefined) return [];
  const own = list(object(settings.profile?.["carriers"])["custom"]).map(object);
  return [...own.map(({ id, title }) => ({ id: text(id), label: text(title) })), ...settings.choices.carriers];
}

/** What the server would refuse of it. */
export function wrongOf({ webSite, paymentDate, transportDate }: SaleEntry): MessageKey | null {
  if (!isWebSite(webSite)) return "saleEntry.webSite.wrong";
  return isDayTyped(paymentDate) && isDayTyped(transportDate) ? null : "day.wrong";
}

/** An empty address is the shop's own. */
export const isWebSite = (typed: string): boolean =>
  typed.trim() === "" || /^(https?:\/\/)?[^\s/][^\s/.]*\.\S+$/.test(typed.trim());
