import type { FaultText } from "./fault-text.ts";

/** Faults of KDV rates. */
export const TAX_FAULTS = {
  TAX_RATE_ZERO: {
    tr: {
      what: "Bir satırda KDV %0 görünüyor.",
      fix: "İstisna varsa kodunu ürün kuralına yazın; yoksa ürünün KDV oranını Shopify'da veya ürün kurallarında verin, sonra yeniden deneyin.",
    },
    en: {
      what: "A line shows 0 % KDV.",
      fix: "If it is exempt, write the code in a product rule; else set the product's KDV rate in Shopify or in the product rules. Then try again.",
    },
  },
  EXEMPTIONS_SEVERAL: {
    tr: {
      what: "Siparişte birden çok KDV istisnası var ({codes}); entegratör faturada tek kod alıyor.",
      fix: "Siparişi istisna başına ayrı faturalayın; faturaları entegratörünüzün ekranından kesin.",
    },
    en: {
      what: "The order has several KDV exemptions ({codes}); the integrator takes one code an invoice.",
      fix: "Invoice the order by exemption, on your integrator's site.",
    },
  },
  TAX_RATE_NOT_IN_FORCE: {
    tr: {
      what: "%{rate}, {day} gününde geçerli bir KDV oranı değil.",
      fix: "Oranı ürün kuralıyla düzeltip (bugün: 1, 10, 20) yeniden deneyin, sonraki siparişler için Shopify'da da düzeltin. Olmazsa mali müşavirinize danışıp faturayı entegratörünüzün ekranından kesin, sonra siparişi “Başka yerde faturalandı” olarak işaretleyin.",
    },
    en: {
      what: "{rate} % was not a KDV rate in force on {day}.",
      fix: "Correct the rate by a product rule (today: 1, 10, 20) and try again; correct it in Shopify, too, for later orders. Failing that, ask your accountant, issue the invoice on your integrator's site, then mark the order as “Invoiced elsewhere”.",
    },
  },
  TAX_LINES_AMBIGUOUS: {
    tr: {
      what: "Bir satırda {count} vergi kalemi var.",
      fix: "Ürüne tek KDV oranı verin veya bir ürün kuralı yazın, sonra yeniden deneyin.",
    },
    en: {
      what: "A line carries {count} tax lines.",
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
  TAX_NOT_CHARGED: {
    tr: {
      what: "Shopify bu satıştan veya bir satırından KDV almamış.",
      fix: "Ürünün KDV oranını (istisnaysa 0 ve kodunu) ürün kuralına yazıp yeniden deneyin; alıcı vergiden muafsa faturayı mali müşavirinizle birlikte entegratörünüzün ekranından kesin, sonra siparişi “Başka yerde faturalandı” olarak işaretleyin.",
    },
    en: {
      what: "Shopify charged no KDV on this sale or on a line of it.",
      fix: "Write the product's KDV rate (0 and its code if it is exempt) into a product rule and try again; if the buyer is exempt, issue the invoice with your accountant on your integrator's site, then mark the order as “Invoiced elsewhere”.",
    },
  },
  TAX_RULE_DISAGREES: {
    tr: {
      what: "Ayarlarınız %{rate} KDV diyor ama Shopify fiyatın üstüne %{percent} KDV almış.",
      fix: "Yanlış olan ayarlarınızsa (ürün kuralı, kargo veya ek ücret) düzeltip yeniden deneyin. Shopify yanlış almışsa oranı orada düzeltin, bu siparişi entegratörünüzün ekranından faturalayın, sonra siparişi “Başka yerde faturalandı” olarak işaretleyin.",
    },
    en: {
      what: "Your settings say {rate} % KDV but Shopify charged {percent} % on top of the price.",
      fix: "If your settings are wrong (product rule, shipping or fee), correct them and try again. If Shopify charged the wrong rate, correct it there, invoice this order on your integrator's site, then mark the order as “Invoiced elsewhere”.",
    },
  },
  PRODUCT_RULE_UNTOLD: {
    tr: {
      what: "Ürün kuralınız koleksiyona veya ürün alanına bakıyor, ama bu satır için öğrenilemedi: ürün ya da kuraldaki koleksiyon Shopify'da bulunamıyor.",
      fix: "Kuraldaki koleksiyonu denetleyin; ürün silinmişse bu kuralın üstüne etiket, tür veya stok koduyla bir kural ekleyip yeniden deneyin.",
    },
    en: {
      what: "Your product rule asks for a collection or a product field that could not be told of this line: Shopify has no such product, or not the rule's collection.",
      fix: "Check the rule's collection; if the product was deleted, add a rule by tag, type or SKU above this one, then try again.",
    },
  },
  WITHHOLDING_LIMIT_UNKNOWN: {
    tr: {
      what: "{year} yılının tevkifat alt sınırı burada bilinmiyor; sipariş bir önceki {limit} TL'lik sınırın üstünde.",
      fix: "Ayarlar → KDV → Gelişmiş → Tevkifat alt sınırı'na yılın yeni fatura düzenleme sınırını yazıp yeniden deneyin; mali müşavirinize sorun.",
    },
    en: {
      what: "The lower limit of withholding of {year} is not known here, and the order is above the one before, {limit} TL.",
      fix: "Type the year's new limit (fatura düzenleme sınırı) in the settings under KDV → Advanced → Lower limit of withholding and try again; ask your accountant.",
    },
  },
  SPECIAL_BASE_MISSING: {
    tr: {
      what: 'Özel matrahlı bir satırda "{field}" bilgisi yok, birden çok ya da okunamıyor.',
      fix: 'Ürünün sepet bilgisine bir adedin altın/gümüş değerini "12500,50" gibi yazdırın; bu siparişi entegratörünüzün ekranından faturalayın.',
    },
    en: {
      what: 'A line with a special base has no "{field}", more than one, or one that cannot be read.',
      fix: 'Have the value of the metal of one piece written on the cart line, such as "12500.50"; invoice this order on your integrator\'s site.',
    },
  },
  SPECIAL_BASE_TOO_LARGE: {
    tr: {
      what: '"{field}" bilgisindeki altın/gümüş değeri satırın tutarından büyük.',
      fix: "Değer bir adet içindir; fiyatı ve değeri kontrol edin, bu siparişi entegratörünüzün ekranından faturalayın.",
    },
    en: {
      what: 'The value of the metal in "{field}" is more than the line cost.',
      fix: "The value is that of one piece; check price and value, and invoice this order on your integrator's site.",
    },
  },
  SPECIAL_BASE_TAX_ON_TOP: {
    tr: {
      what: "Özel matrahlı bir ürün KDV hariç fiyatla satılmış; Shopify KDV'yi bedelin tamamı üzerinden ekliyor.",
      fix: "Shopify'da fiyatları KDV dahil yapın; bu siparişi entegratörünüzün ekranından faturalayın.",
    },
    en: {
      what: "A product with a special base was sold at a price without KDV; Shopify adds KDV on all of it.",
      fix: "Make prices include KDV in Shopify; invoice this order on your integrator's site.",
    },
  },
  SPECIAL_BASE_REDUCED: {
    tr: {
      what: "Özel matrahlı ürünü olan siparişte ürün geri alınmadan para iade edilmiş.",
      fix: "İadenin altın/gümüş değerine mi işçiliğe mi ait olduğu bilinmiyor; kalan tutarı entegratörünüzün ekranından faturalayın.",
    },
    en: {
      what: "Money was given back, but no goods taken back, on an order with a special base.",
      fix: "Whether the metal or the workmanship became cheaper is not known; invoice what remains on your integrator's site.",
    },
  },
  INVOICE_TYPES_MIXED: {
    tr: {
      what: "Siparişte tek faturada birleşemeyen vergi türleri var ({types}).",
      fix: "Bu ürünleri ayrı faturalarla, entegratörünüzün ekranından kesin.",
    },
    en: {
      what: "The order mixes kinds of tax that no one invoice can hold ({types}).",
      fix: "Invoice these goods one by one, on your integrator's site.",
    },
  },
  EXCISE_ROUNDS_TO_ZERO: {
    tr: {
      what: "%{percent} ÖTV tutarı 0,00 TL'ye yuvarlanıyor.",
      fix: "Bu kadar küçük bir tutarı entegratörünüzün ekranından faturalayın.",
    },
    en: {
      what: "The {percent} % ÖTV amount rounds to 0.00 TL.",
      fix: "Invoice so small an amount on your integrator's site.",
    },
  },
} as const satisfies Record<string, FaultText>;
