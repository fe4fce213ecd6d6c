/**
 * What an export by customs declaration is described with. Source: GİB UBL-TR Kod Listeleri V1.42, 16.03.2026; DAF, DDU,
 * DEQ and DES are of older Incoterms and still taken.
 */
export const INCOTERMS = "CFR CIF CIP CPT DAF DDP DDU DEQ DES EXW FAS FCA FOB DAP DPU".split(" ");

export const TRANSPORT_MODES = {
  "1": "Denizyolu",
  "2": "Demiryolu",
  "3": "Karayolu",
  "4": "Havayolu",
  "5": "Posta",
  "6": "Çok araçlı",
  "7": "Sabit taşıma tesisleri",
  "8": "İç su taşımacılığı",
} as const;

export type TransportMode = keyof typeof TRANSPORT_MODES;

/** What the buyer abroad carries in the place of a number; GİB's schematron asks for exactly this pair. */
export const EXPORT_BUYER = { scheme: "PARTYTYPE", value: "EXPORT" } as const;

/**
 * Who receives every invoice of the scenario IHRACAT. The name is the registry's, from before the ministry was renamed;
 * GİB's schematron of 01.07.2026 knows the number and the name.
 */
export const CUSTOMS_RECEIVER = {
  vkn: "1460415308",
  title: "Gümrük ve Ticaret Bakanlığı Bilgi İşlem Dairesi Başkanlığı",
  alias: "urn:mail:ihracatpk@gtb.gov.tr",
  taxOffice: "Ulus",
  district: "Çankaya",
  city: "Ankara",
} as const;
