/**
 * Tax on overnight stays (konaklama vergisi, Gider Vergileri Kanunu m.34): its TaxTypeCode, accepted by GİB's schematron of
 * 01.07.2026, and its percent by date of issue, newest first. It stands beside KDV and is no part of KDV's base.
 */
export const ACCOMMODATION_TAX = { code: "0059", name: "Konaklama Vergisi" } as const;

export const ACCOMMODATION_TAX_RATES: readonly { readonly from: string; readonly rate: number }[] = [
  { from: "2023-01-01", rate: 2 },
];
