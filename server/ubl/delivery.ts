import { PARTY_SCHEMES } from "../gib/party-schemes.ts";
import type { Invoice } from "../invoice/invoice.ts";
import type { Party } from "../invoice/parties/party.ts";
import type { Transport } from "../invoice/sale.ts";
import { aggregate } from "./aggregate.ts";
import { type Element, text } from "./element.ts";
import { lasting } from "./serialize.ts";
import { country, identification, partyName, postalAddress } from "./party.ts";

/** When the goods left and who carries them; nothing for services and for sales over the counter. */
export function delivery({ sale, seller }: Invoice): Element | undefined {
  const transport = sale.platform === "INTERNET" ? sale.internet.transport : undefined;
  if (transport === undefined) return undefined;
  return aggregate("cac:Delivery", [text("cbc:ActualDeliveryDate", transport.date), carrier(transport, seller)]);
}

const VKN_LENGTH = 10;

/** A one-person courier stays in PartyName: GİB checks no names of carriers, and cutting a title in two would be a guess. */
const carrier = ({ carrierTaxId, carrierTitle }: Transport, seller: Party): Element =>
  aggregate("cac:CarrierParty", [
    identification(carrierTaxId.length === VKN_LENGTH ? PARTY_SCHEMES.company : PARTY_SCHEMES.person, carrierTaxId),
    partyName(carrierTitle),
    carrierTaxId === seller.taxId.value ? postalAddress(seller.address) : UNKNOWN_ADDRESS,
  ]);

/**
 * The XSD demands an address of every party, while the law asks only for the carrier's name and number (VUK GT 509,
 * IV.2.4.5) and no merchant knows more. A dash claims nothing; the country is sure, a VKN or TCKN being Turkish.
 */
const UNKNOWN_ADDRESS = lasting(
  aggregate("cac:PostalAddress", [
    text("cbc:CitySubdivisionName", "-"),
    text("cbc:CityName", "-"),
    country("TR", "Türkiye"),
  ]),
);
