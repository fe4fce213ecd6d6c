import type { FaultText } from "./fault-text.ts";

/** What an integrator hands out, or can no longer be asked for. */
export const ORIGINAL_FAULTS = {
  ORIGINAL_OF_ANOTHER: {
    tr: {
      what: "Entegratör bu faturanın yerine başka bir belge verdi: ETTN'si, numarası veya alıcısı farklı. O belge saklanmadı, kimseye gösterilmedi.",
      fix: "Faturayı entegratörünüzün ekranında açıp siparişle karşılaştırın ve durumu entegratörünüze bildirin. Doğru belge verilince kendiliğinden saklanır ve bu uyarı kalkar.",
    },
    en: {
      what: "The integrator handed out another document in this invoice's place: its ETTN, number or buyer is another. It was not kept and shown to nobody.",
      fix: "Open the invoice on your integrator's site, compare it with the order and tell your integrator. Once the right document is handed out it is kept by itself, and this notice goes away.",
    },
  },
  ORIGINAL_TOTAL_DIFFERS: {
    tr: {
      what: "Entegratörün düzenlediği faturanın toplamı {amount} {currency}; olması gereken {expected} {currency}.",
      fix: "Faturayı entegratörünüzün ekranında kontrol edin. Yanlışsa iptal edip yenisini kesin, iptal edilemiyorsa muhasebenize danışın; sonra tamamlandı olarak işaretleyin.",
    },
    en: {
      what: "The invoice the integrator issued comes to {amount} {currency}; it should be {expected} {currency}.",
      fix: "Check the invoice on your integrator's site. If it is wrong, cancel it and issue a new one, or ask your accountant where it cannot be cancelled; then mark it as settled.",
    },
  },
  FAILED_AFTER_ISSUE: {
    tr: {
      what: "Entegratör düzenlenmiş olan bu faturayı sonradan hatalı bildirdi: {text}",
      fix: "Faturaya entegratörünüzün ekranında bakın ve geçerli olup olmadığını entegratörünüze sorun; yanıtını almadan yenisini kesmeyin. Geçersizse yenisini orada kesin; sonra tamamlandı olarak işaretleyin.",
    },
    en: {
      what: "The integrator had issued this invoice and now reports it as failed: {text}",
      fix: "Look at the invoice on your integrator's site and ask your integrator whether it is valid; issue no other before you have the answer. If it is void, issue a new one there; then mark it as settled.",
    },
  },
  SECOND_INVOICE_TAKEN: {
    tr: {
      what: "Entegratör bu siparişin geçersiz sayılan önceki faturasını ({number}) sonradan kabul etti; sipariş için iki fatura duruyor olabilir.",
      fix: "Entegratörünüzün ekranında bu siparişin faturalarına bakın. Birden fazlası geçerliyse fazlasını süresi içinde iptal edin, iptal edilemiyorsa muhasebenize danışın; sonra tamamlandı olarak işaretleyin.",
    },
    en: {
      what: "The integrator took this order's earlier invoice ({number}), which had counted as void, after all; two invoices may stand for the order.",
      fix: "Look at this order's invoices on your integrator's site. If more than one is valid, cancel the other in time, or ask your accountant where it cannot be cancelled; then mark it as settled.",
    },
  },
  CANCEL_WISH_DROPPED: {
    tr: {
      what: "Uygulama bir yedekten geri yüklendi; yedek alınırken bekleyen iptal ya da iptali geri alma isteği gönderilmedi.",
      fix: "Faturanın durumuna entegratörünüzün ekranında bakın. İstek hâlâ geçerliyse buradan yeniden isteyin; sonra tamamlandı olarak işaretleyin.",
    },
    en: {
      what: "The app was restored from a backup; the cancellation, or the wish to take one back, that waited when it was made was not sent.",
      fix: "Look at the invoice on your integrator's site. If it is still wanted, ask for it again from here; then mark it as settled.",
    },
  },
  EARLIER_INVOICE_ELSEWHERE: {
    tr: {
      what: "Bu siparişin önceki faturası ({number}) şimdi bağlı olan hesapta değil, eski entegratör hesabınızda; orada ne olduğu buradan sorulamıyor.",
      fix: "Eski hesabınızda faturaya bakın. Geçerliyse siparişi faturalandı olarak işaretleyin; iptal, ret veya hata durumundaysa “Yeniden dene”ye basın, yeni bir fatura kesilir.",
    },
    en: {
      what: "This order's earlier invoice ({number}) is not in the account connected now but in your former integrator account; what became of it cannot be asked from here.",
      fix: "Look at the invoice in your former account. If it is valid, mark the order as invoiced; if it was cancelled, refused or failed, press “Try again” and a new invoice is issued.",
    },
  },
  ADDITION_INVOICED_APART: {
    tr: {
      what: "Bu siparişe önceki faturasından ({number}) sonra eklenen {amount} {currency} tamamlandı olarak işaretlenmişti. Ayrı faturası duruyorsa, siparişin tümüne kesilecek yeni fatura o tutarı ikinci kez faturalar.",
      fix: "Entegratörünüzün ekranında eklenen tutarın ayrı faturasına bakın. Duruyorsa orada iptal edin; iptal edilemiyorsa kalan tutarı orada faturalayıp siparişi faturalandı olarak işaretleyin. Ayrı fatura yoksa veya iptal edildiyse “Yeniden dene”ye basın, siparişin tümüne yeni bir fatura kesilir.",
    },
    en: {
      what: "{amount} {currency} that were added to this order after its former invoice ({number}) had been marked as settled. If they have an invoice of their own, a new one over the whole order would invoice them a second time.",
      fix: "Look for the separate invoice over the addition on your integrator's site. If it stands, cancel it there; where that cannot be done, invoice the rest there and mark the order as invoiced. If there is none, or it was cancelled, press “Try again” and a new invoice over the whole order is issued.",
    },
  },
  EARLIER_INVOICE_UNKNOWN: {
    tr: {
      what: "Uygulama bu siparişe daha önce bir fatura düzenlemiş (ETTN {number}; Shopify'daki sipariş sayfasında yazıyor), ama kaydı burada yok: uygulama bir yedekten geri yüklenmiş ya da yeniden kurulmuş olabilir.",
      fix: "Bu ETTN'li faturaya entegratörünüzün ekranında bakın. Geçerliyse siparişi faturalandı olarak işaretleyin; iptal, ret veya hata durumundaysa “Yeniden dene”ye basın, yeni bir fatura kesilir.",
    },
    en: {
      what: "The app has issued an invoice for this order before (ETTN {number}; it stands on the order's page in Shopify), but has no record of it: it may have been restored from a backup, or installed anew.",
      fix: "Look at the invoice of this ETTN on your integrator's site. If it is valid, mark the order as invoiced; if it was cancelled, refused or failed, press “Try again” and a new invoice is issued.",
    },
  },
} as const satisfies Record<string, FaultText>;
