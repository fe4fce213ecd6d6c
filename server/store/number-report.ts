import { asc, eq } from "drizzle-orm";
import { type NumberRow, type SeriesReport, seriesReport } from "../invoice/numbers/number-gaps.ts";
import type { Session } from "./session.ts";

/** Every series numbered here, by seller, with what stands under each of its numbers. */
export async function numberReport({ db, tables: { numbers, invoices } }: Session): Promise<readonly SeriesReport[]> {
  const rows = await db
    .select({
      sellerTaxId: numbers.sellerTaxId,
      environment: numbers.environment,
      series: numbers.series,
      year: numbers.year,
      sequence: numbers.sequence,
      ettn: numbers.ettn,
      isLive: invoices.isLive,
      acceptedAt: invoices.acceptedAt,
      number: invoices.number,
    })
    .from(numbers)
    .leftJoin(invoices, eq(invoices.ettn, numbers.ettn))
    .orderBy(asc(numbers.sellerTaxId), asc(numbers.series), asc(numbers.year), asc(numbers.sequence));
  const bySeries = Map.groupBy(rows, (row) => [row.sellerTaxId, row.environment, row.series, row.year].join(" "));
  return [...bySeries.values()].flatMap((ofSeries) => seriesReport(ofSeries satisfies readonly NumberRow[]) ?? []);
}
