import { and, asc, eq, inArray, isNotNull } from "drizzle-orm";
import { type NumberRow, type SeriesReport, seriesReport } from "../invoice/numbers/number-gaps.ts";
import type { Session } from "./session.ts";

/** Every series numbered here, by seller, with what stands under each of its numbers. */
export async function numberReport(session: Session): Promise<readonly SeriesReport[]> {
  const { db, tables } = session;
  const { numbers, invoices } = tables;
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
  const taken = await takenNumbers(session, [...new Set(rows.map((row) => row.sellerTaxId))]);
  return [...bySeries.values()].flatMap((ofSeries: readonly NumberRow[]) => {
    const { sellerTaxId = "", environment = "" } = ofSeries[0] ?? {};
    return seriesReport(ofSeries, taken.get(`${sellerTaxId} ${environment}`) ?? new Set()) ?? [];
  });
}

/** By seller and host the numbers of every document an integrator was known to have, whoever gave them. */
async function takenNumbers(
  { db, tables: { invoices } }: Session,
  sellers: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const { sellerTaxId, environment, number, acceptedAt } = invoices;
  const rows = await db
    .select({ sellerTaxId, environment, number })
    .from(invoices)
    .where(and(inArray(sellerTaxId, [...sellers]), isNotNull(number), isNotNull(acceptedAt)));
  const taken = new Map<string, Set<string>>();
  for (const row of rows) {
    const key = `${row.sellerTaxId} ${row.environment}`;
    const ofSeller = taken.get(key) ?? new Set();
    taken.set(key, ofSeller.add(row.number ?? ""));
  }
  return taken;
}
