import { type Paper, rule, type Style, widthOf, wrap, write } from "./paper.ts";

/** Something measured that can be put at any height of the page; its place across the page is fixed. */
export type Box = { readonly height: number; readonly draw: (y: number) => void };

export type Across = { readonly x: number; readonly width: number };

const LEADING = 1.36;
/** From the top of a line to where its letters stand. */
const ASCENT = 1.02;

export const lineHeight = ({ size }: Style): number => size * LEADING;

export type TextPlace = Across & { readonly style: Style; readonly align?: "left" | "right" };

/** Text in as many lines as it takes. */
export const textBox = (paper: Paper, text: string, place: TextPlace): Box => linesBox(paper, wrap(text, place), place);

/** Lines that are already broken. */
export function linesBox(paper: Paper, lines: readonly string[], { x, width, style, align }: TextPlace): Box {
  const step = lineHeight(style);
  const startOf = (line: string) => (align === "right" ? x + width - widthOf(line, style) : x);
  return {
    height: lines.length * step,
    draw: (y) => {
      for (const [index, line] of lines.entries()) {
        write(paper, line, { x: startOf(line), y: y + index * step + style.size * ASCENT, style });
      }
    },
  };
}

export const gap = (height: number): Box => ({ height, draw: () => {} });

/** One under the other. */
export const stack = (boxes: readonly Box[]): Box => ({
  height: boxes.reduce((sum, { height }) => sum + height, 0),
  draw: (y) => {
    let top = y;
    for (const box of boxes) {
      box.draw(top);
      top += box.height;
    }
  },
});

/** Side by side, level at the top. */
export const beside = (boxes: readonly Box[]): Box => ({
  height: Math.max(0, ...boxes.map(({ height }) => height)),
  draw: (y) => {
    for (const box of boxes) box.draw(y);
  },
});

export type Stroke = { readonly weight: number; readonly color: string };

/** A thin line with nothing above or below it. */
export const ruleBox = (paper: Paper, { x, width }: Across, stroke: Stroke): Box => ({
  height: stroke.weight,
  draw: (y) => rule(paper, { y, from: x, to: x + width }, stroke),
});
