import { and, eq, getTableColumns, gt, isNotNull, sql } from "drizzle-orm";
import { type ShopId, toOrderId } from "../invoice/ids.ts";
import { ANSWER_PRIVACY, READ_BACKFILL, WRITE_BACK } from "../pipeline/ports/jobs.ts";
import { keepAccess, layHeardAside } from "./heard-before.ts";
import { copyNumbers } from "./move-numbers.ts";
import { postgresJobStore } from "./postgres-jobs.ts";
import type { Session } from "./session.ts";
import { sqliteTables } from "./sqlite-schema.ts";
import type { Tables } from "./tables.ts";

const AT_ONCE = 200;

const NOT_MOVED = ["jobs", "downloads", "callTurns", "numbers"] as const;
type TableName = Exclude<keyof Tables, (typeof NOT_MOVED)[number]>;

/**
 * What belongs to a shop, in the order it is written. Download links and turns live a minute, jobs are planned anew, and numbers
 * belong to a company (`copyNumbers`).
 */
export const MOVED_TABLES = Object.keys(sqliteTables).filter(
  (name): name is TableName => !NOT_MOVED.some((left) => left === name),
);

export type RowCounts = Readonly<Record<string, number>>;

/** How many rows of each table are this shop's. */
export async function countRows({ db, tables }: Session, shop: ShopId): Promise<RowCounts> {
  const counts: [string, number][] = [];
  for (const name of MOVED_TABLES) {
    const table: Tables["orders"] = tables[name] as never;
    const [row] = await db.select({ n: sql<string>`count(*)` }).from(table).where(eq(table.shop, shop));
    counts.push([name, Number(row?.n ?? 0)]);
  }
  return Object.fromEntries(counts);
}

/** Whether all of it is there; of what Shopify tells, more may be. */
export const isAllThere = (wanted: RowCounts, found: RowCounts): boolean =>
  MOVED_TABLES.every((name) => {
    const [n = 0, there = 0] = [wanted[name], found[name]];
    return name === "inbox" || name === "timeline" ? there >= n : there === n;
  });

/** Shops with settings or invoices in the file that have neither there. */
export async function shopsNotMoved(from: Session, to: Session): Promise<readonly string[]> {
  const there = new Set(await shopsWithRecords(to));
  return (await shopsWithRecords(from)).filter((shop) => !there.has(shop));
}

async function shopsWithRecords({ db, tables: { shops, invoices } }: Session): Promise<readonly string[]> {
  const set = await db.select({ shop: shops.shop }).from(shops).where(isNotNull(shops.profile));
  const invoiced = await db.selectDistinct({ shop: invoices.shop }).from(invoices);
  return [...new Set([...set, ...invoiced].map(({ shop }) => shop))].toSorted();
}

export async function isSwitchedOn({ db, tables: { shops } }: Session, shop: ShopId): Promise<boolean> {
  const [row] = await db.select({ isActive: shops.isActive }).from(shops).where(eq(shops.shop, shop));
  return row?.isActive === true;
}

/**
 * Copies every row of a shop from a SQLite file to PostgreSQL and plans a run for each order that had one, and for each that was
 * told of there meanwhile.
 */
export async function copyShop(from: Session, to: Session, shop: ShopId): Promise<void> {
  const heard = await layHeardAside(to, shop);
  for (const name of MOVED_TABLES) await copyTable(from, to, { name, shop });
  await copyNumbers(from, to, shop);
  await keepAccess(to, shop, heard);
  const jobs = postgresJobStore(to, shop);
  await jobs.wakeAll(heard.orderIds);
  const { jobs: planned } = from.tables;
  const columns = { key: planned.key, task: planned.task };
  for (const { key, task } of await from.db.select(columns).from(planned).where(eq(planned.shop, shop))) {
    const orderId = toOrderId(key);
    if (orderId) await (task === WRITE_BACK ? jobs.writeBack(orderId) : jobs.wake(orderId));
    if (task === ANSWER_PRIVACY) await jobs.answerPrivacy();
    if (task === READ_BACKFILL) await jobs.readBackfill();
  }
}

async function copyTable(from: Session, to: Session, { name, shop }: { name: TableName; shop: ShopId }): Promise<void> {
  const source: Tables["orders"] = from.tables[name] as never;
  const columns = { ...getTableColumns(source), rowPlace: sql<number>`rowid` };
  for (let last = 0; ; ) {
    const isNext = and(eq(source.shop, shop), gt(sql`rowid`, last));
    const rows = await from.db.select(columns).from(source).where(isNext).orderBy(sql`rowid`).limit(AT_ONCE);
    if (rows.length === 0) return;
    const insert = to.db.insert(to.tables[name]).values(rows.map((row) => withoutPlace(name, row)) as never);
    // A delivery may have come to both.
    await (name === "inbox" ? insert.onConflictDoNothing() : insert);
    last = rows.at(-1)?.rowPlace ?? last;
  }
}

/** A row's place, and an event's id, which only tells it, are given anew. */
function withoutPlace(name: TableName, { rowPlace: _rowPlace, ...row }: Record<string, unknown>): object {
  if (name !== "timeline") return row;
  const { id: _id, ...rest } = row;
  return rest;
}
