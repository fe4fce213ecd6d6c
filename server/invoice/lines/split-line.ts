/**
 * An address over as many fields as a document has for it: each full up to `limit` at a word's end (inside a word only
 * where it alone is longer), all that remains in the last. Joined by blanks they are the address again.
 */
export function splitLine(line: string, limit: number, fields: number): readonly string[] {
  if (fields <= 1 || line.length <= limit) return [line];
  const end = line.lastIndexOf(" ", limit);
  const cut = end > 0 ? end : wholeCharacter(line, limit);
  return [line.slice(0, cut), ...splitLine(line.slice(cut).trimStart(), limit, fields - 1)];
}

/** Half a surrogate pair is no character, and no XML. */
const wholeCharacter = (line: string, limit: number): number =>
  limit > 1 && /[\uD800-\uDBFF]/.test(line.charAt(limit - 1)) ? limit - 1 : limit;
