import type { FaultText } from "./fault-text.ts";

/** Faults of what goes with the document: its number, references, files, design and account. */
export const DOCUMENT_FAULTS = {
  ORDER_AFTER_ISSUE: {
    tr: {
      what: "Sipariş tarihi fatura tarihinden sonra.",
      fix: "Siparişin tarihini kontrol edin; faturayı sipariş gününde veya sonrasında kesin.",
    },
    en: {
      what: "The order is dated after the invoice.",
      fix: "Check the order's date; issue the invoice on that day or later.",
    },
  },
  DATE_TOO_OLD: {
    tr: {
      what: "Faturadaki bir tarih 2005'ten önce; GİB kabul etmiyor.",
      fix: "Siparişin ve irsaliye, ÖKC fişi gibi ek bilgilerinin tarihlerini düzeltin, sonra yeniden deneyin.",
    },
    en: {
      what: "A date on the invoice is before 2005, which GİB does not take.",
      fix: "Correct the dates of the order and of its waybills or till receipt, then try again.",
    },
  },
  OFFICIAL_CHECK_FAILED: {
    tr: {
      what: "Fatura, GİB'in belge kurallarına uymadığı için gönderilmedi: {finding}",
      fix: "Siparişteki bilgileri gözden geçirip yeniden deneyin; sorun sürerse bu metni destek ekibine iletin.",
    },
    en: {
      what: "The invoice was not sent because it breaks GİB's document rules: {finding}",
      fix: "Check the order's details and try again; if it stays, send this text to support.",
    },
  },
  DESPATCH_AFTER_ISSUE: {
    tr: {
      what: "İrsaliye tarihi fatura tarihinden sonra.",
      fix: 'Siparişin "irsaliye" bilgisindeki tarihi düzeltin, sonra yeniden deneyin.',
    },
    en: {
      what: "A waybill is dated after the invoice.",
      fix: 'Correct the date in the order\'s "irsaliye" detail, then try again.',
    },
  },
  DESPATCH_UNREADABLE: {
    tr: {
      what: 'Siparişin "irsaliye" bilgisi anlaşılamadı.',
      fix: 'Numara ve tarih yazın, ör. "EIR2026000000001 2026-11-20"; birden fazlaysa noktalı virgülle ayırın.',
    },
    en: {
      what: 'The order\'s "irsaliye" detail could not be read.',
      fix: 'Write number and date, e.g. "EIR2026000000001 2026-11-20"; put a semicolon between several.',
    },
  },
  TEMPLATE_AMBIGUOUS: {
    tr: {
      what: "Fatura tasarımı için hem kayıtlı tasarım hem dosya verilmiş, ya da hiçbiri verilmemiş.",
      fix: "Ayarlarda template.uuid veya template.base64 alanlarından yalnız birini doldurun.",
    },
    en: {
      what: "The invoice design names both a kept design and a file, or neither.",
      fix: "Fill in only one of template.uuid and template.base64 in the settings.",
    },
  },
  TEMPLATE_INVALID: {
    tr: {
      what: "Fatura tasarımı okunamadı.",
      fix: "Entegratörünüzdeki tasarımın UUID'sini veya XSLT dosyasını Base64 olarak verin.",
    },
    en: {
      what: "The invoice design could not be read.",
      fix: "Give the UUID of the design at your integrator, or the XSLT file as Base64.",
    },
  },
  IBAN_INVALID: {
    tr: {
      what: "IBAN hatalı (TR ile başlayan 26 karakter; denetim basamakları tutmalı).",
      fix: "Ayarlarda IBAN'ı bankanızın verdiği gibi yazın.",
    },
    en: {
      what: "The IBAN is wrong (26 characters beginning with TR, whose check digits fit).",
      fix: "Write the IBAN in the settings as your bank gives it.",
    },
  },
  ATTACHMENT_TYPE: {
    tr: {
      what: "Faturaya eklenecek dosyanın türüne izin verilmiyor.",
      fix: "doc, docx, ppt, pptx, pdf, jpg, jpeg veya png dosyası ekleyin.",
    },
    en: {
      what: "A file of this type cannot be attached to an invoice.",
      fix: "Attach a doc, docx, ppt, pptx, pdf, jpg, jpeg or png file.",
    },
  },
  ATTACHMENT_UNREADABLE: {
    tr: { what: "Faturaya eklenecek dosya okunamadı.", fix: "Dosyayı ayarlara Base64 olarak yeniden ekleyin." },
    en: { what: "A file to attach could not be read.", fix: "Add the file to the settings again, as Base64." },
  },
  ATTACHMENT_TOO_LARGE: {
    tr: {
      what: "Faturaya eklenecek dosya {bytes} bayt; en çok {limit} bayt olabilir.",
      fix: "Dosyayı küçültün veya bağlantısını fatura notuna yazın.",
    },
    en: {
      what: "A file to attach has {bytes} bytes; {limit} is the most.",
      fix: "Make the file smaller, or write a link to it in the invoice notes.",
    },
  },
} as const satisfies Record<string, FaultText>;
