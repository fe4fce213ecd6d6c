import { and, asc, count, eq, gt, isNotNull, lt, notExists, or, sql } from "drizzle-orm";
import { istanbulDate } from "../invoice/time/istanbul-time.ts";
import { keptFrom } from "../invoice/after-issue/retention.ts";
import type { DocumentFormat } from "../pipeline/ports/integrator.ts";
import { unpackOriginal } from "./original.ts";
import type { Session } from "./session.ts";

/** What was found of the originals that have to be kept. */
export type OriginalsReport = {
  readonly checked: number;
  /** Stored, and not what the integrator gave any more. */
  readonly damaged: readonly OriginalName[];
  /** Issued a day ago and longer, and not stored. */
  readonly missing: readonly OriginalName[];
  /** Of invoices whose time is over: nothing here deletes them, but the law would let somebody. */
  readonly pastRetention: number;
};
/** Whether an integrator of this kind has such a file at all. */
export type IsHandedOut = (kind: string, format: DocumentFormat) => boolean;
export type OriginalName = { readonly shop: string; readonly ettn: string; readonly format: string };

const AT_ONCE = 100;
const LATE_MS = 86_400_000;
const KEPT = ["pdf", "xml"] as const;

/** Reads every stored original and holds it against its SHA-256, a hundred at a time; then looks for those that should be there. */
export async function originalsReport(session: Session, now: Date, isHandedOut: IsHandedOut): Promise<OriginalsReport> {
  const damaged: OriginalName[] = [];
  let checked = 0;
  for (let after: OriginalName | undefined; ; ) {
    const rows = await nextRows(session, after);
    checked += rows.length;
    for (const row of rows) if (unpackOriginal(row) === undefined) damaged.push(nameOf(row));
    const last = rows.at(-1);
    if (last === undefined) break;
    after = nameOf(last);
  }
  const missing = await missingOriginals(session, now, isHandedOut);
  return { checked, damaged, missing, pastRetention: await countPastRetention(session, now) };
}

async function countPastRetention({ db, tables: { documents, invoices } }: Session, now: Date): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(documents)
    .innerJoin(invoices, eq(invoices.ettn, documents.ettn))
    .where(lt(invoices.issueDate, keptFrom(istanbulDate(now))));
  return row?.n ?? 0;
}

const nameOf = ({ shop, ettn, format }: OriginalName): OriginalName => ({ shop, ettn, format });

function nextRows({ db, tables: { documents } }: Session, after: OriginalName | undefined) {
  const { shop, ettn, format } = documents;
  const isLater =
    after &&
    or(
      gt(shop, after.shop),
      and(eq(shop, after.shop), gt(ettn, after.ettn)),
      and(eq(shop, after.shop), eq(ettn, after.ettn), gt(format, after.format)),
    );
  return db.select().from(documents).where(isLater).orderBy(asc(shop), asc(ettn), asc(format)).limit(AT_ONCE);
}

/** Of documents on a live host: those of a test host have no legal value. */
async function missingOriginals(
  { db, tables }: Session,
  now: Date,
  isHandedOut: IsHandedOut,
): Promise<readonly OriginalName[]> {
  const { documents, invoices } = tables;
  const missing: OriginalName[] = [];
  for (const format of KEPT) {
    const ofThis = and(
      eq(documents.shop, invoices.shop),
      eq(documents.ettn, invoices.ettn),
      eq(documents.format, format),
    );
    const rows = await db
      .select({ shop: invoices.shop, ettn: invoices.ettn, kind: invoices.integrator })
      .from(invoices)
      .where(
        and(
          isNotNull(invoices.confirmedAt),
          lt(invoices.confirmedAt, new Date(now.getTime() - LATE_MS)),
          eq(invoices.environment, "live"),
          notExists(db.select({ one: sql`1` }).from(documents).where(ofThis)),
        ),
      );
    missing.push(
      ...rows.flatMap(({ shop, ettn, kind }) => (isHandedOut(kind, format) ? [{ shop, ettn, format }] : [])),
    );
  }
  return missing;
}
