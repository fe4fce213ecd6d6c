/**
 * Carriers in Turkey: legal title, VKN and the names merchants and apps write. Checked 2026-11; a row of the shop's own with
 * the same name comes first.
 */
export type Carrier = {
  readonly id: string;
  readonly title: string;
  /** VKN (10 digits) or, for a one-person courier, TCKN (11). */
  readonly taxId: string;
  readonly names: readonly string[];
  /** How sure the VKN is: true where several public sources agree, or the shop gave it; false where only one tells it. */
  readonly confirmed: boolean;
};

export const CARRIERS: readonly Carrier[] = [
  {
    id: "yurtici",
    title: "Yurtiçi Kargo Servisi A.Ş.",
    taxId: "9860008925",
    names: ["Yurtiçi Kargo", "Yurtici"],
    confirmed: true,
  },
  {
    id: "aras",
    title: "Aras Kargo Yurt İçi Yurt Dışı Taşımacılık A.Ş.",
    taxId: "0720039666",
    names: ["Aras Kargo"],
    confirmed: true,
  },
  {
    id: "dhl-ecommerce",
    title: "DHL eCommerce (MNG Kargo Yurtiçi ve Yurtdışı Taşımacılık A.Ş.)",
    taxId: "6080712084",
    names: ["MNG Kargo", "DHL eCommerce"],
    confirmed: true,
  },
  {
    id: "ptt",
    title: "Posta ve Telgraf Teşkilatı A.Ş.",
    taxId: "7320068060",
    names: ["PTT", "PTT Kargo"],
    confirmed: true,
  },
  {
    id: "surat",
    title: "Sürat Kargo Lojistik ve Dağıtım A.Ş.",
    taxId: "7870233582",
    names: ["Sürat Kargo", "Surat"],
    confirmed: true,
  },
  {
    id: "trendyol-express",
    title: "Trendyol Lojistik A.Ş.",
    taxId: "8590921777",
    names: ["Trendyol Express", "TEX"],
    confirmed: true,
  },
  {
    id: "kolay-gelsin",
    title: "Kolay Gelsin Dağıtım Hizmetleri A.Ş.",
    taxId: "2910804196",
    names: ["Kolay Gelsin", "Sendeo"],
    confirmed: true,
  },
  {
    id: "horoz",
    title: "Horoz Kargo / Horoz Lojistik",
    taxId: "4630097122",
    names: ["Horoz Lojistik", "Horoz Kargo"],
    confirmed: true,
  },
  { id: "ceva", title: "CEVA Lojistik", taxId: "8450298557", names: ["CEVA"], confirmed: true },
  {
    id: "hepsijet",
    title: "D Fast Dağıtım Hizmetleri ve Lojistik A.Ş.",
    taxId: "2650701090",
    names: ["HepsiJet", "Hepsi Jet"],
    confirmed: false,
  },
  { id: "ups", title: "UPS Hızlı Kargo Taşımacılığı A.Ş.", taxId: "9170014856", names: ["UPS"], confirmed: false },
];
