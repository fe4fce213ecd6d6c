import type { Order, OrderAddress } from "../order.ts";
import { fold, foldWords } from "../text.ts";

/** Where an order's goods go, as far as KDV asks. */
export type Destination = "turkey" | "abroad" | "northern-cyprus" | "free-zone";

/** The delivery address decides, never the billing one; without one nothing is sent anywhere. */
export function destinationOf({ shipping }: Pick<Order, "shipping">): Destination {
  if (!shipping || isPlainlyInTurkey(shipping)) return "turkey";
  const words = wordsOf(shipping);
  if (isNorthernCyprus(shipping, words)) return "northern-cyprus";
  const { company, address1, address2, city, province } = words;
  if (/serbestbolge|freezone/.test([company, address1, address2, city, province].flat().join(""))) return "free-zone";
  return (shipping.countryCode ?? "TR") === "TR" ? "turkey" : "abroad";
}

/** Nearly every address: a search of the whole text at once, for anything that could make it another place's. */
function isPlainlyInTurkey({ company, address1, address2, city, province, country, zip, countryCode }: OrderAddress) {
  if ((countryCode ?? "TR") !== "TR") return false;
  // What is looked for below across two fields stands side by side here too, gaps aside.
  const lines = [company, address1, address2, city, province, country, city, zip];
  return !MAY_BE_ELSEWHERE.test(foldWords(lines.join("\n")).join(""));
}

const wordsOf = ({ company, address1, address2, city, province, country, zip }: OrderAddress) => ({
  company: foldWords(company ?? ""),
  address1: foldWords(address1 ?? ""),
  address2: foldWords(address2 ?? ""),
  city: foldWords(city ?? ""),
  province: foldWords(province ?? ""),
  country: foldWords(country ?? ""),
  zip: foldWords(zip ?? ""),
});

type Words = ReturnType<typeof wordsOf>;

/**
 * Northern Cyprus has no country of its own in Shopify: its addresses are written as Cyprus, or as "Mersin 10, Turkey"
 * with postcodes 99xxx. Its towns count where a town is written; in a street they are names like any other ("Girne Cad.").
 */
function isNorthernCyprus({ countryCode, zip }: OrderAddress, words: Words): boolean {
  if (countryCode === "CY") return true;
  if ((countryCode ?? "TR") !== "TR") return false;
  if (/^(tr)?99\d{3}$/.test(fold(zip ?? ""))) return true;
  const { address1, address2, city, province, country } = words;
  if ([...city, ...province].some((word) => TOWNS.has(word))) return true;
  const lines = [address1, address2, city, province, country, [...city, ...words.zip]];
  const isInMersin = city.includes("mersin") || province.includes("mersin");
  return lines.map((line) => line.join(" ")).some((line) => WRITTEN_OUT.test(line) || (isInMersin && TOWN.test(line)));
}

/** "Güzelyurt", "İskele" and "Lefke" are names of places in Turkey as well: alone they tell nothing. */
const NAMES = "lefkosa nicosia girne kyrenia gazimagusa magusa gazimagosa magosa famagusta".split(" ");
const TOWNS: ReadonlySet<string> = new Set([...NAMES, "kibris"]);

const NO_STREET = "(?! ?(sokak|sokagi|sok|sk|cad|cadde|caddesi|cd|bulvari|blv|mah|mahalle|mahallesi|apt|sitesi|no)\\b)";
/** Post for the island goes through Mersin: there a town in the street's line is one, unless the street bears its name. */
const TOWN = new RegExp(`\\b(${NAMES.join("|")})\\b${NO_STREET}`);
const WRITTEN_OUT = new RegExp(
  `\\bmersin ?10\\b${NO_STREET}|\\b(k ?k ?t ?c|t ?r ?n ?c|kuzey kibris|north(ern)? cyprus)\\b`,
);
const MAY_BE_ELSEWHERE = new RegExp(
  `${NAMES.join("|")}|kibris|cyprus|kktc|trnc|mersin10|99\\d{3}|serbestbolge|freezone`,
);
