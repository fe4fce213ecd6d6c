/*
 * KDV withheld in part by the buyer (kısmi tevkifat): how much of the KDV, by the kind of good or service. Source: GİB
 * UBL-TR Kod Listeleri V1.42, 16.03.2026. Full withholding (8xx) follows from who the buyer is and is not listed.
 */
export type WithholdingCode = { readonly code: string; readonly name: string; readonly percent: number };

export const WITHHOLDINGS: readonly WithholdingCode[] = [
  row("601", "Yapim İşleri İle Bu İşlerle Birlikte İfa Edilen Mühendislik-Mimarlik Ve Etüt-Proje Hizmetleri", 40),
  row("602", "Etüt, Plan-Proje, Danişmanlik, Denetim Ve Benzeri Hizmetler", 90),
  row("603", "Makine, Teçhizat, Demirbaş Ve Taşitlara Ait Tadil, Bakim Ve Onarim Hizmetleri", 70),
  row("604", "Yemek Servis Hizmeti", 50),
  row("605", "Organizasyon Hizmeti", 50),
  row("606", "İşgücü Temin Hizmetleri", 90),
  row("607", "Özel Güvenlik Hizmeti", 90),
  row("608", "Yapi Denetim Hizmetleri", 90),
  row(
    "609",
    "Fason Olarak Yaptirilan Tekstil Ve Konfeksiyon İşleri, Çanta Ve Ayakkabi Dikim İşleri Ve Bu İşlere Aracilik Hizmetleri",
    70,
  ),
  row("610", "Turistik Mağazalara Verilen Müşteri Bulma / Götürme Hizmetleri", 90),
  row("611", "Spor Kulüplerinin Yayin, Reklâm Ve İsim Hakki Gelirlerine Konu İşlemleri", 90),
  row("612", "Temizlik Hizmeti", 90),
  row("613", "Çevre Ve Bahçe Bakim Hizmetleri", 90),
  row("614", "Servis Taşimaciliği Hizmeti", 50),
  row("615", "Her Türlü Baski Ve Basim Hizmetleri", 70),
  row("616", "Diğer Hizmetler [Kdvgut-(I/C-2.1.3.2.13)]", 50),
  row("617", "Hurda Metalden Elde Edilen Külçe Teslimleri", 70),
  row(
    "618",
    "Hurda Metalden Elde Edilenler Dişindaki Bakir, Çinko Demir ; Çelik Alüminyum Ve Kurşun Külçe Teslimleri [Kdvgut-(I/C- 2.1.3.3.1)]",
    70,
  ),
  row("619", "Bakir, Çinko Ve Alüminyum Ürünlerinin Teslimi", 70),
  row("620", "İstisnadan Vazgeçenlerin Hurda Ve Atik Teslimi", 70),
  row("621", "Metal, Plastik, Lastik, Kauçuk, Kâğit Ve Cam Hurda Ve Atiklardan Elde Edilen Hammadde Teslimi", 90),
  row("622", "Pamuk, Tiftik, Yün Ve Yapaği İle Ham Post Ve Deri Teslimleri", 90),
  row("623", "Ağaç Ve Orman Ürünleri Teslimi", 50),
  row("624", "Yük Taşimaciliği Hizmeti [Kdvgut-(I/C-2.1.3.2.11)]", 20),
  row("625", "Ticari Reklam Hizmetleri [Kdvgut-(I/C-2.1.3.2.15)]", 30),
  row("626", "Diğer Teslimler [Kdvgut-(I/C-2.1.3.3.7.)]", 20),
  row("627", "Demir-Çelik Ürünlerinin Teslimi [Kdvgut-(I/C-2.1.3.3.8)]", 50),
];

function row(code: string, name: string, percent: number): WithholdingCode {
  return { code, name, percent };
}
