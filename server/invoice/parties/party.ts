import { FOREIGNER_VKN } from "./tax-id.ts";

/** Seller or buyer as the document names them. */
export type Party = {
  readonly taxId: PartyTaxId;
  readonly taxOffice: string | undefined;
  /** Seller only: MERSIS number or trade-registry number, as some integrators demand. */
  readonly mersis: string | undefined;
  readonly address: PartyAddress;
  readonly email: string | undefined;
  readonly phone: string | undefined;
  readonly webSite: string | undefined;
};

/** A VKN goes with a title, a TCKN with a person's two names (GİB schematron). */
export type PartyTaxId =
  | { readonly scheme: "VKN"; readonly value: string; readonly title: string }
  | { readonly scheme: "TCKN"; readonly value: string; readonly firstName: string; readonly familyName: string };

export type PartyAddress = {
  readonly line: string;
  /** ilçe */
  readonly district: string;
  /** il */
  readonly city: string;
  readonly postcode: string | undefined;
  readonly countryCode: string;
  readonly country: string;
};

/** The name a person would read on the document. */
export const partyName = ({ taxId }: Party): string =>
  taxId.scheme === "VKN" ? taxId.title : `${taxId.firstName} ${taxId.familyName}`;

/** A company that is known to the Turkish tax office: one abroad has no number, nor an invoice of its own to return goods by. */
export const isTurkishCompany = ({ taxId }: Pick<Party, "taxId">): boolean =>
  taxId.scheme === "VKN" && taxId.value !== FOREIGNER_VKN;
