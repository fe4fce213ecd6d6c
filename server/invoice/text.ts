const TURKISH_TO_ASCII: Readonly<Record<string, string>> = { ı: "i", ş: "s", ğ: "g", ü: "u", ö: "o", ç: "c" };

// Control and format characters (zero-width marks among them) and noncharacters: XML refuses some, people see none.
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Noncharacter_Code_Point}]/gu;

/** One line of clean text: no characters XML forbids, no invisible marks, single spaces; blank becomes `undefined`. */
export function cleanText(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const clean = text
    .toWellFormed()
    .normalize("NFC")
    .replace(/\s+/g, " ")
    .replace(INVISIBLE, "")
    .replace(/ +/g, " ")
    .trim();
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
