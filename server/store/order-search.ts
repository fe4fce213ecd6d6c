import { and, count, eq, gte, inArray, lt, lte, type SQL, sql } from "drizzle-orm";
import type { ShopId } from "../invoice/ids.ts";
import { foldWords } from "../invoice/text.ts";
import type { OrderFilter } from "../pipeline/ports/order-query.ts";
import type { Session } from "./session.ts";
import type { Tables } from "./tables.ts";

/**
 * Up to so many orders, going through those that a word or an amount names beats walking the list until enough have it:
 * with a million orders both cost the same about here, and far from here either is a thousand times slower than the other.
 */
const FEW = 5_000;
/** Of two words that so many have, walking the list until both are met takes longer still. */
const SOME = 30_000;
/** To look up one order's word costs as much as to gather so many. */
const LOOK_UP_COST = 5;

/** A word, or an amount: its orders can be found without walking the list. */
type Narrowing = { readonly table: Tables["orderWords"] | Tables["orders"]; readonly where: SQL | undefined };
/** Infinity where there are more than it matters. */
export type Counted = Narrowing & { readonly orders: number };

/** How the orders of a search are come by. */
export type Search = {
  /** What few orders have: these are gone through, in the list's order. Without one the list is walked. */
  readonly from: Counted | undefined;
  /** Words each order must have besides, or one that begins so; the rarest first. */
  readonly words: readonly Counted[];
};

/** An ETTN is a word of its own kind: an order's number must not find invoices whose ETTN happens to begin with it. */
export const ettnWord = (ettn: string): string => `ettn:${ettn.toLowerCase()}`;

/** Eight signs of an ETTN or more; everything else is folded like names are. */
export const searchWords = (search: string): readonly string[] =>
  beginsEttn(search.trim()) ? [ettnWord(search.trim())] : foldWords(search);

const ETTN_SHAPE = "00000000-0000-0000-0000-000000000000";

/** Not what shops number by, though it may be hexadecimal as well: "EFA2026000000001", "FA100234", "2026-1001". */
function beginsEttn(text: string): boolean {
  if (text.length < 8 || text.length > ETTN_SHAPE.length) return false;
  const isShaped = Array.from(text).every((sign, at) =>
    ETTN_SHAPE[at] === "-" ? sign === "-" : /[0-9a-f]/i.test(sign),
  );
  return isShaped && (text.length === ETTN_SHAPE.length || (/[a-f]/i.test(text) && !/^[a-f]+\d+$/i.test(text)));
}

type Asked = { readonly words: readonly string[]; readonly filter?: OrderFilter | undefined };

/** Counts no further than it matters, so that a word which all orders have costs no more than another. */
export async function readSearch(session: Session, shop: ShopId, { words, filter }: Asked): Promise<Search> {
  const { orderWords } = session.tables;
  const asked = [...new Set(words)];
  const isWord = asked.length > 1 && asked.every((word) => word.length === 1) ? isExactly : beginsWith;
  const ofWords = asked.map((word) => ({ table: orderWords, where: isWord(orderWords, shop, word) }));
  const few = await counted(session, [...ofWords, ...amountOf(session, shop, filter ?? {})], FEW);
  const isFew = few.some(({ orders }) => orders <= FEW);
  const all = isFew || ofWords.length < 2 ? few : await counted(session, ofWords, SOME);
  const [first, second] = all;
  const from = isFew || (second && second.orders <= SOME) ? first : undefined;
  return { from, words: all.filter((one) => one.table === orderWords && one !== from) };
}

/** The page's other filters have an index in the list's own order each; amounts have none. */
function amountOf({ tables: { orders } }: Session, shop: ShopId, { least, most }: OrderFilter): readonly Narrowing[] {
  if (least === undefined && most === undefined) return [];
  const from = least === undefined ? undefined : gte(orders.total, least);
  const to = most === undefined ? undefined : lte(orders.total, most);
  return [{ table: orders, where: and(eq(orders.shop, shop), from, to) }];
}

/** The rarest first. */
async function counted({ db }: Session, narrowings: readonly Narrowing[], most: number): Promise<readonly Counted[]> {
  const howMany = async ({ table, where }: Narrowing): Promise<Counted> => {
    const some = db
      .select({ one: sql`1`.as("one") })
      .from(table)
      .where(where)
      .limit(most + 1)
      .as("some");
    const orders = (await db.select({ orders: count() }).from(some))[0]?.orders ?? 0;
    return { table, where, orders: orders > most ? Infinity : orders };
  };
  const all = await Promise.all(narrowings.map(howMany));
  return all.toSorted((one, other) => (one.orders === other.orders ? 0 : one.orders - other.orders));
}

/**
 * Looks at one order's words. Asked with `in` or `exists`, both databases may gather all orders with the word first, a
 * million for a common name; a value that one row tells they look up row by row.
 */
export function hasWord({ db, tables: { orders, orderWords } }: Session, { where }: Counted): SQL {
  const ofOrder = and(where, eq(orderWords.orderId, orders.orderId));
  return sql`${db.select({ one: sql`1` }).from(orderWords).where(ofOrder).limit(1)} is not null`;
}

/** Whether so many orders are looked at that gathering a word's own takes less than looking each one up. */
export const isWorthGathering = (word: Counted, { orders }: Counted): boolean => word.orders <= LOOK_UP_COST * orders;

/** The orders of `from` that have the word as well. */
export function isAmongThoseWith({ db, tables: { orderWords } }: Session, word: Counted, { table }: Counted): SQL {
  const ids = db.select({ id: orderWords.orderId }).from(orderWords).where(word.where);
  // As a question of its own: PostgreSQL would make a join of it, and go through them all for each order when it guesses wrong.
  return sql`(${inArray(table.orderId, ids)}) is true`;
}

type WordTable = Tables["orderWords"];

const beginsWith = (words: WordTable, shop: ShopId, word: string): SQL | undefined =>
  and(eq(words.shop, shop), gte(words.word, word), lt(words.word, `${word}\uffff`));

/** Several signs and nothing longer: nearly every order has words that begin so. */
const isExactly = (words: WordTable, shop: ShopId, word: string): SQL | undefined =>
  and(eq(words.shop, shop), eq(words.word, word));
