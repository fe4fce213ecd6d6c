import type { FaultText } from "./fault-text.ts";

/** What became of a cancellation that was asked for from here and did not come about. */
export const CANCELLATION_FAULTS = {
  CANCEL_REFUSED: {
    tr: {
      what: "Entegratör faturayı iptal etmedi ({code}): {text}",
      fix: "Fatura geçerli. Gerekirse entegratörünüzle görüşün; iptal olmuyorsa iade yolunu muhasebenize sorun. Sonra tamamlandı olarak işaretleyin.",
    },
    en: {
      what: "The integrator did not cancel the invoice ({code}): {text}",
      fix: "The invoice stands. Talk to your integrator if need be; if it cannot be cancelled, ask your accountant how it is returned. Then mark it as settled.",
    },
  },
  CANCEL_NOT_IN_TIME: {
    tr: {
      what: "İptal süresi {lastDay} günü doldu; entegratörün iptali yaptığı görülmedi.",
      fix: "Faturanın durumuna entegratörünüzün ekranından bakın. İptal edilmişse burada kendiliğinden görünür; edilmemişse iade yolunu muhasebenize sorun. Sonra tamamlandı olarak işaretleyin.",
    },
    en: {
      what: "The time to cancel ended on {lastDay}, and the integrator was not seen to have cancelled the invoice.",
      fix: "Look at the invoice on your integrator's site. If it was cancelled, that shows here by itself; if not, ask your accountant how it is returned. Then mark it as settled.",
    },
  },
  UNDO_REFUSED: {
    tr: {
      what: "Entegratör iptali geri almadı ({code}): {text}",
      fix: "Fatura iptal edilmiş durumda. Satış geçerliyse “Yeni fatura kes”e basın; değilse tamamlandı olarak işaretleyin.",
    },
    en: {
      what: "The integrator did not take the cancellation back ({code}): {text}",
      fix: "The invoice stays cancelled. If the sale stands, press “Issue a new invoice”; if not, mark this as settled.",
    },
  },
  UNDO_NOT_IN_TIME: {
    tr: {
      what: "İptali geri alma süresi {lastDay} günü doldu; entegratörün geri aldığı görülmedi.",
      fix: "Yeni fatura kesmeden önce faturanın durumuna entegratörünüzün ekranından bakın. Sonra tamamlandı olarak işaretleyin.",
    },
    en: {
      what: "The time to take the cancellation back ended on {lastDay}, and the integrator was not seen to have done so.",
      fix: "Before a new invoice is issued, look at this one on your integrator's site. Then mark this as settled.",
    },
  },
} as const satisfies Record<string, FaultText>;
