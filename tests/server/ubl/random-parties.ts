import * as fc from "fast-check";
import type { Party, PartyAddress, PartyTaxId } from "../../../server/invoice/parties/party.ts";
import { CONSUMER_TCKN, FOREIGNER_VKN } from "../../../server/invoice/parties/tax-id.ts";
import { digits, maybe, words } from "./random-parts.ts";
import { anyTckn, anyVkn } from "./random-tax-ids.ts";

/** Who buys: without a number, by TCKN, by VKN, or from abroad. */
export const BUYERS = ["consumer", "citizen", "company", "foreigner"] as const;

export type BuyerKind = (typeof BUYERS)[number];

export const anyBuyer = (kind: BuyerKind): fc.Arbitrary<Party> => party(BUYER_IDS[kind](), kind === "foreigner");

/** A tax office always: an export asks for it. */
export const anySeller = (): fc.Arbitrary<Party> =>
  fc
    .record({ whole: party(fc.oneof(company(), citizen()), false), taxOffice: words() })
    .map(({ whole, taxOffice }) => ({ ...whole, taxOffice }));

const party = (taxId: fc.Arbitrary<PartyTaxId>, isAbroad: boolean): fc.Arbitrary<Party> =>
  fc.record({
    taxId,
    taxOffice: maybe(words()),
    mersis: maybe(fc.oneof(digits(16), words())),
    address: anyAddress(isAbroad),
    email: maybe(words()),
    phone: maybe(words()),
    webSite: maybe(words()),
  });

export const anyAddress = (isAbroad: boolean): fc.Arbitrary<PartyAddress> =>
  fc.record({
    line: words(),
    district: words(),
    city: words(),
    postcode: maybe(digits(5)),
    countryCode: isAbroad ? fc.constantFrom("DE", "US", "AZ") : fc.constant("TR"),
    country: words(),
  });

const person = (value: fc.Arbitrary<string>): fc.Arbitrary<PartyTaxId> =>
  fc.record({ scheme: fc.constant("TCKN"), value, firstName: words(), familyName: words() });

const firm = (value: fc.Arbitrary<string>): fc.Arbitrary<PartyTaxId> =>
  fc.record({ scheme: fc.constant("VKN"), value, title: words() });

const citizen = () => person(anyTckn());
const company = () => firm(anyVkn());

const BUYER_IDS: Readonly<Record<BuyerKind, () => fc.Arbitrary<PartyTaxId>>> = {
  consumer: () => person(fc.constant(CONSUMER_TCKN)),
  citizen,
  company,
  foreigner: () => firm(fc.constant(FOREIGNER_VKN)),
};
