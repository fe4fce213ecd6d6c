import type { FaultText } from "./fault-text.ts";

/** Faults of the shop's settings and answers of its integrator. */
export const SETTINGS_FAULTS = {
  PROFILE_INVALID: {
    tr: { what: "Mağaza ayarlarında eksik veya hatalı bir alan var.", fix: "Belirtilen alanı düzeltin." },
    en: { what: "A field of the shop's settings is missing or wrong.", fix: "Correct the field named." },
  },
  SERIES_INVALID: {
    tr: {
      what: "Fatura serisi 3 büyük harf veya rakam olmalı; e-Arşiv ve e-Fatura serileri farklı olmalı.",
      fix: "Serileri ayarlarda düzeltin.",
    },
    en: {
      what: "A series is 3 capital letters or digits, and e-Arşiv and e-Fatura need different ones.",
      fix: "Correct the series in the settings.",
    },
  },
  NUMBER_INVALID: {
    tr: {
      what: "Fatura numarası 16 karakter olmalı ve yılı fatura tarihinin yılı olmalı.",
      fix: "Örneğin ABC2026000000001 yazın.",
    },
    en: {
      what: "An invoice number has 16 characters and carries the year of the issue date.",
      fix: "Write for example ABC2026000000001.",
    },
  },
  SELLER_NOT_ACCOUNT: {
    tr: {
      what: "Firma bilgilerinizdeki VKN/TCKN, entegratör hesabınınkiyle aynı değil.",
      fix: "Numarayı düzeltin veya o numaranın entegratör hesabını bağlayın.",
    },
    en: {
      what: "The VKN/TCKN in your company details is not the one of the integrator account.",
      fix: "Correct the number, or connect the integrator account of that number.",
    },
  },
  INVOICE_OF_ANOTHER_SELLER: {
    tr: {
      what: "Entegratör bu faturayı başka bir firma adına düzenledi: belgedeki satıcı VKN/TCKN'si firma bilgilerinizdekinden farklı.",
      fix: "Faturayı düzenlendiği hesapta iptal ettirin ve bu siparişin faturasını kendi hesabınızın ekranından kesin. Ayarlarda kendi firmanızın API anahtarını kaydedin; o zamana kadar başka fatura gönderilmez.",
    },
    en: {
      what: "The integrator issued this invoice in another company's name: the seller's VKN/TCKN on it is not the one in your company details.",
      fix: "Have it cancelled in the account it was issued in, and issue this order's invoice on your own account's site. Save an API key of your own company in the settings; until then no other invoice is sent.",
    },
  },
  INTEGRATOR_FAILED: {
    tr: {
      what: "Entegratör faturayı aldı ama işleyemedi: {text}",
      fix: "Belirtilen bilgiyi düzeltip yeniden deneyin; yeni bir fatura kesilir.",
    },
    en: {
      what: "The integrator took the invoice but could not process it: {text}",
      fix: "Correct what it names and try again; a new invoice is issued.",
    },
  },
  INTEGRATOR_LACKS_TYPE: {
    tr: {
      what: "{type} tipindeki fatura bu entegratöre buradan gönderilemiyor.",
      fix: "Faturayı entegratörünüzün ekranından kesin, sonra siparişi “Başka yerde faturalandı” olarak işaretleyin.",
    },
    en: {
      what: "An invoice of the type {type} cannot be sent to this integrator from here.",
      fix: "Issue it on your integrator's site, then mark the order as “Invoiced elsewhere”.",
    },
  },
  INVOICE_CANCELLED: {
    tr: {
      what: "Faturası iptal edildi, ama sipariş geçerli ve başka faturası yok.",
      fix: "Yeni bir fatura gerekiyorsa “Yeni fatura kes”e basın; faturası başka yerde kesildiyse öyle işaretleyin; satıştan vazgeçildiyse siparişi Shopify'da iptal edin.",
    },
    en: {
      what: "Its invoice was cancelled, but the order stands and has no other.",
      fix: "If it needs a new invoice, press “Issue a new invoice”; if it was invoiced elsewhere, mark it so; if the sale was called off, cancel the order in Shopify.",
    },
  },
  INVOICE_REJECTED: {
    tr: {
      what: "Alıcı e-Faturayı reddetti. {text}",
      fix: "Nedenini alıcıyla konuşun; reddedilen fatura hükümsüzdür. Satış sürüyorsa yanlışı düzeltip “Yeni fatura kes”e basın; sürmüyorsa siparişi iade edin.",
    },
    en: {
      what: "The buyer refused the e-Fatura. {text}",
      fix: "Ask the buyer why; a refused invoice is void. If the sale stands, correct what is wrong and press “Issue a new invoice”; if not, refund the order.",
    },
  },
  INTEGRATOR_MISFILED: {
    tr: {
      what: "Entegratör faturayı başka bir ETTN ile kaydetti ({uuid}).",
      fix: "Entegratörünüzün ekranında bu kaydı iptal edin, sonra yeniden deneyin; ya da faturalandı olarak işaretleyin.",
    },
    en: {
      what: "The integrator filed the invoice under another ETTN ({uuid}).",
      fix: "Cancel that record on your integrator's site, then try again; or mark the order as invoiced.",
    },
  },
  INTEGRATOR_DUPLICATE_UNFOUND: {
    tr: {
      what: "Entegratör bu faturanın veya numarasını taşıyan bir belgenin kendisinde kayıtlı olduğunu söylüyor ({code}), ama ETTN ile ({ettn}) sorulunca faturayı bulamıyor.",
      fix: "Siparişin faturasını entegratörünüzün ekranında arayın. Geçerli bir fatura varsa siparişi faturalandı olarak işaretleyin; yoksa nedenini entegratörünüze sorup “Yeniden dene”ye basın, yeni bir fatura kesilir.",
    },
    en: {
      what: "The integrator says that it already has this invoice or a document with its number ({code}), but does not find the invoice when asked for its ETTN ({ettn}).",
      fix: "Look for the order's invoice on your integrator's site. If a valid one is there, mark the order as invoiced; if not, ask your integrator why and press “Try again”: a new invoice is issued.",
    },
  },
  INTEGRATOR_DRAFT_LEFT: {
    tr: {
      what: "Siparişe artık fatura kesilmeyecek, ama entegratörde taslağı kaldı: {text}",
      fix: "Taslağı entegratörünüzün ekranında silin, sonra tamamlandı olarak işaretleyin; bu seçenek yoksa “Yeniden dene”ye basın, sipariş kapanır.",
    },
    en: {
      what: "The order is not to be invoiced any more, but its draft is left at the integrator: {text}",
      fix: "Delete the draft on your integrator's site, then mark it as settled; where that is not offered press “Try again”, and the order is closed.",
    },
  },
  NUMBER_TAKEN: {
    tr: {
      what: "Entegratöre göre {number} numarasını başka bir belge taşıyor; fatura gönderilmedi. Bu seriden başka bir yerde de numara veriliyor.",
      fix: "Ayarlardan yalnız Otofatura'nın kullanacağı yeni bir seri seçin, sonra yeniden deneyin.",
    },
    en: {
      what: "The integrator says that another document bears the number {number}; the invoice was not sent. Something else numbers in this series as well.",
      fix: "Choose a new series in the settings that Otofatura alone uses, then try again.",
    },
  },
  INTEGRATOR_REFUSED: {
    tr: {
      what: "Entegratör faturayı kabul etmedi ({code}): {text}",
      fix: "Belirtilen bilgiyi düzeltin, sonra yeniden deneyin.",
    },
    en: {
      what: "The integrator did not accept the invoice ({code}): {text}",
      fix: "Correct what it names, then try again.",
    },
  },
} as const satisfies Record<string, FaultText>;
