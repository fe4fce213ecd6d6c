/**
 * The one reason a SATIS invoice may give for a KDV amount of zero: no exemption, yet nothing to tax (a line given away,
 * or a tax that rounds to 0.00). Source: GİB UBL-TR Kod Listeleri V1.42, 16.03.2026.
 */
export const NOTHING_TO_TAX = { code: "351", name: "KDV - İstisna Olmayan Diğer" } as const;
