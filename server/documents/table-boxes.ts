import { type Across, type Box, lineHeight, linesBox, textBox } from "./boxes.ts";
import { COLOR, type Paper, rule, type Style, STYLE, widthOf, wrap } from "./paper.ts";
import type { Column, Table } from "./sheet.ts";

const GUTTER = 9;
const PADDING = 2.6;
/** A product code longer than this is broken over lines. */
const WIDEST_WORDS = 76;
const NARROWEST_NAME = 96;
const SIZES = [8, 7.5, 7, 6.5, 6, 5.5, 5] as const;
/** A row of more lines than this goes on in rows of its own, so that it can go on on the next page. */
const MOST_LINES = 36;

export type TableBoxes = {
  readonly head: Box;
  readonly rows: readonly (readonly Box[])[];
  /** A row of the same columns in another style, such as sums. */
  readonly extra: (label: string, cells: readonly string[]) => Box;
};

type Grid = { readonly columns: readonly (Column & Across)[]; readonly size: number };

/** The table in the largest letters at which every amount stands on one line. */
export function tableBoxes(paper: Paper, table: Table & { sums?: Table["rows"] }, place: Across): TableBoxes {
  const grid = gridOf(table, place);
  const style = { ...STYLE.body, size: grid.size };
  return {
    head: headBox(paper, grid, place),
    rows: table.rows.map((row) => rowBoxes(paper, { grid, place, style }, row)),
    extra: (label, cells) => sumBox(paper, { grid, place, style: { ...style, font: "semibold" } }, { label, cells }),
  };
}

function gridOf(table: Table & { sums?: Table["rows"] }, place: Across): Grid {
  for (const size of SIZES) {
    const widths = widthsOf(table, { size, width: place.width });
    if (widths) return { columns: across(table.columns, widths, place.x), size };
  }
  throw new Error("no letters are small enough for this table");
}

/** The width each column needs; what is left goes to the growing ones, or to all. `undefined` if that is too little. */
function widthsOf(
  { columns, rows, sums = [] }: Table & { sums?: Table["rows"] },
  { size, width }: { size: number; width: number },
): readonly number[] | undefined {
  const cell = { ...STYLE.body, size };
  const head = headStyle(size);
  const needs = columns.map(({ label, align, grows }, index) => {
    if (grows) return 0;
    const words = rows.map((row) => widthOf(row[index] ?? "", cell));
    const added = sums.slice(-1).map((row) => widthOf(row[index] ?? "", { ...cell, font: "semibold" }));
    const widest = Math.max(...words, ...added, 0);
    return Math.max(align === "left" ? Math.min(widest, WIDEST_WORDS) : widest, widthOf(label, head));
  });
  const left = width - needs.reduce((sum, need) => sum + need, 0) - GUTTER * (columns.length - 1);
  const growing = columns.filter(({ grows }) => grows).length;
  if (left < growing * NARROWEST_NAME) return undefined;
  if (growing === 0) return needs.map((need) => need + left / columns.length);
  return columns.map(({ grows }, index) => (grows ? left / growing : (needs[index] ?? 0)));
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
