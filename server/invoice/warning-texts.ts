/** What a merchant should know of an invoice that was issued nevertheless. The codes are stable. */
export const WARNING_TEXTS = {
  CASH_ABOVE_LIMIT: {
    tr: "Kapıda nakit alınacak tutar {limit} TL'lik tahsilat sınırının üstünde; ödemenin banka veya kartla alınması gerekebilir. Mali müşavirinize danışın.",
    en: "What is collected at the door is above the cash limit of {limit} TL; it may have to be paid by bank or card. Ask your accountant.",
  },
  CARRIER_NOT_CONFIRMED: {
    tr: "{carrier} için yazılan vergi numarası ({taxId}) tek bir kaynaktan biliniyor. Taşıyıcıdan doğrulayın ve Ayarlar'da “Listede olmayan taşıyıcılar”a kendi satırınız olarak ekleyin; bu uyarı bir daha çıkmaz.",
    en: "The tax number written for {carrier} ({taxId}) is known from one source only. Check it with the carrier and add it to “Carriers not in the list” in the settings as a row of your own; this warning then ends.",
  },
} as const;

export type Warning = {
  readonly code: keyof typeof WARNING_TEXTS;
  readonly facts: Readonly<Record<string, string | number>>;
};
