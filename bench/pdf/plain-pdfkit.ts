import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import PdfDocument from "pdfkit";
import { fontOf } from "../../server/documents/fonts.ts";

const FONT = createRequire(import.meta.url).resolve("@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf");
const SIZE = 8;
const LINE = 11;

/** The words one under the other: no measuring, no table, no rules, no QR code. */
export const wordsAlone = (words: readonly string[]): Promise<Uint8Array> => write(words, fontOf("regular"));

/** The same by the way pdfkit's guide shows: the font is read for each document. */
export const wordsWithFontFile = (words: readonly string[]): Promise<Uint8Array> => write(words, readFileSync(FONT));

async function write(words: readonly string[], font: Uint8Array): Promise<Uint8Array> {
  const paper = new PdfDocument({ size: "A4", margin: 0 });
  paper.registerFont("words", font).font("words", SIZE);
  for (const [index, word] of words.entries()) {
    paper.text(word, 40 + (index % 5) * 100, 40 + Math.floor(index / 5) * LINE, { lineBreak: false });
  }
  paper.end();
  const chunks: Uint8Array[] = [];
  for await (const chunk of paper) chunks.push(chunk);
  return Buffer.concat(chunks);
}
