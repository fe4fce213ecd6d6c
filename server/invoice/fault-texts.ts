/** Every broken rule a person can mend: what is wrong and what to do, in both languages. `{name}` comes from the facts. */
export const FAULT_TEXTS = {
  AMOUNT_UNREADABLE: {
    tr: { what: "Siparişteki bir tutar okunamadı.", fix: "Siparişi Shopify'da kontrol edin, sonra yeniden deneyin." },
    en: { what: "An amount in the order could not be read.", fix: "Check the order in Shopify, then try again." },
  },
  ORDER_UNREADABLE: {
    tr: { what: "Sipariş bilgisi beklenen biçimde değil.", fix: "Yeniden deneyin; sürerse destek ekibine yazın." },
    en: { what: "The order's data is not in the expected form.", fix: "Try again; if it goes on, write to support." },
  },
  ORDER_CHANGED: {
    tr: {
      what: "Sipariş, fatura kesilmeden önce düzenlenmiş veya kısmen iade edilmiş.",
      fix: "Siparişi kontrol edin; kalan tutarı entegratörünüzün ekranından faturalayın.",
    },
    en: {
      what: "The order was edited or partly refunded before it was invoiced.",
      fix: "Check the order; invoice what remains on your integrator's site.",
    },
  },
  ORDER_TOTAL_ZERO: {
    tr: { what: "Siparişin toplamı 0,00 TL.", fix: "Numune, hediye veya değişim ise mali müşavirinize danışın." },
    en: {
      what: "The order's total is 0.00 TL.",
      fix: "If it is a sample, a gift or a replacement, ask your accountant.",
    },
  },
  CHANNEL_UNKNOWN: {
    tr: {
      what: "Siparişin hangi satış kanalından geldiği tanınmıyor.",
      fix: "Bu siparişin faturasını başka bir uygulama kesmiyorsa entegratörünüzün ekranından kesin.",
    },
    en: {
      what: "The sales channel of this order is not known.",
      fix: "If no other app invoices this order, issue the invoice on your integrator's site.",
    },
  },
  CURRENCY_NOT_TRY: {
    tr: {
      what: "Sipariş {currency} para biriminde.",
      fix: "Dövizli siparişler henüz otomatik faturalanmıyor; entegratörünüzün ekranından kesin.",
    },
    en: {
      what: "The order is in {currency}.",
      fix: "Orders in foreign currency are not invoiced automatically yet; use your integrator's site.",
    },
  },
  SHIPS_ABROAD: {
    tr: {
      what: "Ürünler yurt dışına gidiyor ({country}).",
      fix: "İhracat (KDV istisnası) gerekebilir; faturayı mali müşavirinizle birlikte kesin.",
    },
    en: {
      what: "The goods leave Turkey ({country}).",
      fix: "An export exemption may apply; issue the invoice with your accountant.",
    },
  },
  TOTAL_MISMATCH: {
    tr: {
      what: "Fatura toplamı ({invoice} TL) sipariş toplamına ({order} TL) eşit değil.",
      fix: "Siparişte bahşiş, ek ücret veya yuvarlama olup olmadığına bakın; faturayı entegratörünüzün ekranından kesin.",
    },
    en: {
      what: "The invoice total ({invoice} TL) is not the order total ({order} TL).",
      fix: "See whether the order has a tip, a fee or rounding; issue the invoice on your integrator's site.",
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
  TAX_RATE_ZERO: {
    tr: {
      what: "Bir satırda KDV %0 görünüyor.",
      fix: "İstisna yoksa ürünün KDV oranını Shopify'da veya ürün kurallarında verin, sonra yeniden deneyin.",
    },
    en: {
      what: "A line shows 0 % KDV.",
      fix: "Unless it is exempt, set the product's KDV rate in Shopify or in the product rules, then try again.",
    },
  },
  TAX_RATE_NOT_IN_FORCE: {
    tr: {
      what: "%{rate} bugün geçerli bir KDV oranı değil.",
      fix: "Shopify'daki vergi oranını veya ürün kuralını düzeltin (bugün: 1, 10, 20), sonra yeniden deneyin.",
    },
    en: {
      what: "{rate} % is not a KDV rate in force today.",
      fix: "Correct the tax rate in Shopify or the product rule (today: 1, 10, 20), then try again.",
    },
  },
  TAX_LINES_AMBIGUOUS: {
    tr: {
      what: "Bir satırda {count} ayrı vergi oranı var.",
      fix: "Ürüne tek KDV oranı verin veya bir ürün kuralı yazın, sonra yeniden deneyin.",
    },
    en: {
      what: "A line carries {count} different tax rates.",
      fix: "Give the product one KDV rate or write a product rule, then try again.",
    },
  },
  TAX_GROUP_ROUNDS_TO_ZERO: {
    tr: {
      what: "%{rate} KDV tutarı 0,00 TL'ye yuvarlanıyor.",
      fix: "Bu kadar küçük bir tutarı entegratörünüzün ekranından faturalayın.",
    },
    en: {
      what: "The {rate} % KDV amount rounds to 0.00 TL.",
      fix: "Invoice so small an amount on your integrator's site.",
    },
  },
  BUYER_ADDRESS_MISSING: {
    tr: { what: "Alıcının adresi yok.", fix: "Siparişe fatura adresi ekleyin, sonra yeniden deneyin." },
    en: { what: "The buyer has no address.", fix: "Add a billing address to the order, then try again." },
  },
  BUYER_CITY_UNKNOWN: {
    tr: {
      what: "Alıcının ili anlaşılamadı.",
      fix: "Adreste ili veya 5 haneli posta kodunu yazın, sonra yeniden deneyin.",
    },
    en: {
      what: "The buyer's province (il) could not be told.",
      fix: "Write the province or the 5-digit postcode in the address, then try again.",
    },
  },
  BUYER_DISTRICT_MISSING: {
    tr: {
      what: "Alıcının ilçesi anlaşılamadı.",
      fix: 'Adresin şehir alanına ilçeyi yazın (ör. "Kadıköy"), sonra yeniden deneyin.',
    },
    en: {
      what: "The buyer's district (ilçe) could not be told.",
      fix: 'Write the district in the address\'s city field (e.g. "Kadıköy"), then try again.',
    },
  },
  BUYER_NAME_MISSING: {
    tr: { what: "Alıcının adı yok.", fix: "Fatura adresine ad ve soyad yazın, sonra yeniden deneyin." },
    en: { what: "The buyer has no name.", fix: "Write first and last name in the billing address, then try again." },
  },
  BUYER_TITLE_MISSING: {
    tr: {
      what: "VKN var ama şirket unvanı yok.",
      fix: "Fatura adresinin şirket alanına unvanı yazın, sonra yeniden deneyin.",
    },
    en: {
      what: "There is a VKN but no company title.",
      fix: "Write the title in the company field of the billing address, then try again.",
    },
  },
  BUYER_TAX_ID_MISSING: {
    tr: {
      what: "Şirket adı var ama VKN/TCKN yok.",
      fix: 'Siparişin ek bilgilerine "vkn" adıyla numarayı yazın veya şirket alanını boşaltın, sonra yeniden deneyin.',
    },
    en: {
      what: "A company is named but there is no VKN/TCKN.",
      fix: 'Add the number to the order\'s additional details as "vkn", or clear the company field, then try again.',
    },
  },
  BUYER_IS_EINVOICE_TAXPAYER: {
    tr: {
      what: "Alıcı e-Fatura mükellefi; e-Arşiv fatura geçersiz olur.",
      fix: "e-Fatura henüz bu uygulamadan kesilmiyor; entegratörünüzün ekranından e-Fatura kesin.",
    },
    en: {
      what: "The buyer is an e-Fatura taxpayer; an e-Arşiv invoice would be invalid.",
      fix: "e-Fatura is not issued from here yet; issue an e-Fatura on your integrator's site.",
    },
  },
  TAX_ID_LENGTH: {
    tr: {
      what: "Vergi/kimlik numarası {length} haneli; VKN 10, TCKN 11 hanelidir.",
      fix: "Numarayı siparişte düzeltin, sonra yeniden deneyin.",
    },
    en: {
      what: "The tax number has {length} digits; a VKN has 10, a TCKN 11.",
      fix: "Correct the number in the order, then try again.",
    },
  },
  TAX_ID_CHECKSUM: {
    tr: {
      what: "Vergi/kimlik numarası hatalı yazılmış (denetim basamağı tutmuyor).",
      fix: "Numarayı alıcıdan doğrulayıp siparişte düzeltin, sonra yeniden deneyin.",
    },
    en: {
      what: "The tax number is mistyped (its check digit does not fit).",
      fix: "Confirm the number with the buyer, correct it in the order, then try again.",
    },
  },
  PAYMENT_METHOD_MISSING: {
    tr: {
      what: "Siparişin nasıl ödendiği bilinmiyor.",
      fix: "Siparişte ödeme kaydı olduğundan emin olun, sonra yeniden deneyin.",
    },
    en: {
      what: "How the order was paid is not known.",
      fix: "Make sure the order has a payment record, then try again.",
    },
  },
  PAYMENT_DATE_MISSING: {
    tr: {
      what: "Ödeme tarihi bilinmiyor.",
      fix: "Siparişte başarılı bir ödeme kaydı olduğundan emin olun, sonra yeniden deneyin.",
    },
    en: {
      what: "The payment date is not known.",
      fix: "Make sure the order has a successful payment, then try again.",
    },
  },
  CARRIER_UNKNOWN: {
    tr: {
      what: "Kargo firması tanınmıyor; unvanı ve VKN'si gerekli.",
      fix: "Kargo firmasını ayarlara ekleyin, sonra yeniden deneyin.",
    },
    en: {
      what: "The carrier is not known; its title and VKN are needed.",
      fix: "Add the carrier in the settings, then try again.",
    },
  },
  CARRIER_NOT_CHOSEN: {
    tr: {
      what: "Bu siparişi hangi kargonun taşıyacağı belli değil.",
      fix: "Ayarlarda varsayılan kargo firmasını seçin, sonra yeniden deneyin.",
    },
    en: {
      what: "Which carrier takes this order is not known.",
      fix: "Choose a default carrier in the settings, then try again.",
    },
  },
  CARRIER_NOT_IN_TABLE: {
    tr: {
      what: "Ayarlarda seçilen kargo firması listede yok.",
      fix: "Ayarlarda kargo firmasını yeniden seçin, sonra yeniden deneyin.",
    },
    en: {
      what: "The carrier chosen in the settings is not in the list.",
      fix: "Choose the carrier again in the settings, then try again.",
    },
  },
  WEBSITE_MISSING: {
    tr: {
      what: "Satışın yapıldığı web adresi bilinmiyor.",
      fix: "Ayarlara mağazanızın web adresini yazın, sonra yeniden deneyin.",
    },
    en: {
      what: "The web address of the sale is not known.",
      fix: "Write your shop's web address in the settings, then try again.",
    },
  },
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
  ORDER_GONE: {
    tr: {
      what: "Sipariş Shopify'da bulunamadı.",
      fix: "Sipariş silinmiş olabilir; faturası gerekiyorsa entegratörünüzün ekranından kesin.",
    },
    en: {
      what: "The order is not in Shopify any more.",
      fix: "It may have been deleted; if it needs an invoice, use your integrator's site.",
    },
  },
} as const satisfies Record<string, FaultText>;

type FaultText = Readonly<Record<"tr" | "en", { readonly what: string; readonly fix: string }>>;

export type FaultCode = keyof typeof FAULT_TEXTS;
