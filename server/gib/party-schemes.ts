/** PartyIdentification/ID/@schemeID as far as this app writes them. Source: GİB UBL-TR Kod Listeleri V1.42, 16.03.2026. */
export const PARTY_SCHEMES = {
  company: "VKN",
  person: "TCKN",
  mersis: "MERSISNO",
  tradeRegistry: "TICARETSICILNO",
} as const;

/** The scheme of the signature's own ID, whichever of the two numbers it holds. Source: GİB UBL-TR schematron of 01.07.2026. */
export const SIGNATURE_SCHEME = "VKN_TCKN";
