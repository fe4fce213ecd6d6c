/**
 * General KDV rates by date of the sale, newest first. Sources: Presidential decree 7346 (from 10.07.2023: 1, 10, 20);
 * before it decree 2007/13033 (1, 8, 18).
 */
export const VAT_RATES: readonly { readonly from: string; readonly rates: readonly number[] }[] = [
  { from: "2023-07-10", rates: [1, 10, 20] },
  { from: "2007-12-30", rates: [1, 8, 18] },
];
