import { PARTY_SCHEMES } from "../gib/party-schemes.ts";
import type { Party, PartyAddress, PartyTaxId } from "../invoice/parties/party.ts";
import { splitLine } from "../invoice/lines/split-line.ts";
import { aggregate, type Child } from "./aggregate.ts";
import { type Element, text, textIfAny } from "./element.ts";

/** Seller or buyer as cac:Party. */
export const party = (who: Party): Element =>
  aggregate("cac:Party", [
    textIfAny("cbc:WebsiteURI", who.webSite),
    identification(who.taxId.scheme, who.taxId.value),
    registration(who.mersis),
    companyName(who.taxId),
    postalAddress(who.address),
    taxOffice(who.taxOffice),
    contact(who),
    person(who.taxId),
  ]);

export const identification = (scheme: string, value: string): Element =>
  aggregate("cac:PartyIdentification", [text("cbc:ID", value, { schemeID: scheme })]);

export const partyName = (title: string): Element => aggregate("cac:PartyName", [text("cbc:Name", title)]);

export const postalAddress = (address: PartyAddress): Element => aggregate("cac:PostalAddress", addressLines(address));

/** GİB sets no limit, receivers' forms do: what does not fit goes on in the fields behind the street. */
const STREET_LIMIT = 100;

/** What any kind of address holds. */
export function addressLines(address: PartyAddress): readonly Child[] {
  const [street, block, building] = splitLine(address.line, STREET_LIMIT, 3);
  return [
    textIfAny("cbc:StreetName", street),
    textIfAny("cbc:BlockName", block),
    textIfAny("cbc:BuildingName", building),
    text("cbc:CitySubdivisionName", address.district),
    text("cbc:CityName", address.city),
    textIfAny("cbc:PostalZone", address.postcode),
    country(address.countryCode, address.country),
  ];
}

export const country = (code: string, name: string): Element =>
  aggregate("cac:Country", [text("cbc:IdentificationCode", code), text("cbc:Name", name)]);

const MERSIS_LENGTH = 16;

/** Sellers hold either number; a MERSIS number is told by its sixteen digits. */
function registration(value: string | undefined): Element | undefined {
  if (value === undefined || value === "") return undefined;
  const scheme = value.length === MERSIS_LENGTH ? PARTY_SCHEMES.mersis : PARTY_SCHEMES.tradeRegistry;
  return identification(scheme, value);
}

const companyName = (taxId: PartyTaxId): Element | undefined =>
  taxId.scheme === "VKN" ? partyName(taxId.title) : undefined;

function person(taxId: PartyTaxId): Element | undefined {
  if (taxId.scheme === "VKN") return undefined;
  return aggregate("cac:Person", [text("cbc:FirstName", taxId.firstName), text("cbc:FamilyName", taxId.familyName)]);
}

export function taxOffice(name: string | undefined): Element | undefined {
  if (name === undefined || name === "") return undefined;
  return aggregate("cac:PartyTaxScheme", [aggregate("cac:TaxScheme", [text("cbc:Name", name)])]);
}

export function contact({ phone, email }: Party): Element | undefined {
  const ways = [textIfAny("cbc:Telephone", phone), textIfAny("cbc:ElectronicMail", email)];
  return ways.some((way) => way !== undefined) ? aggregate("cac:Contact", ways) : undefined;
}
