/**
 * cbc:PaymentMeansCode as far as this app writes them. GİB holds on to an old UN/EDIFACT 4461 list (D.06A): the newer
 * card codes 54, 55 and 68 are refused. Source: GİB UBL-TR Kod Listeleri V1.42, 16.03.2026.
 */
export const PAYMENT_MEANS = {
  notDefined: "1",
  cash: "10",
  bankAccount: "42",
  bankCard: "48",
  mutuallyDefined: "ZZZ",
} as const;

export type PaymentMeansCode = (typeof PAYMENT_MEANS)[keyof typeof PAYMENT_MEANS];
