import type { FaultCode } from "../invoice/fault-texts.ts";

type Text = { readonly what: string; readonly fix?: string };

/**
 * What is said of several orders whose sentences differ by an amount, a day or a provider's words: one order's would be wrong of
 * the others. `fix` where that holds an order's own fact, too.
 */
export const GROUP_TEXTS: Partial<Readonly<Record<FaultCode, { readonly tr: Text; readonly en: Text }>>> = {
  ORDER_SET_ASIDE: {
    tr: { what: "Bu siparişlerin işlenmesi beklenmedik hatalarla durdu; faturaları gönderilmedi." },
    en: { what: "Working on these orders stopped with unexpected errors; no invoices were sent." },
  },
  CHANNEL_UNKNOWN: {
    tr: { what: "Satış kanalı tanınmıyor." },
    en: { what: "The sales channel is not known." },
  },
  PAID_BEYOND_TOTAL: {
    tr: { what: "Ödemeler sipariş toplamından fazla ve nedeni belli değil." },
    en: { what: "The payments are more than the order's total, and nothing says why." },
  },
  SURCHARGE_UNREADABLE: {
    tr: { what: "Siparişteki vade farkı birden çok kez yazılmış ya da okunamıyor." },
    en: { what: "The order's instalment surcharge is written more than once or cannot be read." },
  },
  TOTAL_MISMATCH: {
    tr: { what: "Fatura toplamı sipariş toplamına eşit değil." },
    en: { what: "The invoice total is not the order total." },
  },
  ORIGINAL_TOTAL_DIFFERS: {
    tr: { what: "Entegratörün düzenlediği faturanın toplamı, olması gerekenden başka." },
    en: { what: "The invoice the integrator issued does not come to what it should." },
  },
  FAILED_AFTER_ISSUE: {
    tr: { what: "Entegratör düzenlenmiş olan faturayı sonradan hatalı bildirdi." },
    en: { what: "The integrator had issued the invoice and now reports it as failed." },
  },
  SECOND_INVOICE_TAKEN: {
    tr: {
      what: "Entegratör siparişin geçersiz sayılan önceki faturasını sonradan kabul etti; sipariş için iki fatura duruyor olabilir.",
    },
    en: {
      what: "The integrator took the order's earlier invoice, which had counted as void, after all; two invoices may stand for the order.",
    },
  },
  EARLIER_INVOICE_ELSEWHERE: {
    tr: {
      what: "Siparişin önceki faturası şimdi bağlı olan hesapta değil, eski entegratör hesabınızda; orada ne olduğu buradan sorulamıyor.",
    },
    en: {
      what: "The order's earlier invoice is not in the account connected now but in your former integrator account; what became of it cannot be asked from here.",
    },
  },
  ADDITION_INVOICED_APART: {
    tr: {
      what: "Önceki faturadan sonra eklenen tutarın ayrı bir faturası olabilir; yeni fatura onu ikinci kez faturalar.",
    },
    en: {
      what: "What was added after the former invoice may have one of its own; a new one would invoice it a second time.",
    },
  },
  EARLIER_INVOICE_UNKNOWN: {
    tr: {
      what: "Uygulama bu siparişe daha önce bir fatura düzenlemiş, ama kaydı burada yok: uygulama bir yedekten geri yüklenmiş ya da yeniden kurulmuş olabilir.",
    },
    en: {
      what: "The app has issued an invoice for this order before, but has no record of it: it may have been restored from a backup, or installed anew.",
    },
  },
  EXEMPTIONS_SEVERAL: {
    tr: { what: "Siparişte birden çok KDV istisnası var; entegratör faturada tek kod alıyor." },
    en: { what: "The order has several KDV exemptions; the integrator takes one code an invoice." },
  },
  TAX_RATE_NOT_IN_FORCE: {
    tr: { what: "KDV oranı, siparişin gününde geçerli değil." },
    en: { what: "The KDV rate was not in force on the order's day." },
  },
  TAX_LINES_AMBIGUOUS: {
    tr: { what: "Bir satırda birden çok vergi kalemi var." },
    en: { what: "A line carries several tax lines." },
  },
  TAX_GROUP_ROUNDS_TO_ZERO: {
    tr: { what: "Bir KDV tutarı 0,00 TL'ye yuvarlanıyor." },
    en: { what: "A KDV amount rounds to 0.00 TL." },
  },
  TAX_RULE_DISAGREES: {
    tr: { what: "Ayarlarınızdaki KDV oranı, Shopify'ın fiyatın üstüne aldığı orandan başka." },
    en: { what: "The KDV rate of your settings is not the one Shopify charged on top of the price." },
  },
  SPECIAL_BASE_MISSING: {
    tr: { what: "Özel matrahlı bir satırda gereken bilgi yok, birden çok ya da okunamıyor." },
    en: { what: "A line with a special base lacks what is needed for it, has it twice, or it cannot be read." },
  },
  SPECIAL_BASE_TOO_LARGE: {
    tr: { what: "Siparişte yazan altın/gümüş değeri satırın tutarından büyük." },
    en: { what: "The value of the metal is more than the line cost." },
  },
  INVOICE_TYPES_MIXED: {
    tr: { what: "Siparişte tek faturada birleşemeyen vergi türleri var." },
    en: { what: "The order mixes kinds of tax that no one invoice can hold." },
  },
  EXCISE_ROUNDS_TO_ZERO: {
    tr: { what: "Bir ÖTV tutarı 0,00 TL'ye yuvarlanıyor." },
    en: { what: "An ÖTV amount rounds to 0.00 TL." },
  },
  SHIPS_ABROAD: {
    tr: { what: "Ürünler yurt dışına gidiyor; kargo yöntemi ETGB'li olarak işaretlenmemiş." },
    en: { what: "The goods leave Turkey by a shipping method not marked as going with an ETGB." },
  },
  WITHHOLDING_LIMIT_UNKNOWN: {
    tr: { what: "Bu yılın tevkifat alt sınırı burada bilinmiyor; siparişler bilinen son sınırın üstünde." },
    en: {
      what: "This year's lower limit of withholding is not known here, and the orders are above the last one known.",
    },
  },
  SERVICE_SOLD_ABROAD: {
    tr: { what: "Hizmet veya dijital ürün yurt dışındaki bir alıcıya satılmış." },
    en: { what: "A service or a download was sold to a buyer abroad." },
  },
  EXPORT_TOO_HEAVY: {
    tr: { what: "Gönderi, ETGB ağırlık sınırından ağır." },
    en: { what: "The consignment is heavier than the ETGB limit." },
  },
  EXPORT_TOO_DEAR: {
    tr: { what: "Siparişin değeri, ETGB sınırından yüksek." },
    en: { what: "The order is worth more than the ETGB limit." },
  },
  CURRENCY_NOT_TRY: {
    tr: { what: "Sipariş başka para biriminde; mağazanız faturalarını TL olarak kesiyor." },
    en: { what: "The order is in another currency, and your shop invoices in lira." },
  },
  CURRENCY_UNSUPPORTED: {
    tr: { what: "Siparişin para biriminde fatura burada kesilemiyor." },
    en: { what: "An invoice in the order's currency cannot be issued here." },
  },
  EXCHANGE_RATE_MISSING: {
    tr: { what: "Siparişin para birimi için Merkez Bankası döviz alış kuru bulunamadı." },
    en: { what: "No central-bank buying rate was found for the order's currency." },
  },
  BUYER_STATUS_UNCLEAR: {
    tr: {
      what: "Alıcının e-Fatura mükellefi olup olmadığı belirsiz: sorgunun söylediği ile fatura birbirini tutmuyor.",
    },
    en: {
      what: "Whether the buyer is an e-Fatura taxpayer is not clear: what the lookup says and the invoice do not agree.",
    },
  },
  BUYER_MAILBOX_UNCLEAR: {
    tr: { what: "Alıcının birden çok e-Fatura posta kutusu (PK) var ve hiçbiri varsayılan olarak adlandırılmamış." },
    en: { what: "The buyer has several e-Fatura mailboxes (PK), none of them named as the default." },
  },
  BUYER_UNLIKE_REGISTRY: {
    tr: { what: "Alıcının numarası e-Fatura kayıtlarında başkasının görünüyor." },
    en: { what: "In the e-Fatura registry the buyer's number belongs to another name." },
  },
  TAX_ID_LENGTH: {
    tr: { what: "Vergi/kimlik numarasının uzunluğu yanlış; VKN 10, TCKN 11 hanelidir." },
    en: { what: "The tax number has the wrong length; a VKN has 10 digits, a TCKN 11." },
  },
  BUYER_TCKN_ABOVE_LIMIT: {
    tr: { what: "Tutar sınırınızın üstünde ve alıcının TCKN'si yok." },
    en: { what: "The total is above your limit, and the buyer's TCKN is missing." },
  },
  TILL_RECEIPT_INCOMPLETE: {
    tr: { what: "Siparişteki ÖKC fişi bilgisi eksik." },
    en: { what: "The order's till receipt is incomplete." },
  },
  TILL_RECEIPT_UNREADABLE: {
    tr: { what: "Siparişteki ÖKC fişi bilgisi anlaşılamadı." },
    en: { what: "The order's till receipt could not be read." },
  },
  OFFICIAL_CHECK_FAILED: {
    tr: { what: "Fatura, GİB'in belge kurallarına uymadığı için gönderilmedi." },
    en: { what: "The invoice was not sent because it breaks GİB's document rules." },
  },
  ATTACHMENT_TOO_LARGE: {
    tr: { what: "Faturaya eklenecek dosya çok büyük." },
    en: { what: "A file to attach is too large." },
  },
  INTEGRATOR_FAILED: {
    tr: { what: "Entegratör faturayı aldı ama işleyemedi." },
    en: { what: "The integrator took the invoice but could not process it." },
  },
  INTEGRATOR_LACKS_TYPE: {
    tr: { what: "Bu tipteki fatura bu entegratöre buradan gönderilemiyor." },
    en: { what: "An invoice of this type cannot be sent to this integrator from here." },
  },
  INVOICE_REJECTED: {
    tr: { what: "Alıcı e-Faturayı reddetti." },
    en: { what: "The buyer refused the e-Fatura." },
  },
  INTEGRATOR_MISFILED: {
    tr: { what: "Entegratör faturayı başka bir ETTN ile kaydetti." },
    en: { what: "The integrator filed the invoice under another ETTN." },
  },
  INTEGRATOR_DUPLICATE_UNFOUND: {
    tr: {
      what: "Entegratör faturanın veya numarasını taşıyan bir belgenin kendisinde kayıtlı olduğunu söylüyor, ama ETTN ile sorulunca faturayı bulamıyor.",
    },
    en: {
      what: "The integrator says that it already has the invoice or a document with its number, but does not find the invoice when asked for its ETTN.",
    },
  },
  INTEGRATOR_DRAFT_LEFT: {
    tr: { what: "Siparişe artık fatura kesilmeyecek, ama entegratörde taslağı kaldı." },
    en: { what: "The order is not to be invoiced any more, but its draft is left at the integrator." },
  },
  NUMBER_TAKEN: {
    tr: { what: "Entegratöre göre faturanın numarasını başka bir belge taşıyor; fatura gönderilmedi." },
    en: { what: "The integrator says that another document bears the invoice's number; the invoice was not sent." },
  },
  INTEGRATOR_REFUSED: {
    tr: { what: "Entegratör faturayı kabul etmedi." },
    en: { what: "The integrator did not accept the invoice." },
  },
  INVOICE_TO_CANCEL: {
    tr: {
      what: "Sipariş iptal veya tamamen iade edildi; faturası duruyor.",
      fix: "“Faturayı iptal et”e basın veya entegratörünüzün ekranından iptal edin; son gün her siparişin kendi sayfasında yazar. Alıcı şirketse ve faturayı defterine işlediyse iptal etmeyin: iade faturasını alıcı keser.",
    },
    en: {
      what: "The order was cancelled or refunded in full; its invoice still stands.",
      fix: "Press “Cancel the invoice”, or cancel it on your integrator's site; the last day for it stands on each order's own page. If the buyer is a company that has booked it, do not cancel: the return invoice is theirs to issue.",
    },
  },
  PARCEL_CAME_BACK: {
    tr: {
      what: "Ödemesi teslimde veya vadeli olan gönderi alıcıya teslim edilemedi; faturası duruyor.",
      fix: "Gönderi geri döndüyse faturayı, siparişin kendi sayfasında yazan son güne kadar iptal edin ve siparişi Shopify'da iptal edin. Yeniden gönderilecekse bekleyin: teslim edilince bu uyarı kalkar.",
    },
    en: {
      what: "The parcel, to be paid at the door or on terms, did not reach its buyer; its invoice still stands.",
      fix: "If it came back, cancel the invoice by the last day that stands on the order's own page, and the order in Shopify. If it is sent again, wait: once delivered this notice goes away.",
    },
  },
  PARCEL_CAME_BACK_LATE: {
    tr: {
      what: "Ödemesi teslimde veya vadeli olan gönderi alıcıya teslim edilemedi; faturasının iptal süresi geçti.",
    },
    en: {
      what: "The parcel, to be paid at the door or on terms, did not reach its buyer; the time to cancel its invoice is over.",
    },
  },
  RETURN_BY_COMPANY: {
    tr: { what: "Faturadan sonra tutarın tümü veya bir bölümü iptal ya da iade edildi." },
    en: { what: "All or part of the amount was cancelled or given back after the invoice." },
  },
  RETURN_BY_CONSUMER: {
    tr: { what: "Faturadan sonra tutarın tümü veya bir bölümü iptal ya da iade edildi." },
    en: { what: "All or part of the amount was cancelled or given back after the invoice." },
  },
  RETURN_AT_CUSTOMS: {
    tr: { what: "İhracat faturasından sonra tutarın tümü veya bir bölümü iptal ya da iade edildi." },
    en: { what: "All or part of the amount was cancelled or given back after the export invoice." },
  },
  ORDER_GREW: {
    tr: { what: "Faturadan sonra siparişe ekleme yapıldı; eklenen tutarın faturası yok." },
    en: { what: "Something was added to the order after the invoice; the added amount has none." },
  },
  ADDITION_WENT_BACK: {
    tr: { what: "Faturadan sonra eklenen ve tamamlandı olarak işaretlenen tutar iptal veya iade edildi." },
    en: { what: "What was added after the invoice and marked as settled was cancelled or given back." },
  },
  RETURN_UNDONE: {
    tr: { what: "Tamamlandı olarak işaretlenen iade geri alındı: ürünler yeniden eklendi veya yeniden ödendi." },
    en: { what: "A return marked as settled was taken back: the goods were added or paid for again." },
  },
  CANCEL_REFUSED: {
    tr: { what: "Entegratör faturayı iptal etmedi." },
    en: { what: "The integrator did not cancel the invoice." },
  },
  MAIL_REFUSED: {
    tr: { what: "Fatura geçerli, ama entegratör onu alıcıya e-postalamadı." },
    en: { what: "The invoice stands, but the integrator did not mail it to the buyer." },
  },
  CANCEL_NOT_IN_TIME: {
    tr: { what: "İptal süresi doldu; entegratörün iptali yaptığı görülmedi." },
    en: { what: "The time to cancel ended, and the integrator was not seen to have cancelled the invoice." },
  },
  UNDO_REFUSED: {
    tr: { what: "Entegratör iptali geri almadı." },
    en: { what: "The integrator did not take the cancellation back." },
  },
  UNDO_NOT_IN_TIME: {
    tr: { what: "İptali geri alma süresi doldu; entegratörün geri aldığı görülmedi." },
    en: { what: "The time to take the cancellation back ended, and the integrator was not seen to have done so." },
  },
};
