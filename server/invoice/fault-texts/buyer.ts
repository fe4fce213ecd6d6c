import type { FaultText } from "./fault-text.ts";

/** Faults of the buyer: tax number, name, address. */
export const BUYER_FAULTS = {
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
} as const satisfies Record<string, FaultText>;
