import type { FaultText } from "./fault-text.ts";

/** Faults of what a document says: its parties, its sale, and its taxes' codes and words. */
export const CONTENT_FAULTS = {
  CUSTOMIZATION_UNKNOWN: {
    tr: {
      what: "Faturanın UBL-TR sürümü GİB'in kabul ettiği bir sürüm değil.",
      fix: "Ayarlarda TR1.2 veya TR1.2.1 seçin.",
    },
    en: {
      what: "The invoice's UBL-TR version is none that GİB takes.",
      fix: "Choose TR1.2 or TR1.2.1 in the settings.",
    },
  },
  SELLER_TAX_ID_INVALID: {
    tr: {
      what: "Satıcının VKN/TCKN'si hatalı (hane sayısı veya denetim basamağı tutmuyor).",
      fix: "Ayarlarda VKN veya TCKN'nizi vergi levhanızdaki gibi yazın.",
    },
    en: {
      what: "The seller's VKN/TCKN is wrong (its length or its check digit does not fit).",
      fix: "Enter your VKN or TCKN in the settings as on your tax certificate.",
    },
  },
  SELLER_NAME_MISSING: {
    tr: {
      what: "Satıcının unvanı veya adı soyadı yok.",
      fix: "Ayarlarda unvanınızı, şahıs işletmesiyseniz ad ve soyadınızı yazın.",
    },
    en: {
      what: "The seller has no title or name.",
      fix: "Enter your company's title, or your first and last name, in the settings.",
    },
  },
  CUSTOMS_MINISTRY_BUYER: {
    tr: {
      what: "Alıcı Ticaret Bakanlığı'nın gümrük VKN'si (1460415308); GİB bu alıcıya yalnız ihracat ve kamu faturası kabul ediyor.",
      fix: "Alıcının VKN'sini düzeltin; alıcı gerçekten Bakanlıksa faturayı entegratörünüzün ekranından kesin.",
    },
    en: {
      what: "The buyer is the Ministry of Trade's customs number (1460415308); GİB takes only exports and invoices to public bodies for it.",
      fix: "Correct the buyer's VKN; if it really is the Ministry, issue the invoice on your integrator's site.",
    },
  },
  SALE_FACTS_MISSING: {
    tr: {
      what: "Satış bilgilerinden biri boş: web adresi, ödeme aracısı veya şekli, kargo unvanı ya da ÖKC fişi.",
      fix: "Ayarlardaki web adresini, ödeme ve kargo bilgilerini, siparişteki ÖKC fişini tamamlayın, sonra yeniden deneyin.",
    },
    en: {
      what: "A detail of the sale is blank: the web address, the way of payment, the carrier's title or the till receipt.",
      fix: "Complete the web address, payment and carrier in the settings and the order's till receipt, then try again.",
    },
  },
  CARRIER_TAX_ID_INVALID: {
    tr: {
      what: "Kargo firmasının VKN/TCKN'si hatalı (hane sayısı veya denetim basamağı tutmuyor).",
      fix: "Ayarlarda kargo firmasının VKN'sini düzeltin, sonra yeniden deneyin.",
    },
    en: {
      what: "The carrier's VKN/TCKN is wrong (its length or its check digit does not fit).",
      fix: "Correct the carrier's VKN in the settings, then try again.",
    },
  },
  KDV_RATE_UNKNOWN: {
    tr: {
      what: "Bir satırın KDV oranı Türkiye'de hiç uygulanmadı, ya da %0 KDV ile istisna kodu birbirini tutmuyor.",
      fix: "Ürünün KDV oranını veya istisna kodunu düzeltin, sonra yeniden deneyin.",
    },
    en: {
      what: "A line's KDV rate never was one in Turkey, or 0 % KDV and its exemption code do not go together.",
      fix: "Correct the product's KDV rate or exemption code, then try again.",
    },
  },
  EXEMPTION_UNKNOWN: {
    tr: {
      what: "KDV istisna veya özel matrah kodu GİB'in listesinde yok, ya da bu uygulamanın yazamadığı ek bilgi istiyor.",
      fix: "Ürün kuralındaki kodu düzeltin veya faturayı mali müşavirinizle entegratörünüzün ekranından kesin.",
    },
    en: {
      what: "A KDV exemption or special-base code is not in GİB's list, or needs more than this app can write.",
      fix: "Correct the code in the product rule, or issue the invoice with your accountant on your integrator's site.",
    },
  },
  EXCISE_UNKNOWN: {
    tr: {
      what: "ÖTV kodu GİB'in listesinde yok.",
      fix: "Ürün kuralındaki ÖTV kodunu düzeltin, sonra yeniden deneyin.",
    },
    en: { what: "An ÖTV code is not in GİB's list.", fix: "Correct the ÖTV code in the product rule, then try again." },
  },
  WITHHOLDING_UNKNOWN: {
    tr: {
      what: "KDV tevkifat kodu GİB'in listesinde yok veya oranı kodun oranı değil.",
      fix: "Ürün kuralındaki tevkifat kodunu düzeltin, sonra yeniden deneyin.",
    },
    en: {
      what: "A code of withheld KDV is not in GİB's list, or its percent is not the code's.",
      fix: "Correct the withholding code in the product rule, then try again.",
    },
  },
  TAX_TEXT_WRONG: {
    tr: {
      what: "Bir vergi kodunun yanındaki açıklama boş ya da GİB'in o kod için verdiği metin değil.",
      fix: "Siparişi yeniden deneyin; sorun sürerse destek ekibine bildirin.",
    },
    en: {
      what: "The text beside a tax code is blank, or not the one GİB gives for that code.",
      fix: "Try the order again; if it stays, tell support.",
    },
  },
} as const satisfies Record<string, FaultText>;
