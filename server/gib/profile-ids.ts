/**
 * cbc:ProfileID, the scenario of a document, and the channel it travels by. GİB's schematron accepts EARSIVFATURA only
 * when it runs for e-Arşiv, and then nothing else. Source: GİB UBL-TR Kod Listeleri V1.42, 16.03.2026.
 */
export const PROFILES = {
  EARSIVFATURA: { channel: "earchive", buyerMayReject: false },
  TEMELFATURA: { channel: "einvoice", buyerMayReject: false },
  TICARIFATURA: { channel: "einvoice", buyerMayReject: true },
} as const;

export type ProfileCode = keyof typeof PROFILES;
