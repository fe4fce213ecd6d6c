/**
 * Text for a spreadsheet: the byte order mark makes Excel read Turkish letters right, and Turkish Excel expects semicolons.
 * A cell that a spreadsheet would take for a formula begins with an apostrophe.
 */
export const csvText = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((row) => row.map(cell).join(";")).join("\r\n")}\r\n`;

function cell(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) && !/^-?\d+([.,]\d+)?$/.test(text) ? `'${text}` : text;
  return /[;"\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

/** A plain decimal, as the spreadsheet of that language reads one. */
export const csvAmount = (amount: string | null, language: "tr" | "en"): string =>
  language === "tr" ? (amount ?? "").replace(".", ",") : (amount ?? "");

/** A day as the spreadsheet of that language takes one for a date. */
export const csvDay = (day: string, language: "tr" | "en"): string =>
  language === "tr" ? day.split("-").toReversed().join(".") : day;
