/**
 * Above this a payment has to go through a bank, a payment institution or the post (tevsik zorunluluğu, VUK GT 459, in TL,
 * KDV included), newest first. The limit was said to be raised since, without an official text at hand: a shop's own word
 * comes first, and the app only warns.
 */
export const CASH_LIMITS: readonly { readonly from: string; readonly lira: number }[] = [
  { from: "2016-01-01", lira: 7_000 },
];
