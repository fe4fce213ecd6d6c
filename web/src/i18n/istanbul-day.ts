/** "2026-11-20": the calendar day in Istanbul, as a date field wants it. */
export const istanbulDay = (instant: Date): string =>
  instant.toLocaleDateString("sv-SE", { timeZone: "Europe/Istanbul" });
