import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { OrderFilter, OrderQuery, OrderSort } from "../../../server/pipeline/ports/order-query.ts";
import { type AnyStore, ENGINES, type EngineName, storeOn } from "../../support/engines.ts";
import { aSummary, orderId, OUR_SHOP } from "../../support/temporary-store.ts";

type Order = { readonly n: number; readonly at: Date; readonly total: bigint; readonly words: readonly string[] };

/** More orders than are few, so that each way of coming by them is taken; three at each moment. */
const ORDERS: readonly Order[] = Array.from({ length: 5_400 }, (_, n) => ({
  n,
  at: new Date(Date.UTC(2026, 0, 1, 0, Math.floor(n / 3))),
  total: BigInt(n % 60) * 100n,
  words: [
    `${100_000 + n}`,
    ...(n % 100 === 0 ? [] : ["mehmet"]),
    ...(n % 50 === 1 ? [] : ["yilmaz"]),
    // Two words that begin alike: the order is found once.
    ...(n % 10 === 0 ? ["ayse", "aysegul"] : []),
    ...(n < 60 ? ["kaya"] : []),
    ...(n % 7 === 0 ? ["m"] : []),
    ...(n % 11 === 0 ? ["k"] : []),
  ],
}));

async function aShop(engine: EngineName): Promise<AnyStore> {
  const store = await storeOn(engine);
  await store.transact(OUR_SHOP, async ({ db, tables: { orders, orderWords } }) => {
    for (let from = 0; from < ORDERS.length; from += 450) {
      const some = ORDERS.slice(from, from + 450);
      await db.insert(orders).values(
        some.map(({ n, at, total }) => ({
          shop: OUR_SHOP,
          orderId: orderId(100_000 + n),
          name: `#${100_000 + n}`,
          buyer: "",
          processedAt: at,
          updatedAt: at,
          total: total,
          currency: "TRY",
          state: "issued",
        })),
      );
      await db
        .insert(orderWords)
        .values(
          some.flatMap(({ n, at, words }) =>
            words.map((word) => ({ shop: OUR_SHOP, word, processedAt: at, orderId: orderId(100_000 + n) })),
          ),
        );
    }
  });
  // As PostgreSQL does by itself, some time after many rows came in.
  if (engine === "postgres") await store.reading.rows(sql`analyze orders, order_words`);
  return store;
}

type Asked = { readonly search: string; readonly sort: OrderSort; readonly filter?: OrderFilter };

/** Several single signs are whole words; anything else begins one. */
const isMeantBy = (word: string, search: string) => (own: string) =>
  /^\S( \S)+$/.test(search) ? own === word : own.startsWith(word);

/** The same by looking at each order. */
const expected = ({ search, sort, filter = {} }: Asked): readonly string[] =>
  ORDERS.filter(({ words }) => search.split(" ").every((word) => words.some(isMeantBy(word, search))))
    .filter(({ total }) => total >= (filter.least ?? 0n) && total <= (filter.most ?? 1_000_000n))
    .toSorted((one, other) => (one.at.getTime() - other.at.getTime()) * (sort === "newest" ? -1 : 1) || one.n - other.n)
    .map(({ n }) => orderId(100_000 + n));

/** The first pages' orders. */
async function found({ read }: AnyStore, asked: Asked, pages: number): Promise<readonly string[]> {
  const ids: string[] = [];
  let after: string | undefined;
  for (let page = 0; page < pages; page += 1) {
    const query: OrderQuery = { states: undefined, limit: 25, after, ...asked };
    const { orders, next } = await read(OUR_SHOP).orders.list(query);
    ids.push(...orders.map(({ id }) => id));
    after = next;
    if (after === undefined) break;
  }
  return ids;
}

const amount = (least: bigint, most: bigint): OrderFilter => ({ least: least, most: most });

const ASKED: readonly Omit<Asked, "sort">[] = [
  { search: "mehmet" },
  { search: "mehmet yilmaz" },
  { search: "yilmaz mehmet 10" },
  { search: "ayse" },
  { search: "ayse kaya" },
  { search: "mehmet ayse" },
  { search: "ayse ayse" },
  { search: "1000" },
  { search: "kaya 10000" },
  { search: "kaya hic" },
  { search: "m" },
  { search: "m k" },
  { search: "m yilmaz" },
  { search: "mehmet", filter: amount(5_900n, 5_900n) },
  { search: "mehmet yilmaz", filter: amount(1_000n, 1_100n) },
  { search: "ayse", filter: amount(3_000n, 9_000n) },
  { search: "1", filter: amount(7_000n, 9_000n) },
];

describe.each(ENGINES)("on %s", (engine) => {
  test("a search has the orders that looking at each one has, in the same order, page after page", async () => {
    const store = await aShop(engine);
    for (const asked of ASKED) {
      for (const sort of ["newest", "oldest"] as const) {
        const ids = await found(store, { ...asked, sort }, 4);
        expect({ ...asked, sort, ids }).toEqual({ ...asked, sort, ids: expected({ ...asked, sort }).slice(0, 100) });
      }
    }
  });

  test("an order whose time Shopify changes takes its new place among those a search finds", async () => {
    const store = await aShop(engine);
    const id = orderId(100_000);
    const named = { id, name: "#100000", buyer: "Ayşe Aysegül" };
    await store.unitOfWork(OUR_SHOP, ({ orders }) =>
      orders.save(aSummary({ ...named, processedAt: new Date("2026-06-01T00:00:00Z") })),
    );
    const [first] = await found(store, { search: "ayse", sort: "newest" }, 1);
    expect(first).toBe(id);
  });
});
