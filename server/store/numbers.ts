import {
  and,
  asc,
  between,
  desc,
  eq,
  inArray,
  isNotNull,
  isNull,
  like,
  ne,
  notExists,
  or,
  type SQL,
  sql,
} from "drizzle-orm";
import type { ShopId } from "../invoice/ids.ts";
import type { Invoice } from "../invoice/invoice.ts";
import type { State } from "../invoice/lifecycle.ts";
import { numberOf, sequenceOf } from "../invoice/numbers/invoice-number.ts";
import { AppError } from "../pipeline/errors.ts";
import type { NumberLine, NumberStore, NumberWanted } from "../pipeline/ports/number-store.ts";
import { readExactJson } from "./exact-json.ts";
import type { Session } from "./session.ts";
import type { Tables } from "./tables.ts";

/**
 * Makes whoever numbers for the same seller wait until this transaction ends, in whichever process. One lock for all of a
 * seller's series: units that share a transaction would otherwise take several, in any order.
 */
export type LockNumbers = (session: Session, sellerTaxId: string) => Promise<void>;

/**
 * Our own numbers of a seller's series, in one line for all the seller's shops: the lowest that was given back, else the
 * next. They are given in the transaction that stores the invoice, so a number is taken exactly when its document exists.
 */
export function numberStore(session: Session, shop: ShopId, lock: LockNumbers): NumberStore {
  const { db, tables } = session;
  const { numbers } = tables;
  return {
    take: async (wanted) => {
      const { ettn, sellerTaxId, environment, series, issueDate } = wanted;
      const year = yearOf(wanted);
      await lock(session, sellerTaxId);
      await refuseEarlierDate(session, wanted);
      const [free] = await db
        .select({ sequence: numbers.sequence })
        .from(numbers)
        .where(and(inSeries(session, wanted), isNull(numbers.ettn), notExists(bearers(session))))
        .orderBy(asc(numbers.sequence))
        .limit(1);
      const sequence = free?.sequence ?? (await nextSequence(session, wanted));
      const row = { sellerTaxId, environment, series, year, sequence, shop, ettn, issueDate };
      await db
        .insert(numbers)
        .values(row)
        .onConflictDoUpdate({
          target: [numbers.sellerTaxId, numbers.environment, numbers.series, numbers.year, numbers.sequence],
          set: { shop, ettn, issueDate },
        });
      return numberOf({ series, year, sequence });
    },
    giveBack: async (ettn) => {
      await db.update(numbers).set({ ettn: null }).where(eq(numbers.ettn, ettn));
    },
    isAwaited: (line) => isAwaited(session, line),
  };
}

/** The same sixteen characters as `numberOf`: both databases can look up by them. */
const numberText = ({ series, year, sequence }: Tables["numbers"]): SQL<string> =>
  sql`${series} || cast(${year} as text) || substr(cast(1000000000 + ${sequence} as text), 2)`;

/** What the integrator has, or had, under a number that was given back here: it numbered in the same series meanwhile. */
function bearers({ db, tables: { numbers, invoices } }: Session) {
  const ofSeller = and(eq(invoices.sellerTaxId, numbers.sellerTaxId), eq(invoices.environment, numbers.environment));
  return db
    .select({ ettn: invoices.ettn })
    .from(invoices)
    .where(and(ofSeller, eq(invoices.number, numberText(numbers)), isNotNull(invoices.acceptedAt)));
}

const yearOf = ({ issueDate }: NumberWanted): number => Number(issueDate.slice(0, 4));

const inSeries = ({ tables: { numbers } }: Session, wanted: NumberWanted) =>
  and(
    eq(numbers.sellerTaxId, wanted.sellerTaxId),
    eq(numbers.environment, wanted.environment),
    eq(numbers.series, wanted.series),
    eq(numbers.year, yearOf(wanted)),
  );

/** A clock that was turned back must not date a document before the one with the number before. One that never left has no date. */
async function refuseEarlierDate(session: Session, wanted: NumberWanted): Promise<void> {
  const { db, tables } = session;
  const [last] = await db
    .select({ issueDate: tables.numbers.issueDate })
    .from(tables.numbers)
    .where(and(inSeries(session, wanted), isNotNull(tables.numbers.ettn)))
    .orderBy(desc(tables.numbers.issueDate))
    .limit(1);
  if (last && last.issueDate > wanted.issueDate) throw new AppError("SERIES_AHEAD_OF_CLOCK");
}

/** After the last one given here, and after every number that an invoice of the series bears or bore, whoever gave it. */
async function nextSequence(session: Session, wanted: NumberWanted): Promise<number> {
  const { db, tables } = session;
  const { numbers, invoices } = tables;
  const [last] = await db
    .select({ sequence: numbers.sequence })
    .from(numbers)
    .where(inSeries(session, wanted))
    .orderBy(desc(numbers.sequence))
    .limit(1);
  const ofSeller = and(eq(invoices.sellerTaxId, wanted.sellerTaxId), eq(invoices.environment, wanted.environment));
  const line = `${wanted.series}${yearOf(wanted)}`;
  // A range goes by the index, SQLite's `like` does not; the latter keeps out what is longer or shorter than a number.
  const isOfLine = and(
    between(invoices.number, `${line}000000000`, `${line}999999999`),
    like(invoices.number, `${line}_________`),
  );
  const [borne] = await db
    .select({ number: invoices.number })
    .from(invoices)
    .where(and(ofSeller, isOfLine))
    .orderBy(desc(invoices.number))
    .limit(1);
  return Math.max(last?.sequence ?? 0, sequenceOf(borne?.number ?? "") ?? 0) + 1;
}

const ON_THEIR_WAY: readonly State[] = ["queued", "submitting", "unknown", "processing"];

/** Of what is queued only a document whose answer was lost may have arrived. */
async function isAwaited({ db, tables }: Session, { sellerTaxId, series, year }: NumberLine): Promise<boolean> {
  const { orders, invoices } = tables;
  const isOnItsWay = inArray(orders.state, [...ON_THEIR_WAY]);
  const mayExist = or(ne(orders.state, "queued" satisfies State), eq(invoices.wasLost, true));
  // With every environment named, the index by number leads to the nameless ones alone.
  const ofSeller = and(eq(invoices.sellerTaxId, sellerTaxId), inArray(invoices.environment, ["live", "test"]));
  const isNameless = and(
    ofSeller,
    eq(invoices.isLive, true),
    isNull(invoices.number),
    like(invoices.issueDate, `${year}-%`),
  );
  const rows = await db
    .select({ document: invoices.document })
    .from(orders)
    .innerJoin(invoices, and(eq(invoices.shop, orders.shop), eq(invoices.orderId, orders.orderId)))
    .where(and(isOnItsWay, isNameless, mayExist));
  return rows.some(({ document }) => series.includes((readExactJson(document) as Invoice).series));
}
