import type { FaultText } from "./fault-text.ts";

/** Faults of the shop's settings and answers of its integrator. */
export const SETTINGS_FAULTS = {
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
} as const satisfies Record<string, FaultText>;
