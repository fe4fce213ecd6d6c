/** What one consignment under an electronic customs declaration for fast cargo (ETGB) may weigh and be worth. */
export type EtgbLimits = { readonly kilograms: number; readonly euros: number };

/**
 * By day of issue, newest first. Known from secondary sources only (two for the newer row), so a shop's own word comes
 * first; the day the older row began was not found.
 */
export const ETGB_LIMITS: readonly ({ readonly from: string } & EtgbLimits)[] = [
  { from: "2025-12-04", kilograms: 600, euros: 30_000 },
  { from: "0001-01-01", kilograms: 300, euros: 15_000 },
];
