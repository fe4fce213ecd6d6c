import PdfDocument from "pdfkit";
import { type FontName, fontOf, widthInPoints } from "./fonts.ts";
import { printable } from "./printable.ts";
import type { Sheet } from "./sheet.ts";

export type Paper = PDFKit.PDFDocument;

/** All lengths are points: 72 an inch. */
export const PAGE = { width: 595.28, height: 841.89, left: 40, right: 555.28, top: 40, bottom: 796 } as const;
export const CONTENT_WIDTH = PAGE.right - PAGE.left;

/** The accent prints as a deep grey on a black-and-white printer. */
export const COLOR = { ink: "#16191d", soft: "#5a626b", rule: "#c9ced4", accent: "#0f4c5c", ghost: "#e4e7ea" } as const;

export type Style = { readonly font: FontName; readonly size: number; readonly color: string };

export const STYLE = {
  body: { font: "regular", size: 8, color: COLOR.ink },
  label: { font: "regular", size: 8, color: COLOR.soft },
  head: { font: "semibold", size: 7, color: COLOR.accent },
  name: { font: "semibold", size: 10.5, color: COLOR.ink },
  title: { font: "regular", size: 19, color: COLOR.accent },
  number: { font: "semibold", size: 10, color: COLOR.ink },
  strong: { font: "semibold", size: 8, color: COLOR.ink },
  small: { font: "regular", size: 7, color: COLOR.soft },
} as const satisfies Record<string, Style>;

const FONTS: readonly FontName[] = ["regular", "semibold"];

/** An empty document without a page; the same sheet gives the same bytes, so it is dated by its issue day. */
export function newPaper({ title, number, seller, day }: Sheet): Paper {
  const paper = new PdfDocument({
    size: "A4",
    margin: 0,
    autoFirstPage: false,
    bufferPages: true,
    // None of pdfkit's own: it would read Helvetica's measures for every document.
    font: "",
    pdfVersion: "1.7",
    lang: "tr",
    displayTitle: true,
    info: {
      Title: `${title} ${number}`,
      Author: seller.name,
      Creator: "Otofatura",
      Producer: "Otofatura",
      CreationDate: new Date(`${day}T00:00:00Z`),
    },
  });
  for (const name of FONTS) paper.registerFont(name, fontOf(name));
  return paper;
}

export const widthOf = (text: string, { font, size }: Style): number => widthInPoints(font, printable(text)) * size;

export type Place = { readonly x: number; readonly y: number; readonly style: Style };

/** One line of text whose letters stand on `y`. */
export function write(paper: Paper, text: string, { x, y, style }: Place): void {
  paper.font(style.font, style.size).fillColor(style.color);
  paper.text(printable(text), x, y, { lineBreak: false, baseline: "alphabetic" });
}

/** Text in lines that fit `width`; a word longer than a line is broken where the line ends. */
export function wrap(text: string, { style, width }: { style: Style; width: number }): readonly string[] {
  const fits = (line: string) => widthOf(line, style) <= width;
  const whole = printable(text);
  if (fits(whole)) return [whole];
  const lines: string[] = [];
  let line = "";
  for (const word of whole.split(/\s+/)) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (fits(longer)) {
      line = longer;
      continue;
    }
    if (line !== "") lines.push(line);
    const pieces = fits(word) ? [word] : broken(word, fits);
    lines.push(...pieces.slice(0, -1));
    line = pieces.at(-1) ?? "";
  }
  return [...lines, line];
}

function broken(word: string, fits: (piece: string) => boolean): readonly string[] {
  const pieces: string[] = [];
  let piece = "";
  for (const character of word) {
    if (piece !== "" && !fits(piece + character)) {
      pieces.push(piece);
      piece = "";
    }
    piece += character;
  }
  return [...pieces, piece];
}

export type Line = { readonly y: number; readonly from: number; readonly to: number };

export function rule(paper: Paper, { y, from, to }: Line, { weight, color }: { weight: number; color: string }): void {
  paper.moveTo(from, y).lineTo(to, y).lineWidth(weight).strokeColor(color).stroke();
}
