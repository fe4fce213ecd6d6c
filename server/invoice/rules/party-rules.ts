import { COUNTRY_CODES } from "../../gib/country-codes.ts";
import { CUSTOMS_RECEIVER } from "../../gib/customs-codes.ts";
import type { PartyTaxId } from "../parties/party.ts";
import type { Judged, Rule } from "./rule.ts";
import { CONSUMER_TCKN, FOREIGNER_VKN, isTckn, isVkn } from "../parties/tax-id.ts";
import { cleanText } from "../text.ts";

/** Who sells and who buys: GİB's validators count the digits of a number, its centre also checks them. */
export const PARTY_RULES: readonly Rule[] = [
  { code: "SELLER_TAX_ID_INVALID", path: "seller.taxId", holds: ({ seller }) => isProved(seller.taxId) },
  { code: "SELLER_NAME_MISSING", path: "seller.taxId", holds: ({ seller }) => isNamed(seller.taxId) },
  {
    code: "TAX_ID_CHECKSUM",
    path: "buyer.taxId",
    holds: ({ buyer: { taxId } }) => isProved(taxId) || isStandIn(taxId),
  },
  {
    code: "BUYER_TITLE_MISSING",
    path: "buyer.taxId",
    holds: ({ buyer: { taxId } }) => taxId.scheme === "TCKN" || isNamed(taxId),
  },
  {
    code: "BUYER_NAME_MISSING",
    path: "buyer.taxId",
    holds: ({ buyer: { taxId } }) => taxId.scheme === "VKN" || isNamed(taxId),
  },
  { code: "COUNTRY_UNKNOWN", path: "buyer.address.country", holds: namesCountries },
  {
    code: "CUSTOMS_MINISTRY_BUYER",
    path: "buyer.taxId",
    holds: ({ profileId, buyer }) =>
      buyer.taxId.value !== CUSTOMS_RECEIVER.vkn || profileId === "IHRACAT" || profileId === "KAMU",
  },
];

const isProved = ({ scheme, value }: PartyTaxId): boolean => (scheme === "VKN" ? isVkn(value) : isTckn(value));

const isStandIn = ({ scheme, value }: PartyTaxId): boolean =>
  value === (scheme === "VKN" ? FOREIGNER_VKN : CONSUMER_TCKN);

/** Marks nobody sees are no name. */
const isNamed = (taxId: PartyTaxId): boolean =>
  taxId.scheme === "VKN"
    ? cleanText(taxId.title) !== undefined
    : cleanText(taxId.firstName) !== undefined && cleanText(taxId.familyName) !== undefined;

function namesCountries({ seller, buyer, customs }: Judged): boolean {
  const addresses = [seller.address, buyer.address, ...(customs ? [customs.deliveryAddress] : [])];
  return addresses.every(({ countryCode }) => COUNTRY_CODES.has(countryCode));
}
