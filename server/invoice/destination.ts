import type { Order, OrderAddress } from "./order.ts";
import { foldWords } from "./text.ts";

/** Where an order's goods go, as far as KDV asks. */
export type Destination = "turkey" | "abroad" | "northern-cyprus" | "free-zone";

/** The delivery address decides, never the billing one; without one nothing is sent anywhere. */
export function destinationOf({ shipping }: Pick<Order, "shipping">): Destination {
  if (!shipping) return "turkey";
  if (isNorthernCyprus(shipping)) return "northern-cyprus";
  if (/serbestbolge|freezone/.test(wordsOf(shipping).join(""))) return "free-zone";
  return (shipping.countryCode ?? "TR") === "TR" ? "turkey" : "abroad";
}

/**
 * Northern Cyprus has no country of its own in Shopify: its addresses are written as Cyprus, or as "Mersin 10, Turkey"
 * with postcodes 99xxx. Its towns count where a town is written; in a street they are names like any other ("Girne Cad.").
 */
function isNorthernCyprus(address: OrderAddress): boolean {
  if (address.countryCode === "CY") return true;
  if ((address.countryCode ?? "TR") !== "TR") return false;
  if (/^99\d{3}$/.test((address.zip ?? "").replace(/\s/g, ""))) return true;
  const places = [address.city, address.province].flatMap((place) => foldWords(place ?? ""));
  if (places.some((word) => TOWNS.has(word))) return true;
  return linesOf(address).some((line) => WRITTEN_OUT.test(line));
}

/** "Güzelyurt", "İskele" and "Lefke" are names of places in Turkey as well: alone they tell nothing. */
const TOWNS: ReadonlySet<string> = new Set(
  "lefkosa nicosia girne kyrenia gazimagusa magusa famagusta kktc trnc kibris".split(" "),
);

const WRITTEN_OUT = /\bmersin ?10( (turkiye|turkey|tr))?$|\b(kktc|trnc|kuzey kibris|north(ern)? cyprus)\b/;

const linesOf = ({ address1, address2, city, province, country, zip }: OrderAddress): readonly string[] =>
  [address1, address2, city, province, country, `${city ?? ""} ${zip ?? ""}`].map((text) =>
    foldWords(text ?? "").join(" "),
  );

const wordsOf = ({ address1, address2, city, province, company }: OrderAddress): readonly string[] =>
  [company, address1, address2, city, province].flatMap((text) => foldWords(text ?? ""));
