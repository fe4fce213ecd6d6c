import { PROVINCES } from "../gib/provinces.ts";
import { type Fault, fault } from "./fault.ts";
import type { OrderAddress } from "./order.ts";
import type { PartyAddress } from "./party.ts";
import { err, ok, type Result } from "./result.ts";
import { cleanText, fold } from "./text.ts";

const PROVINCE_BY_FOLD: ReadonlyMap<string, string> = new Map(PROVINCES.map((name) => [fold(name), name]));
/** Everyday names of provinces whose official name differs. */
const PROVINCE_ALIASES: Readonly<Record<string, string>> = {
  afyon: "Afyonkarahisar",
  antep: "Gaziantep",
  maras: "Kahramanmaraş",
  urfa: "Şanlıurfa",
  icel: "Mersin",
  izmit: "Kocaeli",
  adapazari: "Sakarya",
};
const DISTRICT_LIMIT = 30;

/**
 * Reads a Shopify address into il, ilçe and line. Shopify has no ilçe for Turkey: it stands in `city` beside or instead of
 * the il, in `address2`, or at the end of `address1` ("Kadıköy/İstanbul"). What cannot be told is a fault, never a guess.
 */
export function partyAddress(address: OrderAddress, path: string): Result<PartyAddress, readonly Fault[]> {
  const line = cleanText([address.address1, address.address2].filter(Boolean).join(" "));
  const isTurkish = (address.countryCode ?? "TR") === "TR";
  if (!line) return err([fault("BUYER_ADDRESS_MISSING", `${path}.address1`)]);
  return isTurkish ? turkishAddress(address, line, path) : foreignAddress(address, line, path);
}

function turkishAddress(address: OrderAddress, line: string, path: string): Result<PartyAddress, readonly Fault[]> {
  const postcode = postcodeOf(address.zip);
  const cityParts = splitPlaces(address.city);
  const city = provinceOf(address.province) ?? firstProvince(cityParts) ?? provinceOfPostcode(postcode);
  const district = districtIn(cityParts) ?? districtIn(shortPlaces(address.address2)) ?? districtAtEndOf(line);
  const faults: Fault[] = [];
  if (!city) faults.push(fault("BUYER_CITY_UNKNOWN", `${path}.city`));
  if (!district) faults.push(fault("BUYER_DISTRICT_MISSING", `${path}.city`));
  if (!city || !district) return err(faults);
  return ok({ line, district, city, postcode, countryCode: "TR", country: "Türkiye" });
}

function foreignAddress(address: OrderAddress, line: string, path: string): Result<PartyAddress, readonly Fault[]> {
  const city = cleanText(address.city);
  if (!city) return err([fault("BUYER_CITY_UNKNOWN", `${path}.city`)]);
  const countryCode = address.countryCode ?? "";
  const country = cleanText(address.country) ?? countryCode;
  const district = cleanText(address.province) ?? city;
  return ok({ line, district, city, postcode: cleanText(address.zip), countryCode, country });
}

/** Shopify stores postcodes as typed: "7230" is 07230 Antalya. */
function postcodeOf(zip: string | undefined): string | undefined {
  const digits = (zip ?? "").replace(/\s/g, "");
  return /^\d{4,5}$/.test(digits) ? digits.padStart(5, "0") : undefined;
}

const provinceOfPostcode = (postcode: string | undefined): string | undefined =>
  postcode === undefined ? undefined : PROVINCES[Number(postcode.slice(0, 2)) - 1];

function provinceOf(text: string | undefined): string | undefined {
  const key = fold(text ?? "");
  return PROVINCE_BY_FOLD.get(key) ?? PROVINCE_ALIASES[key];
}

const splitPlaces = (text: string | undefined): readonly string[] =>
  (text ?? "").split(/[/,\\|()–—-]+/).flatMap((part) => cleanText(part) ?? []);

const firstProvince = (places: readonly string[]): string | undefined =>
  places.map((place) => provinceOf(place)).find((province) => province !== undefined);

/** A place that is not an il and reads like a name: no digits, no street words. "Merkez" is an ilçe of its own. */
const districtIn = (places: readonly string[]): string | undefined =>
  places.find((place) => provinceOf(place) === undefined && looksLikeDistrict(place));

const looksLikeDistrict = (place: string): boolean =>
  place.length <= DISTRICT_LIMIT && /^[\p{L} .'’]+$/u.test(place) && !STREET_WORD.test(fold(place));

const STREET_WORD =
  /(mah|mahallesi|mh|cad|caddesi|cd|sok|sokak|sokagi|sk|sitesi|apt|apartmani|blok|kat|daire|bulvari|blv|bulv|plaza|ismerkezi)$/;

/** `address2` counts only when all of it reads like place names; "D:5" or "Mavi Apt." must not become an ilçe. */
function shortPlaces(text: string | undefined): readonly string[] {
  const places = splitPlaces(text);
  return places.every((place) => provinceOf(place) !== undefined || looksLikeDistrict(place)) ? places : [];
}

/** "… No:5 Kadıköy/İstanbul" or "… Kadıköy İstanbul": the word before a closing il. */
function districtAtEndOf(line: string): string | undefined {
  const words = line.split(/[\s/,–-]+/).filter((word) => word !== "");
  const last = words.at(-1);
  const before = words.at(-2);
  if (words.length < 3 || provinceOf(last) === undefined || before === undefined) return undefined;
  return districtIn([before]);
}
