import type { FaultText } from "./fault-text.ts";

const AGAIN = {
  tr: "Siparişi yeniden deneyin; sorun sürerse destek ekibine bildirin.",
  en: "Try the order again; if it stays, tell support.",
};

/** Faults of sums: a document that would say them is never sent. */
export const ARITHMETIC_FAULTS = {
  LINES_DO_NOT_ADD_UP: {
    tr: { what: "Bir satırın miktarı, fiyatı, indirimi ve tutarı birbirini tutmuyor.", fix: AGAIN.tr },
    en: { what: "A line's quantity, price, discount and amount do not agree.", fix: AGAIN.en },
  },
  TAXES_DO_NOT_ADD_UP: {
    tr: { what: "KDV toplamları satırlarla veya oranla tutmuyor.", fix: AGAIN.tr },
    en: { what: "The KDV totals do not agree with the lines or with the rate.", fix: AGAIN.en },
  },
  TOTALS_DO_NOT_ADD_UP: {
    tr: { what: "Faturanın toplamları satırlarıyla tutmuyor.", fix: AGAIN.tr },
    en: { what: "The invoice's totals do not agree with its lines.", fix: AGAIN.en },
  },
  AMOUNT_OUT_OF_RANGE: {
    tr: { what: "Faturanın bir toplamı sıfırın altında ya da GİB'in kabul ettiğinden büyük.", fix: AGAIN.tr },
    en: { what: "A total of the invoice is below zero, or more than GİB takes.", fix: AGAIN.en },
  },
  FURTHER_TAXES_DO_NOT_ADD_UP: {
    tr: { what: "ÖTV veya KDV tevkifatı toplamları satırlarla ya da oranla tutmuyor.", fix: AGAIN.tr },
    en: {
      what: "The totals of ÖTV or of withheld KDV do not agree with the lines or with the percent.",
      fix: AGAIN.en,
    },
  },
} as const satisfies Record<string, FaultText>;
