/** cbc:InvoiceTypeCode as far as this app issues them. Source: GİB UBL-TR Kod Listeleri V1.42, 16.03.2026. */
export const INVOICE_TYPES = {
  SATIS: { nameTr: "Satış" },
  ISTISNA: { nameTr: "İstisna" },
} as const;

export type InvoiceTypeCode = keyof typeof INVOICE_TYPES;
