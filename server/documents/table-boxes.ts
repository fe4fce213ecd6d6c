import { type Across, type Box, lineHeight, linesBox, textBox } from "./boxes.ts";
import { COLOR, type Paper, rule, type Style, STYLE, widthOf, wrap } from "./paper.ts";
import type { Column, Table } from "./sheet.ts";

const GUTTER = 9;
const PADDING = 2.6;
/** In ems: a product code longer than this is broken over lines, and a name wants at least so much. */
const WIDEST_WORDS = 9.5;
const NARROWEST_NAME = 12;
const SIZES = [8, 7.5, 7, 6.5, 6, 5.5, 5, 4.5, 4, 3.5] as const;
/** For amounts that no till has ever taken. */
const SMALLEST = 3;
/** A row of more lines than this goes on in rows of its own, so that it can go on on the next page. */
const MOST_LINES = 36;

type Measured = Table & { readonly sums?: Table["rows"] };

export type TableBoxes = {
  readonly head: Box;
  readonly rows: readonly (readonly Box[])[];
  /** A row of the same columns in another style, such as sums. */
  readonly extra: (label: string, cells: readonly string[]) => Box;
};

type Grid = { readonly columns: readonly (Column & Across)[]; readonly size: number };

/** The table in the largest letters at which every amount stands on one line. */
export function tableBoxes(paper: Paper, table: Measured, place: Across): TableBoxes {
  const grid = gridOf(table, place);
  const style = { ...STYLE.body, size: grid.size };
  return {
    head: headBox(paper, grid, place),
    rows: table.rows.map((row) => rowBoxes(paper, { grid, place, style }, row)),
    extra: (label, cells) => sumBox(paper, { grid, place, style: { ...style, font: "semibold" } }, { label, cells }),
  };
}

function gridOf(table: Measured, place: Across): Grid {
  const size = SIZES.find((each) => spaceFor(table, needsOf(table, each), place.width) >= NARROWEST_NAME * each);
  const chosen = size ?? SMALLEST;
  return { columns: across(table.columns, widthsOf(table, chosen, place.width), place.x), size: chosen };
}

/** What each column needs; the growing one takes what it gets. */
const needsOf = ({ columns, rows, sums = [] }: Measured, size: number): readonly number[] =>
  columns.map(({ label, align, grows }, index) => {
    if (grows) return 0;
    const words = rows.map((row) => widthOf(row[index] ?? "", { ...STYLE.body, size }));
    const added = sums.slice(-1).map((row) => widthOf(row[index] ?? "", { ...STYLE.strong, size }));
    const widest = Math.max(...words, ...added, 0);
    return Math.max(align === "left" ? Math.min(widest, WIDEST_WORDS * size) : widest, widthOf(label, headStyle(size)));
  });

/** What is left for a growing column; endless for a table that has none and fits. */
function spaceFor({ columns }: Measured, needs: readonly number[], width: number): number {
  const left = leftOf(needs, width);
  const growing = columns.filter(({ grows }) => grows).length;
  if (growing === 0) return left < 0 ? 0 : Number.POSITIVE_INFINITY;
  return left / growing;
}

const leftOf = (needs: readonly number[], width: number): number =>
  width - needs.reduce((sum, need) => sum + need, 0) - GUTTER * (needs.length - 1);

/** What is left goes to the growing columns, or to all where none grows. */
function widthsOf(table: Measured, size: number, width: number): readonly number[] {
  const needs = needsOf(table, size);
  const left = Math.max(0, leftOf(needs, width));
  const growing = table.columns.filter(({ grows }) => grows).length;
  return table.columns.map(({ grows }, index) => {
    const share = growing === 0 ? left / needs.length : grows ? left / growing : 0;
    return (needs[index] ?? 0) + share;
  });
}

function across(columns: readonly Column[], widths: readonly number[], start: number): Grid["columns"] {
  let x = start;
  return columns.map((column, index) => {
    const width = widths[index] ?? 0;
    const placed = { ...column, x, width };
    x += width + GUTTER;
    return placed;
  });
}

const headStyle = (size: number): Style => ({ ...STYLE.head, size: size - 1, color: COLOR.soft });

function headBox(paper: Paper, { columns, size }: Grid, { x, width }: Across): Box {
  const style = headStyle(size);
  const cells = columns.map((column) => textBox(paper, column.label, { ...column, style }));
  const height = lineHeight(style) + 2 * PADDING;
  return {
    height,
    draw: (y) => {
      for (const cell of cells) cell.draw(y + PADDING - 1);
      rule(paper, { y: y + height, from: x, to: x + width }, { weight: 0.8, color: COLOR.ink });
    },
  };
}

type Drawing = { readonly grid: Grid; readonly place: Across; readonly style: Style };

function rowBoxes(paper: Paper, drawing: Drawing, row: readonly string[]): readonly Box[] {
  const { columns } = drawing.grid;
  const cells = columns.map((column, index) => cellLines(row[index] ?? "", { column, style: drawing.style }));
  const count = Math.ceil(Math.max(1, ...cells.map((lines) => lines.length)) / MOST_LINES);
  return Array.from({ length: count }, (_, part) => {
    const lines = cells.map((cell) => cell.slice(part * MOST_LINES, (part + 1) * MOST_LINES));
    return rowBox(paper, drawing, { lines, isRuled: part === count - 1 });
  });
}

/** An amount is never broken. */
const cellLines = (text: string, { column, style }: { column: Column & Across; style: Style }) =>
  column.align === "right" ? [text] : wrap(text, { style, width: column.width });

type RowLines = { readonly lines: readonly (readonly string[])[]; readonly isRuled: boolean };

function rowBox(paper: Paper, { grid, place, style }: Drawing, { lines, isRuled }: RowLines): Box {
  const cells = grid.columns.map((column, index) => linesBox(paper, lines[index] ?? [], { ...column, style }));
  const height = Math.max(...cells.map((cell) => cell.height)) + 2 * PADDING;
  return {
    height,
    draw: (y) => {
      for (const cell of cells) cell.draw(y + PADDING);
      if (!isRuled) return;
      rule(paper, { y: y + height, from: place.x, to: place.x + place.width }, { weight: 0.4, color: COLOR.rule });
    },
  };
}

/** A label across the columns to the left, sums below their columns. */
function sumBox(
  paper: Paper,
  { grid, place, style }: Drawing,
  { label, cells }: { label: string; cells: readonly string[] },
): Box {
  const sums = grid.columns.map((column, index) => linesBox(paper, [cells[index] ?? ""], { ...column, style }));
  const named = linesBox(paper, [label], { ...place, style });
  const height = lineHeight(style) + 2 * PADDING;
  return {
    height,
    draw: (y) => {
      for (const box of [named, ...sums]) box.draw(y + PADDING);
      rule(paper, { y: y + height, from: place.x, to: place.x + place.width }, { weight: 0.4, color: COLOR.ink });
    },
  };
}
