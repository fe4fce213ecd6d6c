import { and, asc, desc, eq, gt, isNotNull, isNull, lt, or, type SQL } from "drizzle-orm";
import { legacyId, type OrderId, toOrderId } from "../invoice/ids.ts";
import type { IstanbulDate } from "../invoice/time/istanbul-time.ts";
import type { OrderSort } from "../pipeline/ports/order-query.ts";
import type { Tables } from "./tables.ts";

type Orders = Tables["orders"];
type Row = Orders["$inferSelect"];
/** Tables that know an order's time. */
type Timed = Orders | Tables["orderWords"];
type TimeSort = Exclude<OrderSort, "deadline">;

type Sort = {
  readonly order: (orders: Orders) => SQL[];
  /** A row's place as a number for the cursor, and what comes after a place. */
  readonly place: (row: Row) => number;
  readonly after: (orders: Orders, cursor: Cursor) => SQL | undefined;
};

type Cursor = { readonly place: number; readonly id: OrderId };

const BY_TIME = { newest: { direction: desc, isLater: lt }, oldest: { direction: asc, isLater: gt } } as const;

export const timeOrder = ({ processedAt, orderId }: Timed, sort: TimeSort = "newest"): SQL[] => [
  BY_TIME[sort].direction(processedAt),
  asc(orderId),
];

function afterTime({ processedAt, orderId }: Timed, sort: TimeSort, { place, id }: Cursor): SQL | undefined {
  const at = new Date(place);
  return or(BY_TIME[sort].isLater(processedAt, at), and(eq(processedAt, at), gt(orderId, id)));
}

const byTime = (sort: TimeSort): Sort => ({
  order: (orders) => timeOrder(orders, sort),
  place: ({ processedAt }) => processedAt.getTime(),
  after: (orders, cursor) => afterTime(orders, sort, cursor),
});

/** By the last day it sorts those that have one; the others follow in the order of `newest`. */
export const SORTS: Readonly<Record<OrderSort, Sort>> = {
  newest: byTime("newest"),
  oldest: byTime("oldest"),
  deadline: {
    order: ({ lastDay, orderId }) => [asc(lastDay), asc(orderId)],
    place: ({ lastDay }) => Date.parse(`${lastDay}T00:00:00Z`),
    after: ({ lastDay, orderId }, { place, id }) =>
      or(gt(lastDay, dayOf(place)), and(eq(lastDay, dayOf(place)), gt(orderId, id))),
  },
};

const dayOf = (place: number): IstanbulDate => new Date(place).toISOString().slice(0, 10) as IstanbulDate;

/** What comes after the cursor in this order; everything when there is none. */
export function afterCursor(orders: Orders, sort: Sort, after: string | undefined): SQL | undefined {
  const cursor = readCursor(after);
  return cursor && sort.after(orders, cursor);
}

export function timeAfterCursor(table: Timed, sort: TimeSort = "newest", after?: string): SQL | undefined {
  const cursor = readCursor(after);
  return cursor && afterTime(table, sort, cursor);
}

/** The alarm day tells those with a last day from the others, and has an index of its own. */
export const hasLastDay = ({ alarmDay }: Orders): SQL => isNotNull(alarmDay);
export const hasNoLastDay = ({ alarmDay }: Orders): SQL => isNull(alarmDay);

/** The cursor of a list by last days, once it has come to the orders without one. */
const BEYOND = "beyond-";

export const isBeyond = (after: string | undefined): boolean => after?.startsWith(BEYOND) === true;
export const withinBeyond = (after: string | undefined): string | undefined =>
  isBeyond(after) ? after?.slice(BEYOND.length) : undefined;

/** Where the next page goes on after this row. */
export function cursorAfter(row: Row, sort: OrderSort): string {
  if (sort === "deadline" && row.alarmDay === null) return `${BEYOND}${cursorAfter(row, "newest")}`;
  return `${SORTS[sort].place(row)}:${legacyId(row.orderId as OrderId)}`;
}

function readCursor(after: string | undefined): Cursor | undefined {
  const match = /^(\d{1,15}):(\d+)$/.exec(after ?? "");
  const id = toOrderId(match?.[2] ?? "");
  return match && id ? { place: Number(match[1]), id } : undefined;
}
