import type { FaultText } from "./fault-text.ts";

/** Faults of the internet-sale data: payment, carrier, web address. */
export const SALE_FAULTS = {
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
} as const satisfies Record<string, FaultText>;
