/** Three characters an integrator numbers within. */
export const isSeries = (text: string): boolean => /^[A-Z0-9]{3}$/.test(text);

/** Sixteen characters: series, the year of the issue date, nine digits. `EAR0000000000001` carries no year and is none. */
export const isInvoiceNumber = (text: string, issueDate: string): boolean =>
  /^[A-Z0-9]{3}20\d{2}\d{9}$/.test(text) && text.slice(3, 7) === issueDate.slice(0, 4);

/** Nine digits after the year. */
const LAST_SEQUENCE = 999_999_999;

export type NumberParts = { readonly series: string; readonly year: number; readonly sequence: number };

/** "EAR", 2026, 42 → EAR2026000000042. A series that is full is a bug of whoever counts: nobody issues a billion. */
export function numberOf({ series, year, sequence }: NumberParts): string {
  if (sequence < 1 || sequence > LAST_SEQUENCE) throw new RangeError("sequence beyond nine digits");
  return `${series}${year}${String(sequence).padStart(9, "0")}`;
}

/** EAR2026000000042 → 42; `undefined` for what is no number. */
export const sequenceOf = (number: string): number | undefined =>
  /^[A-Z0-9]{3}20\d{11}$/.test(number) ? Number(number.slice(7)) : undefined;
