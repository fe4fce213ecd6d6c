import type { FaultText } from "./fault-text.ts";

/** Faults between a document's scenario, its type and what each of them demands. */
export const SCENARIO_FAULTS = {
  TYPE_NOT_OF_PROFILE: {
    tr: {
      what: "Bu fatura tipi bu senaryoda düzenlenemez.",
      fix: "Fatura tipini veya senaryosunu değiştirin; iade faturası ticari senaryoda, ihracat dışındaki tipler ihracat senaryosunda olmaz.",
    },
    en: {
      what: "An invoice of this type cannot be issued in this scenario.",
      fix: "Change the type or the scenario: no return goes as a commercial e-Fatura, and only exempt exports go in the export scenario.",
    },
  },
  EINVOICE_BUYER_UNREGISTERED: {
    tr: {
      what: "e-Fatura, vergi numarası bilinmeyen bir alıcıya düzenlenmiş.",
      fix: "Alıcının VKN veya TCKN'sini yazın; numarası yoksa e-Arşiv fatura kesin.",
    },
    en: {
      what: "An e-Fatura names a buyer whose tax number is not known.",
      fix: "Enter the buyer's VKN or TCKN; without one the invoice is an e-Arşiv invoice.",
    },
  },
  PUBLIC_BUYER_NEEDS_VKN: {
    tr: {
      what: "Kamu faturasının alıcısı bir kamu kurumu değil: VKN'si yok.",
      fix: "Kurumun VKN'sini ve unvanını yazın.",
    },
    en: {
      what: "The buyer of an invoice to a public body has no VKN.",
      fix: "Enter the body's VKN and title.",
    },
  },
  PUBLIC_BUYER_NEEDS_IBAN: {
    tr: {
      what: "Kamu faturasında ödemenin yapılacağı IBAN yok.",
      fix: "Ayarlarda IBAN'ınızı yazın, sonra yeniden deneyin.",
    },
    en: {
      what: "An invoice to a public body names no IBAN to pay into.",
      fix: "Enter your IBAN in the settings, then try again.",
    },
  },
  RETURN_WITHOUT_ORIGINAL: {
    tr: {
      what: "İade faturası ile iade edilen faturalar birbirini tutmuyor.",
      fix: "İade faturasına iade edilen faturaların numara ve tarihini yazın; başka tipteki faturadan silin.",
    },
    en: {
      what: "A return names no invoice that is returned, or another document names one.",
      fix: "Give number and date of every invoice returned on a return, and none on any other document.",
    },
  },
  RETURN_ORIGINAL_INVALID: {
    tr: {
      what: "İade edilen faturanın numarası veya tarihi hatalı.",
      fix: "16 karakterli numarayı faturadaki gibi yazın; yılı fatura tarihinin yılı olmalı, tarihi bu faturadan sonra olmamalı.",
    },
    en: {
      what: "The number or date of an invoice that is returned is wrong.",
      fix: "Write its 16 characters as printed: they hold the year of its date, and that date is not after this document.",
    },
  },
  EXEMPTION_NOT_OF_TYPE: {
    tr: {
      what: "KDV istisna kodu bu fatura tipinde kullanılamaz.",
      fix: "Ürün kuralındaki kodu düzeltin veya faturayı mali müşavirinizle entegratörünüzün ekranından kesin.",
    },
    en: {
      what: "A KDV exemption code cannot stand on an invoice of this type.",
      fix: "Correct the code in the product rule, or issue the invoice with your accountant on your integrator's site.",
    },
  },
  EXEMPTION_MISSING: {
    tr: {
      what: "İstisna, ihraç kayıtlı, ihracat veya özel matrah faturasında KDV kodu eksik.",
      fix: "İlgili satırların istisna veya özel matrah kodunu ürün kuralına yazın.",
    },
    en: {
      what: "An exempt, export-registered, export or special-base invoice lacks its KDV code.",
      fix: "Write the exemption or özel matrah code of those lines in a product rule.",
    },
  },
  WITHHOLDING_NOT_OF_TYPE: {
    tr: {
      what: "KDV tevkifatı bu fatura tipinde olamaz, ya da tevkifat faturasında tevkifat yok.",
      fix: "Tevkifatlı satırları TEVKIFAT tipinde faturalayın; yalnız iade ve SGK faturasında da tevkifat olabilir.",
    },
    en: {
      what: "Withheld KDV cannot stand on an invoice of this type, or a TEVKIFAT invoice has none.",
      fix: "Invoice lines with withheld KDV as TEVKIFAT; only a return or an SGK invoice may carry it besides.",
    },
  },
  EXPORT_FACTS_MISSING: {
    tr: {
      what: "İhracat faturasında teslim şekli, taşıma şekli veya teslim adresi eksik, ya da ihracat olmayan faturada var.",
      fix: "İhracat faturasına teslim şeklini (ör. FOB), taşıma şeklini ve teslim adresini yazın.",
    },
    en: {
      what: "An export invoice lacks its delivery terms, mode of transport or delivery address, or another invoice has them.",
      fix: "Give the delivery terms (FOB, say), the mode of transport and the delivery address of an export.",
    },
  },
  EXPORT_SELLER_TAX_OFFICE: {
    tr: {
      what: "İhracat faturasında satıcının vergi dairesi yok.",
      fix: "Ayarlarda vergi dairenizi yazın, sonra yeniden deneyin.",
    },
    en: {
      what: "An export invoice does not name the seller's tax office.",
      fix: "Enter your tax office in the settings, then try again.",
    },
  },
  EXPORT_GTIP_INVALID: {
    tr: {
      what: "Bir satırın GTİP numarası eksik veya 12 rakam değil.",
      fix: "Ürünün 12 haneli GTİP numarasını noktasız yazın.",
    },
    en: {
      what: "A line's customs tariff number (GTİP) is missing or not 12 digits.",
      fix: "Write the product's 12-digit GTİP without dots.",
    },
  },
  SOCIAL_SECURITY_MISSING: {
    tr: {
      what: "SGK faturasında kurum bilgileri eksik, ya da SGK olmayan faturada var.",
      fix: "SGK faturasına fatura türünü, dönemi, mükellef kodunu, adını ve dosya numarasını yazın.",
    },
    en: {
      what: "An SGK invoice lacks what the institution asks for, or another invoice has it.",
      fix: "Give the kind, the period, the member's code and name and the file number of an SGK invoice.",
    },
  },
  ACCOMMODATION_TAX_WRONG: {
    tr: {
      what: "Konaklama vergisi faturada yok, hatalı hesaplanmış ya da başka tipte bir faturada.",
      fix: "Konaklama satırlarına yürürlükteki oranla (%2) vergi yazın ve tipi KONAKLAMAVERGISI yapın.",
    },
    en: {
      what: "Accommodation tax is missing, wrongly counted, or on an invoice of another type.",
      fix: "Charge the rate in force (2 %) on overnight stays and make the type KONAKLAMAVERGISI.",
    },
  },
} as const satisfies Record<string, FaultText>;
