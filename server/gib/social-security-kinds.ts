/**
 * cbc:AccountingCost of an SGK invoice: what was supplied to the Social Security Institution. Source: SGK's e-Fatura
 * guide as integrators print it; GİB's validators do not check it.
 */
export const SOCIAL_SECURITY_KINDS = {
  SAGLIK_ECZ: "Eczane",
  SAGLIK_HAS: "Hastane",
  SAGLIK_OPT: "Optik",
  SAGLIK_MED: "Medikal",
  ABONELIK: "Abonelik",
  MAL_HIZMET: "Mal ve hizmet",
  DIGER: "Diğer",
} as const;

export type SocialSecurityKind = keyof typeof SOCIAL_SECURITY_KINDS;
