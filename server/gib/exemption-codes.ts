/*
 * Reasons for a KDV of zero. Source: GİB UBL-TR Kod Listeleri V1.42, 16.03.2026, with the invoice rules of 01.07.2026.
 */

/** The one reason a SATIS invoice may give: no exemption, yet nothing to tax (a line given away, or outside of KDV). */
export const NOTHING_TO_TAX = { code: "351", name: "KDV - İstisna Olmayan Diğer" } as const;

export type KdvExemption = {
  readonly code: string;
  readonly name: string;
  /** Refused by GİB on any type this app issues but ISTISNA. */
  readonly needsIstisna: boolean;
};

/**
 * What a shop's product rule may name: exemptions of goods and services sold to anyone in Turkey that need nothing but
 * their code. Customs and investment certificates need more data, 250 and 350 a reason in words: they are not here.
 */
export const KDV_EXEMPTIONS: readonly KdvExemption[] = [
  { ...NOTHING_TO_TAX, needsIstisna: false },
  exempt("201", "17/1 Kültür ve Eğitim Amacı Taşıyan İşlemler"),
  exempt("202", "17/2-a Sağlık, Çevre Ve Sosyal Yardım Amaçlı İşlemler"),
  exempt("223", "Geçici 20/1 Teknoloji Geliştirme Bölgelerinde Yapılan İşlemler"),
  exempt("230", "17/4-g Külçe Altın, Külçe Gümüş Ve Kiymetli Taşlarin Teslimi"),
  exempt("231", "17/4-g Metal Plastik, Lastik, Kauçuk, Kağit, Cam Hurda Ve Atıkların Teslimi"),
  exempt("232", "17/4-g Döviz, Para, Damga Pulu, Değerli Kağıtlar, Hisse Senedi ve Tahvil Teslimleri"),
  exempt(
    "317",
    "17/4-s Engellilerin Eğitimleri, Meslekleri ve Günlük Yaşamlarına İlişkin Araç-Gereç ve Bilgisayar Programları",
  ),
  exempt("325", "13/ı Yem Teslimleri"),
  exempt("326", "13/ı Gıda, Tarım ve Hayvancılık Bakanlığı Tarafından Tescil Edilmiş Gübrelerin Teslimi"),
  exempt("335", "KDV 13/n Basılı Kitap ve Süreli Yayınların Teslimleri"),
];

/** Full exemptions of what is used outside Turkey: given by where the sale goes, never by a product rule. */
export const GOODS_EXPORT: KdvExemption = exempt("301", "11/1-a Mal İhracatı");
export const SERVICE_EXPORT: KdvExemption = exempt("302", "11/1-a Hizmet İhracatı");

function exempt(code: string, name: string): KdvExemption {
  return { code, name, needsIstisna: true };
}
