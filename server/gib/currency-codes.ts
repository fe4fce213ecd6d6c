/**
 * Currencies a document may be written in; TRL is not among them. Source: GİB UBL-TR code list of 12.03.2026 (193 codes).
 */
export const CURRENCIES: ReadonlySet<string> = new Set(
  `
    AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD
    CAD CDF CHE CHF CHW CLF CLP CNY COP COU CRC CUC CUP CVE CZK DJF DKK DOP DZD EEK EGP ERN ETB EUR FJD FKP
    GBP GEL GHS GIP GMD GNF GTQ GWP GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR
    KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LTL LVL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN
    MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG
    SEK SGD SHP SLE SLL SOS SRD SSP STD STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD USN
    USS UYI UYU UYW UZS VEF VND VUV WST XAD XAF XAG XAU XBA XBB XBC XBD XCD XCG XDR XFU XOF XPD XPF XPT XSU
    XTS XUA XXX VED VES YER ZAR ZMK ZMW ZWG ZWL
  `
    .trim()
    .split(/\s+/),
);

/** Of these the smallest coin is no hundredth (ISO 4217: none at all, a thousandth, or a ten-thousandth). */
export const NOT_IN_HUNDREDTHS: ReadonlySet<string> = new Set(
  `BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF BHD IQD JOD KWD LYD OMR TND CLF UYW
   XAD XAG XAU XBA XBB XBC XBD XDR XFU XPD XPT XSU XTS XUA XXX`.split(/\s+/),
);

/** What an amount is called in words, in Turkish capitals. Source: the central bank's names, and the coins' own. */
export const CURRENCY_WORDS: ReadonlyMap<string, { readonly unit: string; readonly hundredth: string }> = new Map([
  ["TRY", { unit: "TÜRK LİRASI", hundredth: "KURUŞ" }],
  ["USD", { unit: "ABD DOLARI", hundredth: "SENT" }],
  ["EUR", { unit: "EURO", hundredth: "SENT" }],
  ["GBP", { unit: "İNGİLİZ STERLİNİ", hundredth: "PENİ" }],
  ["CHF", { unit: "İSVİÇRE FRANGI", hundredth: "SANTİM" }],
  ["AUD", { unit: "AVUSTRALYA DOLARI", hundredth: "SENT" }],
  ["CAD", { unit: "KANADA DOLARI", hundredth: "SENT" }],
  ["DKK", { unit: "DANİMARKA KRONU", hundredth: "ÖRE" }],
  ["SEK", { unit: "İSVEÇ KRONU", hundredth: "ÖRE" }],
  ["NOK", { unit: "NORVEÇ KRONU", hundredth: "ÖRE" }],
  ["SAR", { unit: "SUUDİ ARABİSTAN RİYALİ", hundredth: "HALALA" }],
  ["AED", { unit: "BAE DİRHEMİ", hundredth: "FİLS" }],
  ["QAR", { unit: "KATAR RİYALİ", hundredth: "DİRHEM" }],
  ["RUB", { unit: "RUS RUBLESİ", hundredth: "KOPEK" }],
  ["RON", { unit: "RUMEN LEYİ", hundredth: "BAN" }],
  ["BGN", { unit: "BULGAR LEVASI", hundredth: "STOTİNKA" }],
  ["CNY", { unit: "ÇİN YUANI", hundredth: "FEN" }],
  ["AZN", { unit: "AZERBAYCAN MANATI", hundredth: "KEPİK" }],
  ["KZT", { unit: "KAZAKİSTAN TENGESİ", hundredth: "TİYİN" }],
  ["PKR", { unit: "PAKİSTAN RUPİSİ", hundredth: "PAİSA" }],
]);
