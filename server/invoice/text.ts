const TURKISH_TO_ASCII: Readonly<Record<string, string>> = { ı: "i", ş: "s", ğ: "g", ü: "u", ö: "o", ç: "c" };

// XML 1.0 allows tab, line feed and carriage return below U+0020; U+FFFE/F and lone surrogates never.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to remove
const FORBIDDEN =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u200B-\u200F\u2028\u2029\u2060\uFEFF\uFFFE\uFFFF]/g;

/** One line of clean text: no characters XML forbids, no invisible marks, single spaces; blank becomes `undefined`. */
export function cleanText(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const clean = text.toWellFormed().normalize("NFC").replace(FORBIDDEN, "").replace(/\s+/g, " ").trim();
  return clean === "" ? undefined : clean;
}

/** For comparing names: Turkish lower case (I→ı, İ→i), then plain ASCII letters and digits split into words. */
export function foldWords(text: string): readonly string[] {
  const lower = text.toLocaleLowerCase("tr").replace(/[ışğüöç]/g, (letter) => TURKISH_TO_ASCII[letter] ?? letter);
  return lower
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
}

/** `foldWords` without the gaps: "Yurtiçi Kargo" → "yurticikargo". */
export const fold = (text: string): string => foldWords(text).join("");
