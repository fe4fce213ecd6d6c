import { PROVINCES } from "../../gib/provinces.ts";
import { type Fault, fault } from "../fault.ts";
import type { OrderAddress } from "../order.ts";
import type { PartyAddress } from "./party.ts";
import { err, ok, type Result } from "../result.ts";
import { cleanText, fold } from "../text.ts";

const PROVINCE_BY_FOLD: ReadonlyMap<string, string> = new Map(PROVINCES.map((name) => [fold(name), name]));
/** Everyday names of provinces whose official name differs, as people shorten them too ("K.Maraş"). */
const PROVINCE_ALIASES: ReadonlyMap<string, string> = new Map([
  ["afyon", "Afyonkarahisar"],
  ["antep", "Gaziantep"],
  ["maras", "Kahramanmaraş"],
  ["urfa", "Şanlıurfa"],
  ["icel", "Mersin"],
  ["kmaras", "Kahramanmaraş"],
  ["gantep", "Gaziantep"],
  ["surfa", "Şanlıurfa"],
  ["ist", "İstanbul"],
]);
/** The ilçe in which an il of another name has its seat; people write it for either. */
const SEAT_OF: ReadonlyMap<string, string> = new Map([
  ["izmit", "Kocaeli"],
  ["adapazari", "Sakarya"],
  ["antakya", "Hatay"],
]);
const DISTRICT_LIMIT = 30;
/** People put a dot or a dash where a form takes no blank: that is no place. */
const WRITTEN = /[\p{L}\p{N}]/u;

/**
 * Reads a Shopify address into il, ilçe and line. Shopify has no ilçe for Turkey: it stands in `city` beside or instead of
 * the il, in `address2`, or at the end of `address1` ("Kadıköy/İstanbul"). What cannot be told is a fault, never a guess.
 */
export function partyAddress(address: OrderAddress, path: string): Result<PartyAddress, readonly Fault[]> {
  const line = cleanText([address.address1, address.address2].filter(Boolean).join(" "));
  const isTurkish = (address.countryCode ?? "TR") === "TR";
  if (!line || !WRITTEN.test(line)) return err([fault("BUYER_ADDRESS_MISSING", `${path}.address1`)]);
  return isTurkish ? turkishAddress(address, line, path) : foreignAddress(address, line, path);
}

function turkishAddress(address: OrderAddress, line: string, path: string): Result<PartyAddress, readonly Fault[]> {
  const postcode = postcodeOf(address.zip);
  const inCity = placesIn(address.city);
  const ends = () => [address.address1, line].map((text) => placesAtEndOf(text ?? ""));
  const atEnd = () => ends().flat();
  const city =
    provinceOf(address.province) ??
    firstProvince(inCity) ??
    provinceBeside(districtIn(inCity), ends()) ??
    provinceOfPostcode(postcode) ??
    firstProvince(atEnd()) ??
    seatIn([address.province ?? "", ...inCity, ...shortPlaces(address.address2)]);
  const district = districtIn(inCity) ?? districtIn(shortPlaces(address.address2)) ?? districtIn(atEnd());
  const faults: Fault[] = [];
  if (!city) faults.push(fault("BUYER_CITY_UNKNOWN", `${path}.city`));
  if (!district) faults.push(fault("BUYER_DISTRICT_MISSING", `${path}.city`));
  if (!city || !district) return err(faults);
  return ok({ line, district, city, postcode, countryCode: "TR", country: "Türkiye" });
}

function foreignAddress(address: OrderAddress, line: string, path: string): Result<PartyAddress, readonly Fault[]> {
  const city = cleanText(address.city);
  if (!city || !WRITTEN.test(city)) return err([fault("BUYER_CITY_UNKNOWN", `${path}.city`)]);
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
  return PROVINCE_BY_FOLD.get(key) ?? PROVINCE_ALIASES.get(key);
}

const seatOf = (place: string): string | undefined => SEAT_OF.get(fold(place));

const seatIn = (places: readonly string[]): string | undefined =>
  places.map(seatOf).find((province) => province !== undefined);

/** "Kadıköy/İstanbul", "Kadıköy İstanbul", "İstanbul (Kadıköy)" → the places named, the il apart from the ilçe. */
const placesIn = (text: string | undefined): readonly string[] =>
  (text ?? "").split(/[/,\\|()–—-]+/).flatMap((part) => apart((cleanText(part) ?? "").split(" ")));

/** Every il is one word, and so is every seat: one that stands first or last is apart from the words beside it. */
function apart(words: readonly string[]): readonly string[] {
  const places = [words[0] ?? "", words.slice(1, -1).join(" "), words.length > 1 ? (words.at(-1) ?? "") : ""];
  const [first = "", middle = "", last = ""] = places;
  if (isIlOrSeat(last)) return [[first, middle].filter(Boolean).join(" "), last];
  if (isIlOrSeat(first)) return [first, [middle, last].filter(Boolean).join(" ")].filter(Boolean);
  return [words.join(" ")].filter(Boolean);
}

const isIlOrSeat = (word: string): boolean => provinceOf(word) !== undefined || seatOf(word) !== undefined;

const firstProvince = (places: readonly string[]): string | undefined =>
  places.map((place) => provinceOf(place)).find((province) => province !== undefined);

/**
 * A place that is not an il and reads like a name: no digits, no street words. "Merkez" is an ilçe of its own, but not
 * beside a seat. A seat beside another name and no il stands for its il ("Gebze / İzmit").
 */
function districtIn(places: readonly string[]): string | undefined {
  const named = places.filter((place) => provinceOf(place) === undefined && looksLikeDistrict(place));
  const seat = named.find((place) => seatOf(place) !== undefined);
  if (seat === undefined) return named[0];
  if (firstProvince(places) !== undefined) return seat;
  return named.find((place) => place !== seat && fold(place) !== "merkez") ?? seat;
}

/** Where the line ends with the same ilçe and its il, a postcode of another il ("34000") is what was typed for none. */
const provinceBeside = (district: string | undefined, ends: readonly (readonly string[])[]): string | undefined =>
  district === undefined ? undefined : provinceOf(ends.find(([before = ""]) => fold(before) === fold(district))?.[1]);

const looksLikeDistrict = (place: string): boolean =>
  place.length <= DISTRICT_LIMIT &&
  fold(place).length > 1 &&
  /^(19 )?[\p{L} .'’]+$/u.test(place) &&
  !STREET_WORD.test(fold(place)) &&
  !NO_DISTRICT.test(fold(place));

/** Words people write where the ilçe belongs: the country, or a shore of İstanbul. */
const NO_DISTRICT = /^(turkiye|turkey|tr|avrupa|anadolu|asya|avrupayakasi|anadoluyakasi|asyayakasi)$/;
const STREET_WORD =
  /(mah|mahallesi|mh|cad|caddesi|cd|sok|sokak|sokagi|sk|sitesi|apt|apartmani|blok|kat|daire|bulvari|blv|bulv|plaza|ismerkezi)$/;

/** `address2` counts only when all of it reads like place names; "D:5" or "Mavi Apt." must not become an ilçe. */
function shortPlaces(text: string | undefined): readonly string[] {
  const places = placesIn(text);
  return places.every((place) => provinceOf(place) !== undefined || looksLikeDistrict(place)) ? places : [];
}

/** "… No:5 Kadıköy/İstanbul" or "… Kadıköy İstanbul": a closing il and the word before it. */
function placesAtEndOf(line: string): readonly string[] {
  const words = line.split(/[\s/,–-]+/).filter((word) => word !== "");
  const [before, last] = words.slice(-2);
  if (words.length < 3 || before === undefined || provinceOf(last) === undefined) return [];
  return [before, last ?? ""];
}
