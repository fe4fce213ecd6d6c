import { type Party, type PartyAddress, partyName } from "../invoice/parties/party.ts";
import type { Fact, PartyBlock } from "./sheet.ts";

const MERSIS_LENGTH = 16;

export const sellerBlock = (seller: Party): PartyBlock => ({
  name: partyName(seller),
  lines: linesOf(seller),
  facts: [...taxFacts(seller), ...registration(seller.mersis)],
});

export const buyerBlock = (buyer: Party): PartyBlock => ({
  name: partyName(buyer),
  lines: linesOf(buyer),
  facts: taxFacts(buyer),
});

const linesOf = ({ address, phone, email, webSite }: Party): readonly string[] =>
  [address.line, placeOf(address), phone, email, webSite].flatMap((line) => line || []);

/** "34710 Kadıköy / İstanbul"; the country stands where it is another. */
export function placeOf({ postcode, district, city, countryCode, country }: PartyAddress): string {
  const place = district === city ? city : `${district} / ${city}`;
  return [postcode, place, countryCode === "TR" ? undefined : country].filter(Boolean).join(" ");
}

const taxFacts = ({ taxOffice, taxId }: Party): readonly Fact[] => [
  ...(taxOffice ? [{ label: "Vergi dairesi", value: taxOffice }] : []),
  { label: taxId.scheme, value: taxId.value },
];

/** A MERSIS number is told from a trade-registry number by its sixteen digits. */
function registration(value: string | undefined): readonly Fact[] {
  if (!value) return [];
  return [{ label: value.length === MERSIS_LENGTH ? "MERSİS no" : "Ticaret sicil no", value }];
}
