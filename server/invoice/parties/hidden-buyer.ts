import type { Order, OrderAddress } from "../order.ts";
import { isDispatched, isPickedUp } from "../delivery/parcels.ts";
import { cleanText } from "../text.ts";

/** Channels whose orders go through Shopify's own checkout. */
const CHECKOUTS: ReadonlySet<string> = new Set(["web", "checkout", "checkout_next", "580111"]);

/**
 * Whether Shopify keeps the buyer from us: an app not approved for protected customer data sees null where a name or an
 * address stands. A checkout takes nothing to be sent without both, and nothing at all without an e-mail or a phone, so
 * there they cannot be missing.
 */
export function isBuyerHidden(order: Order): boolean {
  if (!CHECKOUTS.has(order.channel ?? "")) return false;
  const isNamed = says(order, ["firstName", "lastName", "company"]);
  const isPlaced = says(order, ["address1", "address2"]);
  if (isDispatched(order) && !isPickedUp(order)) return !isNamed || !isPlaced;
  return !isNamed && !isPlaced && [order.email, order.phone].every((text) => cleanText(text) === undefined);
}

const says = ({ billing, shipping }: Order, fields: readonly (keyof OrderAddress)[]): boolean =>
  [billing, shipping].some((address) => fields.some((field) => cleanText(address?.[field]) !== undefined));
