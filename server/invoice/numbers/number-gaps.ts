import { numberOf } from "./invoice-number.ts";

/** One of our own numbers and what stands under it. */
export type NumberRow = {
  readonly sellerTaxId: string;
  readonly environment: string;
  readonly series: string;
  readonly year: number;
  readonly sequence: number;
  /** `null` once it was given back. */
  readonly ettn: string | null;
  /** Of the invoice, `null` where there is none of that ETTN. */
  readonly isLive: boolean | null;
  /** When the integrator was known to have it. */
  readonly acceptedAt: Date | null;
  readonly number: string | null;
};

/** What stands under the numbers of one series and year, from the first given to the last. */
export type SeriesReport = Pick<NumberRow, "sellerTaxId" | "environment" | "series" | "year"> & {
  readonly first: string;
  readonly last: string;
  readonly used: number;
  /** Not ours any more: on invoices the integrator numbered in the same series, while it was the one who did. */
  readonly byIntegrator: number;
  /** Given back by documents that never left; the next document of the year takes them. */
  readonly returned: readonly string[];
  /** Of documents that reached the integrator and were cancelled or failed there: told, and not used again. */
  readonly spent: readonly string[];
  /**
   * Of dead documents that no integrator ever said it has: after a lost answer they were not found, but may still turn up, or
   * another document there bears the number. It is not used again.
   */
  readonly unconfirmed: readonly string[];
  /** The integrator filed the document under another number than the one it was sent with. */
  readonly renumbered: readonly string[];
  /** Nothing here knows of them. */
  readonly unexplained: readonly string[];
};

/**
 * Rows of one series and year, in any order; `undefined` where there are none. `taken`: every number an integrator said that
 * an invoice of the seller bears, on that host.
 */
export function seriesReport(rows: readonly NumberRow[], taken: ReadonlySet<string>): SeriesReport | undefined {
  const sorted = rows.toSorted((a, b) => a.sequence - b.sequence);
  const [first] = sorted;
  const last = sorted.at(-1);
  if (!first || !last) return undefined;
  const { sellerTaxId, environment, series, year } = first;
  const known = new Set(sorted.map(({ sequence }) => sequence));
  const all = Array.from({ length: last.sequence - first.sequence + 1 }, (_, index) => first.sequence + index);
  const standing = (kind: Standing) => sorted.filter((row) => standingOf(row) === kind).map(numberOf);
  const missing = all.filter((sequence) => !known.has(sequence)).map((sequence) => numberOf({ ...first, sequence }));
  const isTheirs = (number: string) => taken.has(number);
  const isNobodys = (number: string) => !isTheirs(number);
  const returned = standing("returned");
  return {
    sellerTaxId,
    environment,
    series,
    year,
    first: numberOf(first),
    last: numberOf(last),
    used: standing("used").length,
    byIntegrator: [...missing, ...returned].filter(isTheirs).length,
    returned: returned.filter(isNobodys),
    spent: standing("spent"),
    unconfirmed: standing("unconfirmed"),
    renumbered: standing("renumbered"),
    unexplained: [...missing.filter(isNobodys), ...standing("unexplained")].toSorted(),
  };
}

type Standing = "used" | "returned" | "spent" | "unconfirmed" | "renumbered" | "unexplained";

function standingOf(row: NumberRow): Standing {
  if (row.ettn === null) return "returned";
  if (row.isLive === null) return "unexplained";
  if (row.number !== numberOf(row)) return "renumbered";
  if (row.isLive) return "used";
  return row.acceptedAt === null ? "unconfirmed" : "spent";
}
