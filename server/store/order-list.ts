import { and, eq, getTableColumns, gte, inArray, isNotNull, lt, type SQL, sql } from "drizzle-orm";
import type { ShopId } from "../invoice/ids.ts";
import type { OrderFilter, OrderQuery } from "../pipeline/ports/order-query.ts";
import type { OrderPage } from "../pipeline/ports/stores.ts";
import { toRecord } from "./order-row.ts";
import {
  type Counted,
  hasWord,
  isAmongThoseWith,
  isWorthGathering,
  readSearch,
  type Search,
  searchWords,
} from "./order-search.ts";
import {
  afterCursor,
  cursorAfter,
  hasLastDay,
  hasNoLastDay,
  isBeyond,
  SORTS,
  timeAfterCursor,
  timeOrder,
  withinBeyond,
} from "./order-sorts.ts";
import type { Session } from "./session.ts";
import type { Tables } from "./tables.ts";

type Orders = Tables["orders"];
type Row = Orders["$inferSelect"];

/**
 * Of the orders a search goes through, so many are looked at first, the first in the list's order: where they fill the
 * page, the others need not be looked at.
 */
const LOOK = 200;

/** One page of a shop's orders. */
export async function listOrders(session: Session, shop: ShopId, query: OrderQuery): Promise<OrderPage> {
  const words = searchWords(query.search);
  // Signs alone name no order; without this they would list every one.
  if (query.search.trim() !== "" && words.length === 0) return { orders: [], next: undefined };
  const rows = await firstRows(session, shop, {
    ...query,
    found: await readSearch(session, shop, { ...query, words }),
  });
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  const isMore = rows.length > query.limit && last !== undefined;
  return {
    orders: page.map(toRecord),
    next: isMore ? cursorAfter(last, query.sort ?? "newest") : undefined,
  };
}

type Look = Pick<OrderQuery, "sort" | "after"> & {
  readonly look: number | undefined;
  readonly gathered: readonly Counted[];
  readonly also: readonly SQL[];
};
type Wanted = Omit<OrderQuery, "search"> & {
  readonly found: Search;
  /** Those of them that have a last day, or the others. */
  readonly only?: (orders: Orders) => SQL;
};

/** The page's rows and one more. */
const firstRows = (session: Session, shop: ShopId, wanted: Wanted): Promise<readonly Row[]> =>
  wanted.sort === "deadline" ? byLastDay(session, shop, wanted) : byTime(session, shop, wanted);

/**
 * Asked in two parts, as each has an index and both together have none: few orders have a last day, and all the others stand
 * in the list's own order.
 */
async function byLastDay(session: Session, shop: ShopId, wanted: Wanted): Promise<readonly Row[]> {
  const { limit, after } = wanted;
  const first = isBeyond(after) ? [] : await ordersWanted(session, shop, { ...wanted, only: hasLastDay });
  if (first.length > limit) return first;
  const others = {
    only: hasNoLastDay,
    sort: "newest",
    after: withinBeyond(after),
    limit: limit - first.length,
  } as const;
  return [...first, ...(await byTime(session, shop, { ...wanted, ...others }))];
}

async function byTime(session: Session, shop: ShopId, wanted: Wanted): Promise<readonly Row[]> {
  const { limit, found, states, filter, only } = wanted;
  if (!found.from || found.from.orders <= LOOK) return ordersWanted(session, shop, wanted);
  const rows = await ordersWanted(session, shop, { ...wanted, look: LOOK + limit });
  const isByAmount = found.from.table === session.tables.orders;
  const areWordsMet = isByAmount || gatheredOf(found).length === found.words.length;
  const isMet =
    areWordsMet && !states && !only && isEmpty(isByAmount ? { ...filter, least: undefined, most: undefined } : filter);
  return rows.length > limit || isMet ? rows : ordersWanted(session, shop, wanted);
}

const isEmpty = (filter: OrderFilter = {}): boolean => Object.values(filter).every((value) => value === undefined);

const gatheredOf = ({ from, words }: Search): readonly Counted[] =>
  from ? words.filter((word) => isWorthGathering(word, from)) : [];

/** The same as it is asked of the database, among the first `look` orders that are gone through. */
export function ordersWanted(session: Session, shop: ShopId, { look, ...query }: Wanted & { readonly look?: number }) {
  const { orders } = session.tables;
  const sort = SORTS[query.sort ?? "newest"];
  const { words, from } = query.found;
  const gathered = gatheredOf(query.found);
  const lookedUp = words.filter((word) => !gathered.includes(word)).map((word) => hasWord(session, word));
  // An amount's own orders need no second look for their words, and most have none of them.
  const isByAmount = from?.table === orders;
  const conditions: (SQL | undefined)[] = [
    eq(orders.shop, shop),
    query.states && inArray(orders.state, [...query.states]),
    query.only?.(orders),
    afterCursor(orders, sort, query.after),
    ...filterOf(orders, query.filter ?? {}),
    ...(isByAmount ? [] : lookedUp),
  ];
  const columns = session.db.select(getTableColumns(orders));
  const order = sort.order(orders);
  const most = query.limit + 1;
  if (from === undefined) {
    return columns
      .from(orders)
      .where(and(...conditions))
      .orderBy(...order)
      .limit(most);
  }
  const ids = idsToLookAt(session, from, { ...query, look, gathered, also: isByAmount ? lookedUp : [] });
  const isOne = eq(orders.orderId, ids.id);
  // A cross join is one that SQLite goes through from the left, whatever it believes of the tables' sizes.
  return columns
    .from(ids)
    .crossJoin(orders)
    .where(and(isOne, ...conditions))
    .orderBy(...order)
    .limit(most);
}

/** Each order once, though several of its words may begin alike. */
function idsToLookAt(session: Session, from: Counted, { look, gathered, also, sort, after }: Look) {
  const { table } = from;
  const where = and(from.where, ...gathered.map((word) => isAmongThoseWith(session, word, from)), ...also);
  if (look === undefined || sort === "deadline") {
    return session.db.selectDistinct({ id: table.orderId }).from(table).where(where).as("found");
  }
  return session.db
    .selectDistinct({ id: table.orderId, at: table.processedAt })
    .from(table)
    .where(and(where, timeAfterCursor(table, sort, after)))
    .orderBy(...timeOrder(table, sort))
    .limit(look)
    .as("found");
}

function filterOf(orders: Orders, { from, before, least, most, ...filter }: OrderFilter): (SQL | undefined)[] {
  return [
    from && gte(orders.processedAt, from),
    before && lt(orders.processedAt, before),
    // The sign keeps a database from going by amounts, out of the list's order: whether that pays is counted.
    least === undefined ? undefined : sql`+${orders.total} >= ${sql.param(least, orders.total)}`,
    most === undefined ? undefined : sql`+${orders.total} <= ${sql.param(most, orders.total)}`,
    filter.channel && eq(orders.invoiceChannel, filter.channel),
    filter.integrator === undefined ? undefined : eq(orders.integrator, filter.integrator),
    filter.hasFaults && isNotNull(orders.faults),
  ];
}
