import { fontOf } from "./fonts.ts";

/** Latin letters, figures and the marks of a Turkish invoice: no need to ask the font. */
const PLAIN = /^[\u0020-\u007e\u00a0-\u017f₺–’]*$/;
const PICTOGRAPHS = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|[\u{1f1e6}-\u{1f1ff}]|\ufe0f|\u200d|\u20e3/gu;

/**
 * Text as the page's font can show it. Pictographs ("🎁") say nothing a tax office reads and are left out; a letter the
 * font lacks becomes "?", because an empty box cannot be searched or copied.
 */
export function printable(text: string): string {
  if (PLAIN.test(text)) return text;
  const font = fontOf("regular");
  const isKnown = (character: string) => font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0);
  const known = (part: string) => Array.from(part, (character) => (isKnown(character) ? character : "?")).join("");
  const spoken = text.normalize("NFC").replace(PICTOGRAPHS, (sign) => (/[©®™]/.test(sign) ? sign : ""));
  return known(spoken.replace(/ +/g, " ").trim());
}
