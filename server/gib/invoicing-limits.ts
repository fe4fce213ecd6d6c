/**
 * Fatura düzenleme sınırı (VUK 232, in TL, KDV included), newest first. Partial withholding is for what is above it alone
 * (KDV Genel Uygulama Tebliği I/C-2.1.3.4.1). 2026: VUK GT 588 (Resmî Gazete 31.12.2025, 33124, 5. mükerrer), told with the
 * year before by circulars of sworn auditors (UBDT 2026/5); 2024 by one on withholding. Every January has a new one.
 */
export const INVOICING_LIMITS: readonly { readonly from: string; readonly lira: number }[] = [
  { from: "2026-01-01", lira: 12_000 },
  { from: "2025-01-01", lira: 9_900 },
  { from: "2024-01-01", lira: 6_900 },
];
