/**
 * cbc:ProfileID, the scenario of a document, and the channel it travels by. GİB's schematron accepts EARSIVFATURA only
 * when it runs for e-Arşiv, and then nothing else. Source: GİB UBL-TR Kod Listeleri V1.42, 16.03.2026. Left out are the
 * scenarios that need what no order of a shop holds: HKS, ENERJI, ILAC_TIBBICIHAZ, YATIRIMTESVIK, IDIS,
 * YOLCUBERABERFATURA, OZELFATURA.
 *
 * `cancelledBy`: an e-Arşiv invoice at the integrator; a basic e-Fatura on GİB's İptal/İtiraz Portalı once the other side agrees
 * there; a commercial one by its buyer's refusal (TTK 6102, 21/2).
 */
export const PROFILES = {
  EARSIVFATURA: { channel: "earchive", buyerMayReject: false, namesAccount: false, cancelledBy: "integrator" },
  TEMELFATURA: { channel: "einvoice", buyerMayReject: false, namesAccount: false, cancelledBy: "gib" },
  TICARIFATURA: { channel: "einvoice", buyerMayReject: true, namesAccount: false, cancelledBy: "buyer" },
  /** To a public body, which pays into the account the document names. */
  KAMU: { channel: "einvoice", buyerMayReject: false, namesAccount: true, cancelledBy: "gib" },
  /** Goods leaving by an ordinary customs declaration; the Ministry of Trade receives it. */
  IHRACAT: { channel: "einvoice", buyerMayReject: false, namesAccount: false, cancelledBy: "customs" },
} as const;

export type ProfileCode = keyof typeof PROFILES;
