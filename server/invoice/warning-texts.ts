/** What a merchant should know of an invoice that was issued nevertheless. The codes are stable. */
export const WARNING_TEXTS = {
  CASH_ABOVE_LIMIT: {
    tr: "Kapıda nakit alınacak tutar {limit} TL'lik tahsilat sınırının üstünde; ödemenin banka veya kartla alınması gerekebilir. Mali müşavirinize danışın.",
    en: "What is collected at the door is above the cash limit of {limit} TL; it may have to be paid by bank or card. Ask your accountant.",
  },
} as const;

export type Warning = {
  readonly code: keyof typeof WARNING_TEXTS;
  readonly facts: Readonly<Record<string, string | number>>;
};
