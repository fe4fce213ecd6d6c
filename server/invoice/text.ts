// Control and format characters (zero-width marks among them) and noncharacters: XML refuses some, people see none.
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Noncharacter_Code_Point}]/gu;

// Printable ASCII and Turkish letters between single spaces: nearly every text there is, told at a tenth of the cost.
const CLEAN = /^[!-~ÇĞİÖŞÜçğıöşü]+(?: [!-~ÇĞİÖŞÜçğıöşü]+)*$/;

/** One line of clean text: no characters XML forbids, no invisible marks, single spaces; blank becomes `undefined`. */
export function cleanText(text: string | undefined): string | undefined {
  if (text === undefined || CLEAN.test(text)) return text;
  const clean = text
    .toWellFormed()
    .normalize("NFC")
    .replace(/\s+/g, " ")
    .replace(INVISIBLE, "")
    .replace(/ +/g, " ")
    .trim();
  return clean === "" ? undefined : clean;
}

/** The same of a name: signs or figures alone, as people fill a field they must not leave blank, name nobody. */
export function cleanName(text: string | undefined): string | undefined {
  const name = cleanText(text);
  return name !== undefined && /\p{L}/u.test(name) ? name : undefined;
}

/**
 * For comparing names: lower case, without the marks on letters (ş→s, İ→i) and with the dotless ı as i, so that neither a
 * Turkish nor an English keyboard's capitals matter; then split into words of plain letters and digits.
 */
export const foldWords = (text: string): readonly string[] =>
  lettersAndMarks(text)
    .replace(/\p{M}/gu, "")
    .match(/[a-z0-9]+/g) ?? [];

/** The same without the gaps: "Yurtiçi Kargo" → "yurticikargo". Letters of other alphabets stay, signs and emoji go. */
export function fold(text: string): string {
  if (FOLDED.test(text)) return text;
  const letters = lettersAndMarks(text).replace(LATIN_MARKS, "");
  return letters.replace(ASCII.test(letters) ? /[^a-z0-9]+/g : /[^\p{L}\p{N}]+/gu, "");
}

/** Two names with one key are one, however they are typed; names of nothing but signs ("🥕") only where they are written alike. */
export const nameKey = (name: string): string => fold(name) || `\0${cleanText(name) ?? ""}`;

export const isSameName = (one: string, other: string): boolean => nameKey(one) === nameKey(other);

/** Whether a text has the name in it, compared in the same way. */
export function holdsName(text: string, name: string): boolean {
  const folded = fold(name);
  return folded === "" ? text.includes(name.trim()) : fold(text).includes(folded);
}

const FOLDED = /^[a-z0-9]*$/;

const lettersAndMarks = (text: string): string => {
  const lower = text.toLowerCase();
  // Plain ASCII has neither marks nor a dotless ı: most texts cost a third of the rest.
  return ASCII.test(lower) ? lower : lower.replaceAll("ı", "i").normalize("NFD");
};

const ASCII = /^[\0-\x7f]*$/;
const LATIN_MARKS = /[\u0300-\u036f]+/g;
