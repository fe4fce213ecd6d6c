import type { FaultText } from "./fault-text.ts";

/** Faults of the order as a whole and of its lines. */
export const ORDER_FAULTS = {
  AMOUNT_UNREADABLE: {
    tr: { what: "Siparişteki bir tutar okunamadı.", fix: "Siparişi Shopify'da kontrol edin, sonra yeniden deneyin." },
    en: { what: "An amount in the order could not be read.", fix: "Check the order in Shopify, then try again." },
  },
  ORDER_UNREADABLE: {
    tr: { what: "Sipariş bilgisi beklenen biçimde değil.", fix: "Yeniden deneyin; sürerse destek ekibine yazın." },
    en: { what: "The order's data is not in the expected form.", fix: "Try again; if it goes on, write to support." },
  },
  ORDER_SET_ASIDE: {
    tr: {
      what: "Bu siparişin işlenmesi üst üste {times} kez beklenmedik bir hatayla durdu; faturası gönderilmedi.",
      fix: "Yeniden deneyin; sürerse destek ekibine sipariş numarasıyla yazın. Diğer siparişler etkilenmez.",
    },
    en: {
      what: "Working on this order stopped {times} times in a row with an unexpected error; no invoice was sent.",
      fix: "Try again; if it goes on, write to support with the order's number. Other orders are not affected.",
    },
  },
  ORDER_CHANGED: {
    tr: {
      what: "Sipariş, fatura kesilmeden önce değişmiş; kalan tutar kuruşu kuruşuna anlaşılamıyor.",
      fix: "Siparişi kontrol edin; kalan tutarı entegratörünüzün ekranından faturalayın, sonra siparişi “Başka yerde faturalandı” olarak işaretleyin.",
    },
    en: {
      what: "The order was changed before it was invoiced, and what remains cannot be told to the kuruş.",
      fix: "Check the order; invoice what remains on your integrator's site, then mark the order as “Invoiced elsewhere”.",
    },
  },
  ORDER_TOTAL_ZERO: {
    tr: {
      what: "Siparişte faturalanacak tutar yok (0,00).",
      fix: "Tamamı iade edildiyse fatura gerekmez; numune, hediye veya değişim ise mali müşavirinize danışın. Fatura gerekmiyorsa ya da entegratörünüzün ekranından kestiyseniz “Başka yerde faturalandı”ya basın: sipariş listeden düşer.",
    },
    en: {
      what: "Nothing of the order is left to invoice (0.00).",
      fix: "If all of it was refunded it needs no invoice; if it is a sample, a gift or a replacement, ask your accountant. Where none is needed, or you issued it on your integrator's site, press “Invoiced elsewhere”: the order leaves this list.",
    },
  },
  CHANNEL_UNKNOWN: {
    tr: {
      what: "Satış kanalı tanınmıyor: {channel}.",
      fix: 'Faturasını başka bir uygulama kesiyorsa "Başka yerde faturalandı" deyin; kesmiyorsa kanalı ayarların “Ödeme ve satış kanalları” bölümünde ekleyin, sonra yeniden deneyin.',
    },
    en: {
      what: "The sales channel is not known: {channel}.",
      fix: 'If another app invoices it, choose "Invoiced elsewhere"; if none does, add the channel under “Payments and sales channels” in the settings, then try again.',
    },
  },
  PAID_BEYOND_TOTAL: {
    tr: {
      what: "Ödemeler sipariş toplamından {amount} TL fazla ve nedeni belli değil.",
      fix: "Vade farkı ise ayarlarda vade farkının nasıl tanınacağını seçip yeniden deneyin; fazla ödeme ise alıcıya iade edin.",
    },
    en: {
      what: "The payments are {amount} TL more than the order's total, and nothing says why.",
      fix: "If it is an instalment surcharge, choose in the settings how it is told and try again; if it was paid by mistake, give it back.",
    },
  },
  SURCHARGE_UNREADABLE: {
    tr: {
      what: 'Siparişin "{field}" bilgisindeki vade farkı birden çok kez yazılmış ya da okunamıyor.',
      fix: 'Tutarı TL olarak bir kez, "125,50" gibi yazın, sonra yeniden deneyin.',
    },
    en: {
      what: 'The instalment surcharge in the order\'s "{field}" is written more than once or cannot be read.',
      fix: 'Write the amount once, in TL, such as "125.50", then try again.',
    },
  },
  TOTAL_MISMATCH: {
    tr: {
      what: "Fatura toplamı ({invoice} {currency}) sipariş toplamına ({order} {currency}) eşit değil.",
      fix: "Siparişin tutarlarını Shopify'da kontrol edin; faturayı entegratörünüzün ekranından kesin.",
    },
    en: {
      what: "The invoice total ({invoice} {currency}) is not the order total ({order} {currency}).",
      fix: "Check the order's amounts in Shopify; issue the invoice on your integrator's site.",
    },
  },
  TIP_RATE_NOT_CHOSEN: {
    tr: {
      what: "Siparişte bahşiş var; hangi KDV oranıyla faturalanacağı seçilmemiş.",
      fix: "Mali müşavirinize sorup bahşişin KDV oranını ayarlarda seçin, sonra yeniden deneyin.",
    },
    en: {
      what: "The order has a tip, and no KDV rate is chosen for tips.",
      fix: "Ask your accountant, choose the KDV rate of tips in the settings, then try again.",
    },
  },
  CASH_ROUNDING: {
    tr: {
      what: "Nakit ödeme nedeniyle tutar yuvarlanmış.",
      fix: "Faturayı entegratörünüzün ekranından, yuvarlamayı mali müşavirinize sorarak kesin.",
    },
    en: {
      what: "The amount was rounded because it was paid in cash.",
      fix: "Ask your accountant about the rounding and issue the invoice on your integrator's site.",
    },
  },
  DUTIES_CHARGED: {
    tr: {
      what: "Siparişte gümrük vergisi alınmış.",
      fix: "İthalat veya ihracat olabilir; faturayı mali müşavirinizle birlikte entegratörünüzün ekranından kesin, sonra siparişi “Başka yerde faturalandı” olarak işaretleyin.",
    },
    en: {
      what: "The order charges import duties.",
      fix: "It may be an import or an export; issue the invoice with your accountant on your integrator's site, then mark the order as “Invoiced elsewhere”.",
    },
  },
  LINE_NAME_MISSING: {
    tr: { what: "Bir ürünün adı boş.", fix: "Ürünün adını Shopify'da yazın, sonra yeniden deneyin." },
    en: { what: "A product has no name.", fix: "Name the product in Shopify, then try again." },
  },
  LINE_NEGATIVE: {
    tr: {
      what: "Bir satırın indirimi tutarından büyük.",
      fix: "İndirimleri Shopify'da kontrol edin, sonra yeniden deneyin.",
    },
    en: { what: "A line's discount is larger than its price.", fix: "Check the discounts in Shopify, then try again." },
  },
  ORDER_GONE: {
    tr: {
      what: "Sipariş Shopify'da bulunamadı.",
      fix: "Sipariş silinmiş ya da 60 günden eski olabilir: Shopify daha eski siparişleri uygulamaya göstermez. Faturası gerekiyorsa entegratörünüzün ekranından kesin.",
    },
    en: {
      what: "Shopify does not show the order any more.",
      fix: "It may have been deleted, or be older than 60 days: Shopify shows the app no older ones. If it needs an invoice, use your integrator's site.",
    },
  },
  UNIT_PRICE_INEXACT: {
    tr: {
      what: "Bir satırın adedi o kadar çok ki birim fiyat 8 ondalıkla tutarı vermiyor.",
      fix: "Bu siparişi entegratörünüzün ekranından, birden çok satıra bölerek faturalayın.",
    },
    en: {
      what: "A line has so many pieces that no unit price of 8 decimals gives its amount.",
      fix: "Invoice this order on your integrator's site, split into several lines.",
    },
  },
} as const satisfies Record<string, FaultText>;
