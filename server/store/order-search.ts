import { and, count, eq, gte, lt, type SQL, sql } from "drizzle-orm";
import type { ShopId } from "../invoice/ids.ts";
import { foldWords } from "../invoice/text.ts";
import type { Session } from "./session.ts";
import type { Tables } from "./tables.ts";

type Words = Tables["orderWords"];

/** The words an order must have, or begin with; `rare` is the one that few orders have, if any is. */
export type Search = { readonly words: readonly string[]; readonly rare: string | undefined };

/**
 * Up to so many orders, looking at each one with the word beats walking the list until enough have it: with a million
 * orders both cost the same about here, and far from here either is a thousand times slower than the other.
 */
const FEW = 5_000;

/** An ETTN is a word of its own kind: an order's number must not find invoices whose ETTN happens to begin with it. */
export const ettnWord = (ettn: string): string => `ettn:${ettn.toLowerCase()}`;

/** Eight signs of an ETTN or more, with a letter or a dash among them; everything else is folded like names are. */
export const searchWords = (search: string): readonly string[] =>
  /^(?=.*[a-f-])[0-9a-f-]{8,36}$/i.test(search.trim()) ? [ettnWord(search.trim())] : foldWords(search);

/** Counts no further than it matters, so that a word which all orders have costs no more than another. */
export async function readSearch(session: Session, shop: ShopId, words: readonly string[]): Promise<Search> {
  const { db, tables } = session;
  let rare: { readonly word: string; readonly orders: number } | undefined;
  for (const word of words) {
    const some = db
      .select({ id: tables.orderWords.orderId })
      .from(tables.orderWords)
      .where(isWord(tables.orderWords, shop, word))
      .limit(FEW + 1)
      .as("some");
    const orders = (await db.select({ orders: count() }).from(some))[0]?.orders ?? 0;
    if (orders <= FEW && orders < (rare?.orders ?? Infinity)) rare = { word, orders };
  }
  return { words, rare: rare?.word };
}

/** Each order with the word once, though several of its words may begin so. */
export const idsWithWord = ({ db, tables: { orderWords } }: Session, shop: ShopId, word: string) =>
  db
    .selectDistinct({ id: orderWords.orderId })
    .from(orderWords)
    .where(isWord(orderWords, shop, word))
    .as("found");

/**
 * Looks at one order's words. Asked with `in` or `exists`, both databases may gather all orders with the word first, a
 * million for a common name; a value that one row tells they look up row by row.
 */
export function hasWord({ db, tables: { orders, orderWords } }: Session, shop: ShopId, word: string): SQL {
  const ofOrder = and(isWord(orderWords, shop, word), eq(orderWords.orderId, orders.orderId));
  return sql`${db.select({ one: sql`1` }).from(orderWords).where(ofOrder).limit(1)} is not null`;
}

const isWord = (words: Words, shop: ShopId, word: string): SQL | undefined =>
  and(eq(words.shop, shop), gte(words.word, word), lt(words.word, `${word}\uffff`));
