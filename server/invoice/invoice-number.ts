/** Three characters an integrator numbers within. */
export const isSeries = (text: string): boolean => /^[A-Z0-9]{3}$/.test(text);

/** Sixteen characters: series, the year of the issue date, nine digits. `EAR0000000000001` carries no year and is none. */
export const isInvoiceNumber = (text: string, issueDate: string): boolean =>
  /^[A-Z0-9]{3}20\d{2}\d{9}$/.test(text) && text.slice(3, 7) === issueDate.slice(0, 4);
