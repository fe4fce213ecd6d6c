/** Why an invoice cannot be cancelled or mailed from here, or a cancellation not be taken back, and what is left then. */
export const CANCEL_ERROR_TEXTS = {
  INVOICE_NOT_ISSUED: {
    tr: { what: "Bu siparişin iptal edilebilecek bir faturası yok.", fix: "Siparişin güncel durumuna bakın." },
    en: { what: "This order has no invoice that can be cancelled.", fix: "Look at the order as it is now." },
  },
  CANCEL_AT_GIB: {
    tr: {
      what: "Bu e-Fatura entegratörden iptal edilemez.",
      fix: "İptal talebini GİB'in İptal/İtiraz Portalı'nda açın, alıcı orada onaylasın; iptal burada kendiliğinden görünür. Alıcı onaylamazsa size iade faturası keser.",
    },
    en: {
      what: "This e-Fatura cannot be cancelled at the integrator.",
      fix: "Ask for it on GİB's İptal/İtiraz Portalı and have the buyer agree there; it then shows here by itself. A buyer who does not agree returns it by an invoice of theirs.",
    },
  },
  CANCEL_BY_BUYER: {
    tr: {
      what: "Ticari e-Faturayı ancak alıcısı reddedebilir.",
      fix: "Süresi geçmediyse alıcıdan faturayı reddetmesini isteyin; ret burada kendiliğinden görünür. Süresi geçtiyse alıcı size iade faturası keser.",
    },
    en: {
      what: "A commercial e-Fatura can only be refused by its buyer.",
      fix: "While there is time, ask the buyer to refuse it; that shows here by itself. Afterwards the buyer returns it by an invoice of theirs.",
    },
  },
  CANCEL_AT_CUSTOMS: {
    tr: {
      what: "İhracat e-Faturası entegratörden iptal edilemez.",
      fix: "Gümrük beyannamesine bağlıdır: ne yapılacağını gümrük müşavirinize ve muhasebenize sorun.",
    },
    en: {
      what: "An export e-Fatura cannot be cancelled at the integrator.",
      fix: "It is bound to the customs declaration: ask your customs broker and your accountant what to do.",
    },
  },
  CANCEL_TOO_LATE: {
    tr: {
      what: "Faturanın iptal süresi {lastDay} günü doldu.",
      fix: "Alıcı şirketse size iade faturası keser; tüketiciyse faturanın iade bölümünü imzalar veya gider pusulası düzenlersiniz. Muhasebenize danışın.",
    },
    en: {
      what: "The time to cancel the invoice ended on {lastDay}.",
      fix: "A company returns it by an invoice of its own; a consumer signs the invoice's return section, or you write a gider pusulası. Ask your accountant.",
    },
  },
  CANCEL_ELSEWHERE: {
    tr: {
      what: "Fatura şu an bağlı olmayan bir entegratör hesabında düzenlendi.",
      fix: "O hesabın kendi ekranından iptal edin, sonra muhasebenize bildirin.",
    },
    en: {
      what: "The invoice was issued in an integrator account that is not connected now.",
      fix: "Cancel it on that account's own site and tell your accountant.",
    },
  },
  CANCEL_NOT_OFFERED: {
    tr: {
      what: "Entegratörünüz iptali buradan kabul etmiyor.",
      fix: "Faturayı entegratörünüzün ekranından iptal edin; iptal burada kendiliğinden görünür.",
    },
    en: {
      what: "Your integrator takes no cancellations from here.",
      fix: "Cancel the invoice on your integrator's site; it shows here by itself.",
    },
  },
  MAIL_NOT_OFFERED: {
    tr: {
      what: "Bu fatura buradan e-postalanamıyor.",
      fix: "Alıcının e-postası yoksa ya da entegratörünüz e-posta göndermiyorsa PDF'i indirip kendiniz iletin; faturayla ilgili bir uyarı varsa önce onu çözün.",
    },
    en: {
      what: "This invoice cannot be mailed from here.",
      fix: "If the buyer has no e-mail address, or your integrator sends no mail, download the PDF and send it yourself; if there is a notice about the invoice, see to that first.",
    },
  },
  UNDO_NOTHING: {
    tr: { what: "Geri alınabilecek bir iptal yok.", fix: "Siparişin güncel durumuna bakın." },
    en: { what: "There is no cancellation to take back.", fix: "Look at the order as it is now." },
  },
  UNDO_TOO_LATE: {
    tr: {
      what: "İptali geri alma süresi {lastDay} günü doldu.",
      fix: "Satış geçerliyse “Yeni fatura kes”e basın.",
    },
    en: {
      what: "The time to take the cancellation back ended on {lastDay}.",
      fix: "If the sale stands, press “Issue a new invoice”.",
    },
  },
  UNDO_NOT_OFFERED: {
    tr: {
      what: "Entegratörünüz iptali geri almıyor.",
      fix: "Satış geçerliyse “Yeni fatura kes”e basın.",
    },
    en: {
      what: "Your integrator takes no cancellation back.",
      fix: "If the sale stands, press “Issue a new invoice”.",
    },
  },
  CANCELLATION_UNKNOWN: {
    tr: {
      what: "İptal isteğinin sonucu henüz belli değil.",
      fix: "Bir şey yapmanız gerekmiyor; faturanın durumu entegratöre soruluyor.",
    },
    en: {
      what: "What became of the cancellation is not known yet.",
      fix: "Nothing to do; the integrator is being asked about the invoice.",
    },
  },
} as const;
