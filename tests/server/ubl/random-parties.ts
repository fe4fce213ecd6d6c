import * as fc from "fast-check";
import type { Party, PartyAddress, PartyTaxId } from "../../../server/invoice/party.ts";
import { CONSUMER_TCKN, FOREIGNER_VKN, isTckn, isVkn } from "../../../server/invoice/tax-id.ts";
import { digits, maybe, words } from "./random-parts.ts";

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

const citizen = () => person(withCheck(9, 2, isTckn));
const company = () => firm(withCheck(9, 1, isVkn));

const BUYER_IDS: Readonly<Record<BuyerKind, () => fc.Arbitrary<PartyTaxId>>> = {
  consumer: () => person(fc.constant(CONSUMER_TCKN)),
  citizen,
  company,
  foreigner: () => firm(fc.constant(FOREIGNER_VKN)),
};

/** A number that passes its check: the digits to check with are tried until they fit. */
const withCheck = (free: number, checks: number, isValid: (digits: string) => boolean): fc.Arbitrary<string> =>
  fc.integer({ min: 10 ** (free - 1), max: 10 ** free - 1 }).map((start) => {
    const tails = Array.from({ length: 10 ** checks }, (_, tail) => String(tail).padStart(checks, "0"));
    return `${start}${tails.find((tail) => isValid(`${start}${tail}`)) ?? ""}`;
  });
