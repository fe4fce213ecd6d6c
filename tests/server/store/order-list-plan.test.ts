import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { OrderFilter } from "../../../server/pipeline/ports/order-query.ts";
import { ordersWanted } from "../../../server/store/order-list.ts";
import { readSearch, searchWords } from "../../../server/store/order-search.ts";
import { type AnyStore, ENGINES, type EngineName, storeOn } from "../../support/engines.ts";
import { aSummary, orderId, OUR_SHOP } from "../../support/temporary-store.ts";
import { ettn } from "../integrators/an-invoice.ts";

const MANY = 3_000;
const MOST_NAMED = 5_500;
const WAYS = [
  { channel: "earchive", integrator: "nilvera" },
  { channel: "einvoice", integrator: "nes" },
] as const;
const ETTN = ettn("6f1c1b2a-8f0e-4a57-9a3b-0c2f6a1d9e01");

/** A shop with as many orders as make a database prefer an index, one in a thousand of the second way. */
async function aShop(engine: EngineName): Promise<AnyStore> {
  const store = await storeOn(engine);
  await store.unitOfWork(OUR_SHOP, async ({ orders }) => {
    await orders.save(aSummary({ id: orderId(1) }));
    await orders.showInvoice(orderId(1), { ettn: ETTN, number: undefined, way: WAYS[1] });
    for (let n = 2; n <= 40; n += 1) {
      await orders.save(aSummary({ id: orderId(n), processedAt: new Date(Date.UTC(2026, 0, n)) }));
      await orders.showInvoice(orderId(n), { ettn: ETTN, number: undefined, way: WAYS[0] });
    }
  });
  return store;
}

const timeOf = (n: number) => new Date(Date.UTC(2025, 0, 1, 0, n));

/** Rows the list does not need for its page, but that a database counts before it chooses a way. */
const fill = ({ transact }: AnyStore) =>
  transact(OUR_SHOP, async ({ db, tables: { orders } }) => {
    const one = (n: number) => ({
      shop: OUR_SHOP,
      orderId: orderId(100_000 + n),
      name: `#${n}`,
      buyer: "",
      processedAt: timeOf(n),
      updatedAt: new Date(0),
      currency: "TRY",
      state: "issued",
      invoiceChannel: "earchive",
      integrator: "nilvera",
    });
    for (let n = 0; n < MANY; n += 500) {
      await db.insert(orders).values(Array.from({ length: 500 }, (_, index) => one(n + index)));
    }
  });

/** One name that more orders have than are worth going through, and one that two of them have. */
const name = ({ transact }: AnyStore) =>
  transact(OUR_SHOP, async ({ db, tables: { orderWords } }) => {
    const named = (word: string, n: number) => ({
      shop: OUR_SHOP,
      word,
      processedAt: timeOf(n),
      orderId: orderId(100_000 + n),
    });
    for (let n = 0; n < MOST_NAMED; n += 500) {
      await db.insert(orderWords).values(Array.from({ length: 500 }, (_, index) => named("mehmet", n + index)));
    }
    await db.insert(orderWords).values([named("zeynep", 7), named("zeynepgul", 7), named("zeynep", 9)]);
  });

type Asked = { readonly filter?: OrderFilter; readonly search?: string };

const EXPLAIN = { sqlite: sql`explain query plan`, postgres: sql`explain` } as const;

async function planOf(engine: EngineName, { reading }: AnyStore, asked: Asked): Promise<string> {
  const asks = { states: undefined, filter: asked.filter ?? {} };
  const found = await readSearch(reading, OUR_SHOP, { ...asks, words: searchWords(asked.search ?? "") });
  const wanted = ordersWanted(reading, OUR_SHOP, { ...asks, after: undefined, limit: 25, found }).getSQL();
  if (engine === "postgres") await reading.rows(sql`analyze orders, order_words`);
  return JSON.stringify(await reading.rows(sql`${EXPLAIN[engine]} ${wanted}`));
}

describe.each(ENGINES)("on %s", (engine) => {
  test.each<[string, OrderFilter, readonly string[]]>([
    ["e-Fatura", { channel: "einvoice" }, ["1"]],
    ["an integrator", { integrator: "nes" }, ["1"]],
    ["an integrator that has nothing of the kind", { integrator: "nes", channel: "earchive" }, []],
  ])("the list narrowed to %s holds those alone", async (_, filter, expected) => {
    const store = await aShop(engine);
    const query = { states: undefined, search: "", after: undefined, limit: 50, filter };
    const { orders } = await store.read(OUR_SHOP).orders.list(query);
    expect(orders.map(({ id }) => id)).toEqual(expected.map((id) => orderId(Number(id))));
  });

  test("an invoice that was withdrawn is of no kind any more, and a new number leaves the kind as it is", async () => {
    const store = await aShop(engine);
    const kinds = () => store.read(OUR_SHOP).orders.integrators();
    await store.unitOfWork(OUR_SHOP, ({ orders }) => orders.showInvoice(orderId(1), { ettn: ETTN, number: "EFT1" }));
    expect(await kinds()).toEqual(["nes", "nilvera"]);
    const withdrawn = { ettn: ETTN, number: undefined, way: undefined };
    await store.unitOfWork(OUR_SHOP, ({ orders }) => orders.showInvoice(orderId(1), withdrawn));
    expect(await kinds()).toEqual(["nilvera"]);
  });

  test.each<[OrderFilter, string]>([
    [{ channel: "einvoice" }, "orders_by_channel"],
    [{ integrator: "nes" }, "orders_by_integrator"],
  ])("%j goes by an index that has the page's order, however many orders there are", async (filter, index) => {
    const store = await aShop(engine);
    await fill(store);
    const plan = await planOf(engine, store, { filter });
    expect(plan).toContain(index);
    // Ties of one moment are put in order; the whole is not.
    expect(plan).not.toMatch(/TEMP B-TREE FOR ORDER BY|(?<!Incremental )Sort {2}\(/);
  });

  test.each<[string, readonly number[]]>([
    ["zeynep", [9, 7]],
    ["Zeynep Mehmet", [9, 7]],
    ["zeynepg", [7]],
    ["mehmet", [2_999, 2_998, 2_997]],
    ["mehmet olmayan", []],
  ])("a search for %s finds each order once, the newest first", async (search, expected) => {
    const store = await aShop(engine);
    await fill(store);
    await name(store);
    const query = { states: undefined, search, after: undefined, limit: 3 };
    const { orders } = await store.read(OUR_SHOP).orders.list(query);
    expect(orders.map(({ id }) => id)).toEqual(expected.map((n) => orderId(100_000 + n)));
  });

  test("a search never goes through all orders: few are gone through by their word, many by the list's own order", async () => {
    const store = await aShop(engine);
    await fill(store);
    await name(store);
    const [few, many, both] = [
      await planOf(engine, store, { search: "zeynep" }),
      await planOf(engine, store, { search: "mehmet" }),
      await planOf(engine, store, { search: "mehmet zeynep" }),
    ];
    for (const plan of [few, both]) expect(plan).not.toMatch(/orders_by_time|Seq Scan on orders/);
    if (engine === "sqlite") expect(many).toMatch(/orders_by_time.*order_words USING [^(]*\(shop=\? AND order_id=\?/);
    expect(many).not.toContain("LIST SUBQUERY");
    // As a join, PostgreSQL would gather the many first.
    if (engine === "postgres") expect([many, both].filter((plan) => !plan.includes("SubPlan"))).toEqual([]);
  });
});
