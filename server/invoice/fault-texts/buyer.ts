import type { FaultText } from "./fault-text.ts";

/** Faults of the buyer: tax number, name, address. */
export const BUYER_FAULTS = {
  BUYER_ADDRESS_MISSING: {
    tr: {
      what: "Alıcının adresi yok.",
      fix: "Sipariş sayfasındaki “Faturadaki alıcı” bölümüne adresi, ilçeyi ve ili yazıp kaydedin.",
    },
    en: {
      what: "The buyer has no address.",
      fix: "Type address, district and province under “The buyer on the invoice” on the order's page and save.",
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
      fix: "Sipariş sayfasındaki “Faturadaki alıcı” bölümüne ili yazıp kaydedin (ör. İstanbul).",
    },
    en: {
      what: "The buyer's province (il) could not be told.",
      fix: "Type the province under “The buyer on the invoice” on the order's page and save (e.g. İstanbul).",
    },
  },
  BUYER_DISTRICT_MISSING: {
    tr: {
      what: "Alıcının ilçesi anlaşılamadı.",
      fix: "Sipariş sayfasındaki “Faturadaki alıcı” bölümüne ilçeyi yazıp kaydedin (ör. Kadıköy).",
    },
    en: {
      what: "The buyer's district (ilçe) could not be told.",
      fix: "Type the district under “The buyer on the invoice” on the order's page and save (e.g. Kadıköy).",
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
      fix: "Sipariş sayfasındaki “Faturadaki alıcı” bölümüne alıcının adını ve soyadını yazıp kaydedin.",
    },
    en: {
      what: "The buyer has no name.",
      fix: "Type the full name under “The buyer on the invoice” on the order's page and save.",
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
      fix: "Sipariş sayfasındaki “Faturadaki alıcı” bölümüne şirket unvanını yazıp kaydedin.",
    },
    en: {
      what: "There is a VKN but no company title.",
      fix: "Type the company title under “The buyer on the invoice” on the order's page and save.",
    },
  },
  BUYER_TAX_ID_NEEDED: {
    tr: {
      what: "Alıcının TCKN veya VKN'si gelmedi; mağazanız numarasız fatura kesmiyor.",
      fix: "Numarayı alıcıdan alıp sipariş sayfasındaki “Faturadaki alıcı” bölümüne yazın ya da ayarlarınızı değiştirin.",
    },
    en: {
      what: "The buyer gave no TCKN or VKN, and your shop issues no invoice without one.",
      fix: "Ask the buyer for the number and type it under “The buyer on the invoice” on the order's page, or change your settings.",
    },
  },
  BUYER_TAX_ID_MISSING: {
    tr: {
      what: "Alıcı şirket görünüyor ama VKN/TCKN yok.",
      fix: "Sipariş sayfasındaki “Faturadaki alıcı” bölümüne numarayı yazın; fatura bir kişiye kesilecekse orada “Kişiye” seçin, sonra kaydedin.",
    },
    en: {
      what: "The buyer seems to be a company, but there is no VKN/TCKN.",
      fix: "Type the number under “The buyer on the invoice” on the order's page; for a private person choose “A person” there. Then save.",
    },
  },
  TAX_IDS_DISAGREE: {
    tr: {
      what: "Siparişte birbirinden farklı iki geçerli VKN/TCKN var.",
      fix: "Faturanın hangisine kesileceğini alıcıya sorun; o numarayı sipariş sayfasındaki “Faturadaki alıcı” bölümüne yazıp kaydedin.",
    },
    en: {
      what: "The order states two different valid tax numbers (VKN/TCKN).",
      fix: "Ask the buyer which one the invoice is for; type it under “The buyer on the invoice” on the order's page and save.",
    },
  },
  BUYER_IS_EINVOICE_TAXPAYER: {
    tr: {
      what: "Alıcı e-Fatura mükellefi; e-Arşiv fatura geçersiz olur. Bu entegratöre buradan e-Fatura gönderilmiyor.",
      fix: "e-Faturayı entegratörünüzün ekranından kesin, sonra siparişi “Başka yerde faturalandı” olarak işaretleyin.",
    },
    en: {
      what: "The buyer is an e-Fatura taxpayer; an e-Arşiv invoice would be invalid. No e-Fatura goes to this integrator from here.",
      fix: "Issue the e-Fatura on your integrator's site, then mark the order as “Invoiced elsewhere”.",
    },
  },
  BUYER_STATUS_UNCLEAR: {
    tr: {
      what: "Alıcının e-Fatura mükellefi olup olmadığı belirsiz: sorgunun söylediği ile fatura birbirini tutmuyor. {text}",
      fix: "Durumu entegratörünüze sorun; netleşince “Yeniden dene”ye basın, alıcı yeniden sorgulanır.",
    },
    en: {
      what: "Whether the buyer is an e-Fatura taxpayer is not clear: what the lookup says and the invoice do not agree. {text}",
      fix: "Ask your integrator; once it is clear press “Try again”, and the buyer is looked up anew.",
    },
  },
  BUYER_MAILBOX_MISSING: {
    tr: {
      what: "Alıcı e-Fatura mükellefi ama faturayı alacağı kullanımda bir posta kutusu (PK) yok.",
      fix: "Alıcıdan e-Fatura posta kutusunu açtırmasını isteyin, sonra “Yeniden dene”ye basın.",
    },
    en: {
      what: "The buyer is an e-Fatura taxpayer but has no mailbox (PK) in use to receive the invoice.",
      fix: "Ask the buyer to have their e-Fatura mailbox opened, then press “Try again”.",
    },
  },
  BUYER_MAILBOX_UNCLEAR: {
    tr: {
      what: "Alıcının birden çok e-Fatura posta kutusu (PK) var ve hiçbiri varsayılan olarak adlandırılmamış: {mailboxes}.",
      fix: "Hangisine gideceğini alıcıya sorun; sipariş sayfasındaki “Faturadaki alıcı” bölümünde posta kutusunu seçip kaydedin.",
    },
    en: {
      what: "The buyer has several e-Fatura mailboxes (PK), none of them named as the default: {mailboxes}.",
      fix: "Ask the buyer which one; choose the mailbox under “The buyer on the invoice” on the order page and save.",
    },
  },
  BUYER_UNLIKE_REGISTRY: {
    tr: {
      what: "Bu numara e-Fatura kayıtlarında başkasının görünüyor: “{title}”.",
      fix: "Numarayı alıcıdan doğrulayın. Yanlışsa doğrusunu, doğruysa unvanı kayıttaki gibi sipariş sayfasındaki “Faturadaki alıcı” bölümüne yazıp kaydedin.",
    },
    en: {
      what: "In the e-Fatura registry this number belongs to another name: “{title}”.",
      fix: "Confirm the number with the buyer. Type the right one, or if it is right the title as registered, under “The buyer on the invoice” on the order's page and save.",
    },
  },
  TAX_ID_LENGTH: {
    tr: {
      what: "Vergi/kimlik numarası {length} haneli; VKN 10, TCKN 11 hanelidir.",
      fix: "Doğru numarayı sipariş sayfasındaki “Faturadaki alıcı” bölümüne yazıp kaydedin.",
    },
    en: {
      what: "The tax number has {length} digits; a VKN has 10, a TCKN 11.",
      fix: "Type the right number under “The buyer on the invoice” on the order's page and save.",
    },
  },
  TAX_ID_CHECKSUM: {
    tr: {
      what: "Vergi/kimlik numarası hatalı yazılmış (denetim basamağı tutmuyor).",
      fix: "Numarayı alıcıdan doğrulayın; doğrusunu sipariş sayfasındaki “Faturadaki alıcı” bölümüne yazıp kaydedin.",
    },
    en: {
      what: "The tax number is mistyped (its check digit does not fit).",
      fix: "Confirm the number with the buyer, type it under “The buyer on the invoice” on the order's page and save.",
    },
  },
  BUYER_TCKN_NEEDED: {
    tr: {
      what: "Alıcının VKN'si var ama unvanı bir kişi adı gibi.",
      fix: "Şahıs işletmesiyse TCKN'sini, şirketse tam unvanını (Ltd. Şti., A.Ş. ile) sipariş sayfasındaki “Faturadaki alıcı” bölümüne yazıp kaydedin.",
    },
    en: {
      what: "The buyer has a VKN, but a title like a person's name.",
      fix: "For a sole trader write the TCKN, for a company the full title (with Ltd. Şti. or A.Ş.) under “The buyer on the invoice” on the order's page and save.",
    },
  },
  BUYER_TCKN_ABOVE_LIMIT: {
    tr: {
      what: "Tutar {limit} TL'lik sınırınızın üstünde ve alıcının TCKN'si yok.",
      fix: "Alıcıdan TCKN'sini isteyip sipariş sayfasındaki “Faturadaki alıcı” bölümüne yazın; sınırı ayarlarda siz belirlediniz.",
    },
    en: {
      what: "The total is above your limit of {limit} TL, and the buyer's TCKN is missing.",
      fix: "Ask the buyer for the TCKN and type it under “The buyer on the invoice” on the order's page; the limit is one of your settings.",
    },
  },
} as const satisfies Record<string, FaultText>;
