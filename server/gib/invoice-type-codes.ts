/**
 * cbc:InvoiceTypeCode as far as the model can say what each needs. Source: GİB UBL-TR Kod Listeleri V1.42, 16.03.2026,
 * with the invoice rules of 01.07.2026.
 */
export const INVOICE_TYPES = {
  SATIS: { nameTr: "Satış", isReturn: false },
  IADE: { nameTr: "İade", isReturn: true },
  ISTISNA: { nameTr: "İstisna", isReturn: false },
  TEVKIFAT: { nameTr: "Tevkifat", isReturn: false },
  TEVKIFATIADE: { nameTr: "Tevkifat iade", isReturn: true },
  IHRACKAYITLI: { nameTr: "İhraç kayıtlı", isReturn: false },
  OZELMATRAH: { nameTr: "Özel matrah", isReturn: false },
  SGK: { nameTr: "SGK", isReturn: false },
  KONAKLAMAVERGISI: { nameTr: "Konaklama vergisi", isReturn: false },
} as const;

export type InvoiceTypeCode = keyof typeof INVOICE_TYPES;

/** Types of the e-Arşiv InvoiceInfo guide that are never written here, and why. */
export const TYPES_NOT_WRITTEN: Readonly<Record<string, string>> = {
  IPTAL: "a mark of the integrator's own list; GİB knows no such document",
  KOMISYONCU: "the wholesale market's (hal) commission agents: each line needs a künye number",
  HKSSATIS: "the wholesale market's registry (HKS): each line needs a künye number",
  HKSKOMISYONCU: "the wholesale market's registry (HKS): each line needs a künye number",
};
