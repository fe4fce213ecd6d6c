import type { CELLS } from "../server/ubl/random-cells.ts";
import type { Cell } from "../server/ubl/random-invoices.ts";
import { BUYERS } from "../server/ubl/random-parties.ts";

/** How many documents of each kind were judged; a kind our rules refuse names the first that does. */
export function coverageTable(cells: typeof CELLS, counts: ReadonlyMap<Cell, number>): string {
  const rows = Map.groupBy(cells, ({ cell }) => `${cell.profileId} ${cell.type} ${cell.currency}`);
  const refusals = [...new Set(cells.flatMap(({ refusedBy }) => refusedBy[0] ?? []))];
  const cellText = ({ cell, refusedBy }: (typeof cells)[number]): string =>
    refusedBy[0] === undefined ? String(counts.get(cell) ?? 0) : `–${refusals.indexOf(refusedBy[0]) + 1}`;
  const lines = [...rows].map(
    ([name, row]) => `${name.padEnd(36)}${row.map((each) => cellText(each).padStart(10)).join("")}`,
  );
  const head = `${"".padEnd(36)}${BUYERS.map((buyer) => buyer.padStart(10)).join("")}`;
  return [head, ...lines, ...refusals.map((code, index) => `–${index + 1} refused: ${code}`)].join("\n");
}
