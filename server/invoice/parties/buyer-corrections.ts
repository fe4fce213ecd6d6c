import type { MerchantEntry } from "./merchant-entry.ts";
import type { Order, OrderAddress } from "../order.ts";
import { cleanText, fold } from "../text.ts";

/**
 * Shopify's billing address cannot be edited once the order is placed. What a merchant adds to the order's additional
 * details (note attributes, e.g. "ilce": "Kadıköy") stands in for what the buyer left out or mistyped.
 */
const KEYS = {
  district: /^ilce$/,
  city: /^il$/,
  line: /^adres$/,
  name: /^(adsoyad|isimsoyisim)$/,
  postcode: /^postakodu$/,
  buyerKind: /^(fatura|alici|musteri)(tipi|turu)$/,
} as const;

const PERSON = /^(bireysel|sahis|kisi|individual)(fatura)?$/;
const COMPANY = /^(kurumsal|tuzel(kisi)?|sirket|firma|sahissirketi|corporate|company)(fatura)?$/;

/** The buyer's address with the merchant's corrections in it; empty where neither says anything. */
export function correctedAddress(order: Order): OrderAddress {
  const { district, city, line, postcode } = detailsOf(order);
  const address = [order.billing, order.shipping].find(isFilled) ?? EMPTY;
  return {
    ...address,
    ...nameOf(order),
    ...(line === undefined ? {} : { address1: line, address2: undefined }),
    ...(postcode === undefined ? {} : { zip: postcode }),
    ...(city === undefined ? {} : { province: city }),
    // The ilçe goes first; what stood there may still name the il.
    ...(district === undefined ? {} : { city: `${district} / ${city ?? address.city ?? ""}` }),
  };
}

/** What the buyer, or before them the merchant, says the invoice is for, whatever else is named on the order. */
export function buyerKindOf(order: Order): "person" | "company" | undefined {
  if (order.entry?.kind !== undefined) return order.entry.kind;
  const told = fold(detailsOf(order).buyerKind ?? "");
  if (PERSON.test(told)) return "person";
  return COMPANY.test(told) ? "company" : undefined;
}

type Details = Partial<Record<keyof typeof KEYS, string>>;

function detailsOf(order: Order): Details {
  const found: Details = {};
  for (const { key, value } of order.attributes) {
    for (const [detail, pattern] of Object.entries(KEYS)) {
      const text = cleanText(value);
      if (text !== undefined && pattern.test(fold(key))) found[detail as keyof typeof KEYS] ??= text;
    }
  }
  return { ...found, ...enteredDetails(order.entry) };
}

/** What the merchant typed on the page comes before what stands on the order. */
function enteredDetails(entry: MerchantEntry | undefined): Details {
  if (entry === undefined) return {};
  const { district, city, line, name, postcode } = entry;
  const entered = Object.entries({ district, city, line, name, postcode });
  return Object.fromEntries(entered.flatMap(([detail, text]) => (cleanText(text) ? [[detail, cleanText(text)]] : [])));
}

function nameOf(order: Order): Pick<OrderAddress, "firstName" | "lastName"> | undefined {
  const words = detailsOf(order).name?.split(" ");
  return words && { firstName: words.slice(0, -1).join(" ") || undefined, lastName: words.at(-1) };
}

const EMPTY: OrderAddress = {
  firstName: undefined,
  lastName: undefined,
  company: undefined,
  address1: undefined,
  address2: undefined,
  city: undefined,
  province: undefined,
  zip: undefined,
  countryCode: "TR",
  country: undefined,
  phone: undefined,
};

/** Shopify may send an address whose every field is empty. */
const isFilled = (address: OrderAddress | undefined): address is OrderAddress =>
  address !== undefined &&
  [address.address1, address.city, address.lastName, address.company].some((text) => cleanText(text));
