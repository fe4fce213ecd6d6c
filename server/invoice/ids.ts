/** A shop's permanent `*.myshopify.com` domain, taken from a verified token or signature only. */
export type ShopId = string & { readonly brand: "ShopId" };
/** Shopify's global id of an order: `gid://shopify/Order/<digits>`. */
export type OrderId = string & { readonly brand: "OrderId" };
/** The invoice's UUID (ETTN), lower case, created here before anything is sent. */
export type Ettn = string & { readonly brand: "Ettn" };

const SHOP = /^[a-z0-9][a-z0-9-]*\.myshopify\.com$/;
const ORDER = /^gid:\/\/shopify\/Order\/[1-9]\d*$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Accepts a lower-case `*.myshopify.com` domain; `undefined` for anything else. Whose it is must be proved besides. */
export const toShopId = (domain: string): ShopId | undefined => (SHOP.test(domain) ? (domain as ShopId) : undefined);

/** The same for a domain that can be no other; throws on any other text (a bug, not an input fault). */
export function shopId(domain: string): ShopId {
  const shop = toShopId(domain);
  if (shop === undefined) throw new Error("not a myshopify.com domain");
  return shop;
}

/** Accepts the global id or its digits, without a leading zero: 007 is no second name of order 7. `undefined` for anything else. */
export function toOrderId(text: string | number): OrderId | undefined {
  const id = /^\d+$/.test(String(text)) ? `gid://shopify/Order/${text}` : String(text);
  return ORDER.test(id) ? (id as OrderId) : undefined;
}

/** The digits of a global id, as Shopify's admin addresses use them. */
export const legacyId = (id: OrderId): string => id.slice(id.lastIndexOf("/") + 1);

/** Accepts a UUID in either case; `undefined` for anything else. */
export function toEttn(text: string): Ettn | undefined {
  const lower = text.toLowerCase();
  return UUID.test(lower) ? (lower as Ettn) : undefined;
}
