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
  PAYMENT_DUE_UNKNOWN: {
    tr: {
      what: "Sipariş ödenmemiş ve vadesinin hangi gün dolduğu anlaşılamıyor.",
      fix: "Ödeme alınınca kendiliğinden kesilir; hemen gerekiyorsa siparişin ödeme koşulunu gün sayılı (ör. 30 gün) yapın, sonra yeniden deneyin.",
    },
    en: {
      what: "The order is not paid, and the day it is due cannot be told.",
      fix: "It is issued by itself once paid; if it is needed now, give the order payment terms counted in days (e.g. Net 30), then try again.",
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
  TILL_RECEIPT_INCOMPLETE: {
    tr: {
      what: "Siparişteki ÖKC fişi bilgisi eksik: {missing}.",
      fix: "Eksik olanları siparişin ek bilgilerine bu adlarla yazın (fiş tipi ör. E-ARSIV; fiş satışın kendi belgesiyse satış fişi), sonra yeniden deneyin.",
    },
    en: {
      what: "The order's till receipt lacks: {missing}.",
      fix: "Add what is missing to the order's additional details under these names (type e.g. E-ARSIV; \"satış fişi\" where the receipt is the sale's own document), then try again.",
    },
  },
  TILL_RECEIPT_UNREADABLE: {
    tr: {
      what: "Siparişteki ÖKC fişi bilgisi anlaşılamadı: {fields}.",
      fix: 'Siparişin ek bilgilerinde tarihi "20.11.2026", saati "14:42", fiş tipini GİB\'in listesindeki gibi (ör. E-ARSIV) yazın, sonra yeniden deneyin.',
    },
    en: {
      what: "The order's till receipt could not be read: {fields}.",
      fix: 'In the order\'s additional details write the date as "20.11.2026", the time as "14:42" and the type as in GİB\'s list (e.g. E-ARSIV), then try again.',
    },
  },
  TILL_RECEIPT_AFTER_ISSUE: {
    tr: {
      what: "ÖKC fişinin tarihi fatura tarihinden sonra.",
      fix: 'Siparişin "okc tarih" bilgisini düzeltin, sonra yeniden deneyin.',
    },
    en: {
      what: "The till receipt is dated after the invoice.",
      fix: 'Correct the order\'s "okc tarih" detail, then try again.',
    },
  },
  TILL_RECEIPT_ONLINE: {
    tr: {
      what: "İnternet satışında ÖKC fişi bilgisi var.",
      fix: 'Satışın fişi kesildiyse "Başka yerde faturalandı" deyin; kesilmediyse siparişin ek bilgilerinden ÖKC alanlarını silin, sonra yeniden deneyin.',
    },
    en: {
      what: "The order was sold online but names a till receipt.",
      fix: 'If a receipt was issued for it, choose "Invoiced elsewhere"; if not, delete the ÖKC details from the order, then try again.',
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
