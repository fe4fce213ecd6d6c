/**
 * Text as it may stand in element content or a double-quoted attribute. Characters XML 1.0 forbids or advises against
 * (controls, lone surrogates, noncharacters) are dropped: one of them in a product title would make the whole document
 * unreadable. Line ends become LF, as every XML reader makes them.
 */
export const escapeXml = (text: string): string =>
  NEEDS_CARE.test(text) ? escapeEach(MAY_BE_FORBIDDEN.test(text) ? withoutForbidden(text) : text) : text;

/** Anything but what stands as it is. */
const NEEDS_CARE = /[^ !#-%'-;=?-~\u00a0-\ud7ff]/;
/** Controls, surrogates and what lies above them are looked at one by one. */
const MAY_BE_FORBIDDEN = /[^ -~\u00a0-\ud7ff]/;

const withoutForbidden = (text: string): string =>
  Array.from(text)
    .filter((character) => !isForbidden(character))
    .join("");

function escapeEach(text: string): string {
  return text.replace(/\r\n?/g, "\n").replace(/[&<>"\t\n]/g, (character) => REFERENCES[character] ?? "");
}

const REFERENCES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  // As bare characters these would turn into spaces inside an attribute.
  "\t": "&#9;",
  "\n": "&#10;",
};

function isForbidden(character: string): boolean {
  const point = character.codePointAt(0) ?? 0;
  if (point < 0x20) return character !== "\t" && character !== "\n" && character !== "\r";
  if (point >= 0x7f && point <= 0x9f) return true;
  if (point >= 0xd800 && point <= 0xdfff) return true;
  // The 66 noncharacters: U+FDD0–U+FDEF and the last two of every plane.
  return (point >= 0xfdd0 && point <= 0xfdef) || (point & 0xfffe) === 0xfffe;
}
