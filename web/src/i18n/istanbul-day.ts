/** Whether a date field holds a day: of a year typed in two digits it makes 0026, and it takes one of five. */
export const isDay = (typed: string): boolean => /^\d{4}-/.test(typed) && typed >= "2005";

/** The same, or a field left empty. */
export const isDayTyped = (typed: string): boolean => typed === "" || isDay(typed);

/** "2026-11-20": the calendar day in Istanbul, as a date field wants it. */
export const istanbulDay = (instant: Date): string =>
  instant.toLocaleDateString("sv-SE", { timeZone: "Europe/Istanbul" });
