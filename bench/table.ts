import type { Figure } from "./measure.ts";
import type { Row } from "./row.ts";

const HEADINGS = ["what", "per second", "ours ÷ this", "budget", "verdict", "note"] as const;

/** A measured line as its cells, and whether it keeps its budget. */
export type Line = { readonly cells: readonly string[]; readonly holds: boolean };

/** A row's lines: ours against its floor, then ours against each peer and limit. */
export function linesOf(row: Row, figures: readonly Figure[]): readonly Line[] {
  const [ours = { perSecond: 0, ratio: 1 }, ...others] = figures;
  return [
    lineOf(row, {
      name: row.what,
      note: row.ours.note,
      figure: ours,
      value: ours.perSecond,
      least: row.floor,
      unit: "/s",
    }),
    ...row.beside.map(({ name, note, atLeast }, index) => {
      const figure = others[index] ?? { perSecond: 0, ratio: 0 };
      return lineOf(row, { name: `  beside ${name}`, note, figure, value: figure.ratio, least: atLeast, unit: "×" });
    }),
  ];
}

type Judged = {
  readonly name: string;
  readonly note: string | undefined;
  readonly figure: Figure;
  readonly value: number;
  readonly least: number | undefined;
  readonly unit: "/s" | "×";
};

function lineOf(
  { isTime = false, unit: measure = "ms" }: Row,
  { name, note = "", figure, value, least, unit }: Judged,
): Line {
  const holds = least === undefined || value >= least;
  const isLongest = isTime && unit === "/s";
  const budget = least === undefined ? "" : isLongest ? `≤ ${inverse(least, measure)}` : `≥ ${number(least)}${unit}`;
  const verdict = least === undefined ? "" : holds ? "holds" : "MISSES";
  const ratio = unit === "×" ? `${number(figure.ratio)}×` : "";
  return {
    cells: [name, isTime ? inverse(figure.perSecond, measure) : number(figure.perSecond), ratio, budget, verdict, note],
    holds,
  };
}

const inverse = (perSecond: number, unit: string): string => `${number(1000 / perSecond)} ${unit}`;
const number = (value: number): string => value.toLocaleString("en", { maximumFractionDigits: value < 20 ? 2 : 0 });

/** The lines under their headings, columns in line. */
export function table(lines: readonly Line[]): string {
  const rows = [HEADINGS, ...lines.map(({ cells }) => cells)];
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0)));
  const isFigure = (column: number) => column === 1 || column === 2;
  return rows
    .map((cells) =>
      cells
        .map((cell, column) =>
          isFigure(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
        )
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
