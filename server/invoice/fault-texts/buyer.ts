import type { FaultText } from "./fault-text.ts";

/** Faults of the buyer: tax number, name, address. */
export const BUYER_FAULTS = {
  BUYER_ADDRESS_MISSING: {
    tr: {
      what: "Alıcının adresi yok.",
      fix: 'Siparişin ek bilgilerine "adres", "ilce" ve "il" adlarıyla adresi ekleyin, sonra yeniden deneyin.',
    },
    en: {
      what: "The buyer has no address.",
      fix: 'Add the address to the order\'s additional details as "adres", "ilce" and "il", then try again.',
    },
  },
  BUYER_DATA_HIDDEN: {
    tr: {
      what: "Shopify alıcının adını ve adresini bu uygulamaya göstermiyor.",
      fix: "Siparişte bir şey yazmanız gerekmiyor: uygulamanın Shopify'dan müşteri bilgisi izni alması gerekir. Destek ekibine yazın; izin gelince yeniden deneyin.",
    },
    en: {
      what: "Shopify does not show the buyer's name and address to this app.",
      fix: "Nothing to type into the order: the app needs Shopify's permission for customer data. Write to support, and try again once it is granted.",
    },
  },
  BUYER_CITY_UNKNOWN: {
    tr: {
      what: "Alıcının ili anlaşılamadı.",
      fix: 'Siparişin ek bilgilerine "il" adıyla ili ekleyin (ör. "İstanbul"), sonra yeniden deneyin.',
    },
    en: {
      what: "The buyer's province (il) could not be told.",
      fix: 'Add the province to the order\'s additional details as "il" (e.g. "İstanbul"), then try again.',
    },
  },
  BUYER_DISTRICT_MISSING: {
    tr: {
      what: "Alıcının ilçesi anlaşılamadı.",
      fix: 'Siparişin ek bilgilerine "ilce" adıyla ilçeyi ekleyin (ör. "Kadıköy"), sonra yeniden deneyin.',
    },
    en: {
      what: "The buyer's district (ilçe) could not be told.",
      fix: 'Add the district to the order\'s additional details as "ilce" (e.g. "Kadıköy"), then try again.',
    },
  },
  COUNTRY_UNKNOWN: {
    tr: {
      what: "Adresin ülkesi boş ya da GİB'in ülke listesinde yok.",
      fix: "Siparişin fatura adresinde ülkeyi düzeltin; listede olmayan bir yerse faturayı entegratörünüzün ekranından kesin.",
    },
    en: {
      what: "The address names no country, or one that is not in GİB's list.",
      fix: "Correct the country of the billing address; for a place not in the list, issue the invoice on your integrator's site.",
    },
  },
  BUYER_NAME_MISSING: {
    tr: {
      what: "Alıcının adı yok.",
      fix: 'Siparişin ek bilgilerine "ad soyad" adıyla alıcının adını ekleyin, sonra yeniden deneyin.',
    },
    en: {
      what: "The buyer has no name.",
      fix: 'Add the name to the order\'s additional details as "ad soyad", then try again.',
    },
  },
  BUYER_EMAIL_MISSING: {
    tr: {
      what: "Alıcının e-posta adresi yok; kasada satılan ürünün faturası elektronik iletilemez.",
      fix: "Siparişe alıcının e-postasını ekleyin ya da ayarlarda kasa faturalarını kâğıda alın, sonra yeniden deneyin.",
    },
    en: {
      what: "The buyer has no e-mail address; the invoice of a sale at the till cannot be sent electronically.",
      fix: "Add the buyer's e-mail to the order, or let invoices of the till be on paper in the settings, then try again.",
    },
  },
  BUYER_TITLE_MISSING: {
    tr: {
      what: "VKN var ama şirket unvanı yok.",
      fix: 'Siparişin ek bilgilerine "unvan" adıyla şirket unvanını ekleyin, sonra yeniden deneyin.',
    },
    en: {
      what: "There is a VKN but no company title.",
      fix: 'Add the title to the order\'s additional details as "unvan", then try again.',
    },
  },
  BUYER_TAX_ID_NEEDED: {
    tr: {
      what: "Alıcının TCKN veya VKN'si gelmedi; mağazanız numarasız fatura kesmiyor.",
      fix: "Numarayı alıcıdan alıp alıcı bilgilerine yazın ya da ayarlarınızı değiştirin, sonra yeniden deneyin.",
    },
    en: {
      what: "The buyer gave no TCKN or VKN, and your shop issues no invoice without one.",
      fix: "Ask the buyer for the number and enter it with the buyer's details, or change your settings. Then try again.",
    },
  },
  BUYER_TAX_ID_MISSING: {
    tr: {
      what: "Şirket adı var ama VKN/TCKN yok.",
      fix: 'Siparişin ek bilgilerine "vkn" adıyla numarayı; fatura bir kişiye kesilecekse "fatura tipi" adıyla "bireysel" ekleyin, sonra yeniden deneyin.',
    },
    en: {
      what: "A company is named but there is no VKN/TCKN.",
      fix: 'Add the number to the order\'s additional details as "vkn"; for a private person add "fatura tipi" with "bireysel". Then try again.',
    },
  },
  TAX_IDS_DISAGREE: {
    tr: {
      what: "Siparişte birbirinden farklı iki geçerli VKN/TCKN var.",
      fix: "Faturanın hangisine kesileceğini alıcıya sorun, ötekini Shopify'da silin, sonra yeniden deneyin.",
    },
    en: {
      what: "The order states two different valid tax numbers (VKN/TCKN).",
      fix: "Ask the buyer which one the invoice is for, clear the other in Shopify, then try again.",
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
      fix: 'Doğru numarayı siparişin ek bilgilerine "vkn" veya "tckn" adıyla yazın, sonra yeniden deneyin.',
    },
    en: {
      what: "The tax number has {length} digits; a VKN has 10, a TCKN 11.",
      fix: 'Write the right number into the order\'s additional details as "vkn" or "tckn", then try again.',
    },
  },
  TAX_ID_CHECKSUM: {
    tr: {
      what: "Vergi/kimlik numarası hatalı yazılmış (denetim basamağı tutmuyor).",
      fix: 'Numarayı alıcıdan doğrulayın; siparişin ek bilgilerindeki "vkn" veya "tckn" alanını düzeltin, sonra yeniden deneyin.',
    },
    en: {
      what: "The tax number is mistyped (its check digit does not fit).",
      fix: 'Confirm the number with the buyer, correct "vkn" or "tckn" in the order\'s additional details, then try again.',
    },
  },
  BUYER_TCKN_NEEDED: {
    tr: {
      what: "Alıcının VKN'si var ama unvanı bir kişi adı gibi.",
      fix: "Şahıs işletmesiyse TCKN'sini, şirketse tam unvanını (Ltd. Şti., A.Ş. ile) alıcı bilgilerine yazın, sonra yeniden deneyin.",
    },
    en: {
      what: "The buyer has a VKN, but a title like a person's name.",
      fix: "For a sole trader write the TCKN, for a company the full title (with Ltd. Şti. or A.Ş.) into the buyer's details, then try again.",
    },
  },
  BUYER_TCKN_ABOVE_LIMIT: {
    tr: {
      what: "Tutar {limit} TL'lik sınırınızın üstünde ve alıcının TCKN'si yok.",
      fix: "Alıcıdan TCKN'sini isteyip siparişe yazın, sonra yeniden deneyin; sınırı ayarlarda siz belirlediniz.",
    },
    en: {
      what: "The total is above your limit of {limit} TL, and the buyer's TCKN is missing.",
      fix: "Ask the buyer for the TCKN, write it on the order, then try again; the limit is one of your settings.",
    },
  },
} as const satisfies Record<string, FaultText>;
