/** TaxScheme of value-added tax; the code is checked, the name is free. Source: GİB UBL-TR Kod Listeleri V1.42, 16.03.2026. */
export const KDV = { code: "0015", name: "KDV" } as const;
