import type { FaultText } from "./fault-text.ts";

/** What has to be done about an issued invoice whose order was changed since. */
export const CORRECTION_FAULTS = {
  INVOICE_TO_CANCEL: {
    tr: {
      what: "Sipariş iptal veya tamamen iade edildi; {amount} {currency} tutarındaki faturası duruyor.",
      fix: "En geç {lastDay} gününe kadar “Faturayı iptal et”e basın veya entegratörünüzün ekranından iptal edin. Alıcı şirketse ve faturayı defterine işlediyse iptal etmeyin: iade faturasını alıcı keser.",
    },
    en: {
      what: "The order was cancelled or refunded in full; its invoice of {amount} {currency} still stands.",
      fix: "Press “Cancel the invoice” by {lastDay} at the latest, or cancel it on your integrator's site. If the buyer is a company that has booked it, do not cancel: the return invoice is theirs to issue.",
    },
  },
  PARCEL_CAME_BACK: {
    tr: {
      what: "Ödemesi teslimde veya vadeli olan gönderi alıcıya teslim edilemedi; {amount} {currency} tutarındaki faturası duruyor.",
      fix: "Gönderi geri döndüyse faturayı en geç {lastDay} gününe kadar iptal edin ve siparişi Shopify'da iptal edin. Yeniden gönderilecekse bekleyin: teslim edilince bu uyarı kalkar.",
    },
    en: {
      what: "The parcel, to be paid at the door or on terms, did not reach its buyer; its invoice of {amount} {currency} still stands.",
      fix: "If it came back, cancel the invoice by {lastDay} at the latest, and the order in Shopify. If it is sent again, wait: once delivered this notice goes away.",
    },
  },
  PARCEL_CAME_BACK_LATE: {
    tr: {
      what: "Ödemesi teslimde veya vadeli olan gönderi alıcıya teslim edilemedi; {amount} {currency} tutarındaki faturasının iptal süresi geçti.",
      fix: "Siparişi Shopify'da iptal edin ve faturanın nasıl düzeltileceğini muhasebenize sorun; yeni fatura kesilmez. Sonra tamamlandı olarak işaretleyin.",
    },
    en: {
      what: "The parcel, to be paid at the door or on terms, did not reach its buyer; the time to cancel its invoice of {amount} {currency} is over.",
      fix: "Cancel the order in Shopify and ask your accountant how the invoice is put right; no new invoice is issued. Then mark it as settled.",
    },
  },
  RETURN_BY_COMPANY: {
    tr: {
      what: "Faturadan sonra {amount} {currency} iptal veya iade edildi; kalan {remaining} {currency}.",
      fix: "Alıcı şirketten bu tutar için iade faturası isteyin; sizden yeni belge gerekmez. Gelince tamamlandı olarak işaretleyin.",
    },
    en: {
      what: "{amount} {currency} were cancelled or given back after the invoice; {remaining} {currency} remain.",
      fix: "Ask the buying company for a return invoice over this amount; no new document of yours is needed. Mark it as settled once you have it.",
    },
  },
  RETURN_BY_CONSUMER: {
    tr: {
      what: "Faturadan sonra {amount} {currency} iptal veya iade edildi; kalan {remaining} {currency}.",
      fix: "Faturanın imzalı iade bölümünü veya gider pusulasını muhasebenize verin; yeni fatura kesilmez. Sonra tamamlandı olarak işaretleyin.",
    },
    en: {
      what: "{amount} {currency} were cancelled or given back after the invoice; {remaining} {currency} remain.",
      fix: "Give your accountant the invoice's signed return section or a gider pusulası; no new invoice is issued. Then mark it as settled.",
    },
  },
  RETURN_AT_CUSTOMS: {
    tr: {
      what: "İhracat faturasından sonra {amount} {currency} iptal veya iade edildi; kalan {remaining} {currency}.",
      fix: "Yurt dışındaki alıcı iade faturası kesmez: geri gelen malın ve faturanın ne olacağını gümrük müşavirinize ve muhasebenize sorun; yeni fatura kesilmez. Sonra tamamlandı olarak işaretleyin.",
    },
    en: {
      what: "{amount} {currency} were cancelled or given back after the export invoice; {remaining} {currency} remain.",
      fix: "A buyer abroad issues no return invoice: ask your customs broker and your accountant what becomes of the goods and of the invoice; no new invoice is issued. Then mark it as settled.",
    },
  },
  ORDER_GREW: {
    tr: {
      what: "Faturadan sonra siparişe {amount} {currency} eklendi; bu tutarın faturası yok.",
      fix: "Eklenen tutarı entegratörünüzün ekranından ayrı bir faturayla kesin, sonra tamamlandı olarak işaretleyin.",
    },
    en: {
      what: "{amount} {currency} were added to the order after the invoice; they have none.",
      fix: "Invoice the addition separately on your integrator's site, then mark it as settled.",
    },
  },
  ADDITION_WENT_BACK: {
    tr: {
      what: "Faturadan sonra eklenen ve tamamlandı olarak işaretlenen tutarın {amount} {currency} kadarı iptal veya iade edildi.",
      fix: "Eklenen tutar için ayrı fatura kestiyseniz onu entegratörünüzün ekranından süresi içinde iptal edin; süre geçtiyse veya bir bölümü kalıyorsa iade için muhasebenize danışın. Sonra tamamlandı olarak işaretleyin.",
    },
    en: {
      what: "Of what was added after the invoice and marked as settled, {amount} {currency} were cancelled or given back.",
      fix: "If you invoiced the addition separately, cancel that invoice in time on your integrator's site; where it is too late or a part of it stays, ask your accountant about the return. Then mark it as settled.",
    },
  },
  RETURN_UNDONE: {
    tr: {
      what: "Tamamlandı olarak işaretlenen iadenin {amount} {currency} kadarı geri alındı: ürünler yeniden eklendi veya yeniden ödendi.",
      fix: "O iade için iade belgesi düzenlendiyse bu tutarın faturası yoktur: entegratörünüzün ekranından ayrı bir fatura kesin. Düzenlenmediyse bir şey gerekmez. Sonra tamamlandı olarak işaretleyin.",
    },
    en: {
      what: "Of a return marked as settled, {amount} {currency} were taken back: the goods were added or paid for again.",
      fix: "If a return document was made for it, this amount has no invoice: issue one separately on your integrator's site. If none was, nothing is needed. Then mark it as settled.",
    },
  },
  CHANGE_OUT_OF_SIGHT: {
    tr: {
      what: "Faturadan sonra sipariş değişti (iade, iptal, düzenleme veya dönen gönderi); Shopify siparişi artık uygulamaya göstermediği için ne olduğu okunamıyor.",
      fix: "Siparişi Shopify'da açıp ne değiştiğine bakın ve faturanın düzeltilmesi gerekip gerekmediğini muhasebenize sorun. Sonra tamamlandı olarak işaretleyin.",
    },
    en: {
      what: "The order changed after its invoice (a refund, a cancellation, an edit or a parcel that came back); Shopify no longer shows the app the order, so what it was cannot be read.",
      fix: "Open the order in Shopify, look what changed and ask your accountant whether the invoice has to be put right. Then mark it as settled.",
    },
  },
  CHANGE_UNREADABLE: {
    tr: {
      what: "Faturası kesildikten sonra siparişin Shopify'daki bilgisi okunamaz oldu; faturanın siparişe hâlâ uyup uymadığı bilinmiyor.",
      fix: "Siparişi Shopify'da açıp faturasıyla karşılaştırın; değiştiyse faturanın düzeltilmesi gerekip gerekmediğini muhasebenize sorun. Sonra tamamlandı olarak işaretleyin.",
    },
    en: {
      what: "Since its invoice was issued, the order's data in Shopify can no longer be read; whether the invoice still fits the order is not known.",
      fix: "Open the order in Shopify and compare it with its invoice; if it changed, ask your accountant whether the invoice has to be put right. Then mark it as settled.",
    },
  },
} as const satisfies Record<string, FaultText>;
