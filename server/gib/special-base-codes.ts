/*
 * Özel matrah (KDVK 23/e): jewellery, on which KDV falls on the workmanship alone. Source: GİB UBL-TR Kod Listeleri V1.42,
 * 16.03.2026; the list's other codes (games, tobacco, tickets …) are not sold by shops like these.
 */
export const SPECIAL_BASES: readonly { readonly code: string; readonly name: string }[] = [
  { code: "805", name: "Altından Mamül veya Altın İçeren Ziynet Eşyaları İle Sikke Altınların Teslimi" },
  { code: "808", name: "Gümüşten Mamul veya Gümüş İçeren Ziynet Eşyaları ile Sikke Gümüşlerin Teslimi" },
];
