import { CUSTOMS_RECEIVER, EXPORT_BUYER } from "../gib/customs-codes.ts";
import { PARTY_SCHEMES } from "../gib/party-schemes.ts";
import type { Invoice } from "../invoice/invoice.ts";
import { partyName as nameOf } from "../invoice/parties/party.ts";
import { aggregate } from "./aggregate.ts";
import { type Element, text, textIfAny } from "./element.ts";
import { contact, country, identification, party, partyName, postalAddress, taxOffice } from "./party.ts";
import { SCENARIOS } from "./scenarios.ts";

/** The buyer, or on an export the Ministry of Trade and the buyer beside it. */
export function receivers({ profileId, buyer }: Invoice): readonly Element[] {
  if (SCENARIOS[profileId].receiver === "buyer") return [aggregate("cac:AccountingCustomerParty", [party(buyer)])];
  return [CUSTOMS, buyerAbroad(buyer)];
}

const CUSTOMS = aggregate("cac:AccountingCustomerParty", [
  aggregate("cac:Party", [
    identification(PARTY_SCHEMES.company, CUSTOMS_RECEIVER.vkn),
    partyName(CUSTOMS_RECEIVER.title),
    aggregate("cac:PostalAddress", [
      text("cbc:CitySubdivisionName", CUSTOMS_RECEIVER.district),
      text("cbc:CityName", CUSTOMS_RECEIVER.city),
      country("TR", "Türkiye"),
    ]),
    taxOffice(CUSTOMS_RECEIVER.taxOffice),
  ]),
]);

/** GİB asks who really buys for a mark and a title; a Turkish tax number such a buyer has not. */
const buyerAbroad = (buyer: Invoice["buyer"]): Element =>
  aggregate("cac:BuyerCustomerParty", [
    aggregate("cac:Party", [
      textIfAny("cbc:WebsiteURI", buyer.webSite),
      identification(EXPORT_BUYER.scheme, EXPORT_BUYER.value),
      partyName(nameOf(buyer)),
      postalAddress(buyer.address),
      taxOffice(buyer.taxOffice),
      aggregate("cac:PartyLegalEntity", [
        text("cbc:RegistrationName", nameOf(buyer)),
        text("cbc:CompanyID", buyer.taxId.value),
      ]),
      contact(buyer),
    ]),
  ]);
