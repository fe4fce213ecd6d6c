import { pageAddress } from "./order-list/address.ts";

/** The part of the settings that mends it; null where nothing in the settings does. */
const PLACES: Readonly<Record<string, string | null>> = {
  INTEGRATOR_CONFIG: "integrator",
  ACCOUNT_OF_ANOTHER: "integrator",
  NUMBER_GIVEN_TWICE: "series",
  SERIES_INVALID: "series",
  CARRIER_UNKNOWN: "shipping",
  TIP_RATE_NOT_CHOSEN: "tax",
  WITHHOLDING_LIMIT_UNKNOWN: "tax",
  WEBSITE_MISSING: "company",
  IBAN_INVALID: "document",
  // The app was opened, and that mends them.
  SHOP_NOT_CONNECTED: null,
  SHOPIFY_TOKEN_REJECTED: null,
};

const SIGN = "#at-";

/** Where in the settings a problem or a fault is mended, by its code; null where it is not mended there. */
export function settingsAddress(query: string, code: string): string | null {
  const place = PLACES[code];
  if (place === null) return null;
  return `${pageAddress(query, "/settings")}${place === undefined ? "" : `${SIGN}${place}`}`;
}

/** Goes to the part of the settings that the address names, once it is drawn. */
export function goToPlace(hash: string): void {
  const place = hash.startsWith(SIGN) ? document.getElementById(hash.slice(SIGN.length)) : null;
  place?.setAttribute("tabindex", "-1");
  place?.focus();
  place?.scrollIntoView({ block: "start" });
}
