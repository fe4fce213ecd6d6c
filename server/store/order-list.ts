import {
  and,
  asc,
  desc,
  eq,
  getTableColumns,
  gt,
  gte,
  inArray,
  isNotNull,
  lt,
  lte,
  or,
  type SQL,
  sql,
} from "drizzle-orm";
import { legacyId, type OrderId, type ShopId, toOrderId } from "../invoice/ids.ts";
import type { IstanbulDate } from "../invoice/time/istanbul-time.ts";
import type { OrderFilter, OrderQuery, OrderSort } from "../pipeline/ports/order-query.ts";
import type { OrderPage } from "../pipeline/ports/stores.ts";
import { toRecord } from "./order-row.ts";
import { hasWord, idsWithWord, readSearch, type Search, searchWords } from "./order-search.ts";
import type { Session } from "./session.ts";
import type { Tables } from "./tables.ts";

type Orders = Tables["orders"];
type Row = Orders["$inferSelect"];

/** One page of a shop's orders. */
export async function listOrders(session: Session, shop: ShopId, query: OrderQuery): Promise<OrderPage> {
  const words = searchWords(query.search);
  // Signs alone name no order; without this they would list every one.
  if (query.search.trim() !== "" && words.length === 0) return { orders: [], next: undefined };
  const sort = SORTS[query.sort ?? "newest"];
  const rows = await ordersWanted(session, shop, { ...query, found: await readSearch(session, shop, words) });
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  const isMore = rows.length > query.limit && last !== undefined;
  return {
    orders: page.map(toRecord),
    next: isMore ? `${sort.place(last)}:${legacyId(last.orderId as OrderId)}` : undefined,
  };
}

/** The page's rows and one more, as it is asked of the database. */
export function ordersWanted(session: Session, shop: ShopId, query: Omit<OrderQuery, "search"> & { found: Search }) {
  const { orders } = session.tables;
  const sort = SORTS[query.sort ?? "newest"];
  const { words, rare } = query.found;
  const conditions: (SQL | undefined)[] = [
    eq(orders.shop, shop),
    query.states && inArray(orders.state, [...query.states]),
    sort.only?.(orders),
    afterCursor(orders, sort, query.after),
    ...filterOf(orders, query.filter ?? {}),
    ...words.filter((word) => word !== rare).map((word) => hasWord(session, shop, word)),
  ];
  const columns = session.db.select(getTableColumns(orders));
  const order = sort.order(orders);
  const most = query.limit + 1;
  if (rare === undefined) {
    return columns
      .from(orders)
      .where(and(...conditions))
      .orderBy(...order)
      .limit(most);
  }
  const ids = idsWithWord(session, shop, rare);
  const isOne = eq(orders.orderId, ids.id);
  // A cross join is one that SQLite goes through from the left, whatever it believes of the tables' sizes.
  return columns
    .from(ids)
    .crossJoin(orders)
    .where(and(isOne, ...conditions))
    .orderBy(...order)
    .limit(most);
}

type Sort = {
  readonly order: (orders: Orders) => SQL[];
  /** Which orders have a place in this order at all. */
  readonly only?: (orders: Orders) => SQL;
  /** A row's place as a number for the cursor, and what comes after a place. */
  readonly place: (row: Row) => number;
  readonly after: (orders: Orders, place: number) => { readonly later: SQL; readonly same: SQL };
};

const byTime = (direction: typeof asc, isLater: typeof gt): Sort => ({
  order: ({ processedAt, orderId }) => [direction(processedAt), asc(orderId)],
  place: ({ processedAt }) => processedAt.getTime(),
  after: ({ processedAt }, place) => ({
    later: isLater(processedAt, new Date(place)),
    same: eq(processedAt, new Date(place)),
  }),
});

const SORTS: Readonly<Record<OrderSort, Sort>> = {
  newest: byTime(desc, lt),
  oldest: byTime(asc, gt),
  deadline: {
    order: ({ lastDay, orderId }) => [asc(lastDay), asc(orderId)],
    // The alarm day tells which orders these are without looking through all.
    only: ({ alarmDay }) => isNotNull(alarmDay),
    place: ({ lastDay }) => Date.parse(`${lastDay}T00:00:00Z`),
    after: ({ lastDay }, place) => ({ later: gt(lastDay, dayOf(place)), same: eq(lastDay, dayOf(place)) }),
  },
};

const dayOf = (place: number): IstanbulDate => new Date(place).toISOString().slice(0, 10) as IstanbulDate;

function filterOf(orders: Orders, { from, before, least, most, ...filter }: OrderFilter): (SQL | undefined)[] {
  return [
    from && gte(orders.processedAt, from),
    before && lt(orders.processedAt, before),
    least === undefined ? undefined : gte(orders.total, least),
    most === undefined ? undefined : lte(orders.total, most),
    filter.channel && eq(orders.invoiceChannel, filter.channel),
    filter.integrator === undefined ? undefined : eq(orders.integrator, filter.integrator),
    filter.hasFaults && isNotNull(orders.faults),
  ];
}

function afterCursor(orders: Orders, sort: Sort, after: string | undefined): SQL | undefined {
  const match = /^(\d{1,15}):(\d+)$/.exec(after ?? "");
  const id = toOrderId(match?.[2] ?? "");
  if (!match || !id) return undefined;
  const { later, same } = sort.after(orders, Number(match[1]));
  return or(later, and(same, sql`${orders.orderId} > ${id}`));
}
