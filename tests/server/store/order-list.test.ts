import { describe, expect, test } from "vitest";
import type { OrderQuery } from "../../../server/pipeline/ports/order-query.ts";
import type { OrderSummary } from "../../../server/pipeline/ports/stores.ts";
import { aSummary, orderId, OUR_SHOP } from "../../support/temporary-store.ts";
import { day } from "../invoice/an-order.ts";
import { ettn } from "../integrators/an-invoice.ts";
import { ENGINES, storeOn, type AnyStore } from "../../support/engines.ts";

describe.each(ENGINES)("on %s", (engine) => {
  const ETTN = ettn("6f1c1b2a-8f0e-4a57-9a3b-0c2f6a1d9e01");

  const save = ({ unitOfWork }: AnyStore, summaries: readonly OrderSummary[]) =>
    unitOfWork(OUR_SHOP, async ({ orders }) => {
      for (const summary of summaries) await orders.save(summary);
    });

  const list = ({ read }: AnyStore, query: Partial<OrderQuery> = {}) =>
    read(OUR_SHOP).orders.list({ states: undefined, search: "", after: undefined, limit: 50, ...query });

  const names = async (store: AnyStore, search: string) =>
    (await list(store, { search })).orders.map(({ name }) => name);

  describe("search", () => {
    async function aShop() {
      const store = await storeOn(engine);
      await save(store, [
        aSummary({ id: orderId(1), name: "#1041", buyer: "İpek Işık" }),
        aSummary({ id: orderId(2), name: "#1042", buyer: "Çağrı Öztürk Gülşen" }),
        aSummary({ id: orderId(3), name: "#2042", buyer: "Kırlangıç Seramik Ltd. Şti." }),
      ]);
      await store.unitOfWork(OUR_SHOP, ({ orders }) =>
        orders.showInvoice(orderId(2), { ettn: ETTN, number: "EAR2026000000017" }),
      );
      await save(store, [aSummary({ id: orderId(4), name: "2026-3001", buyer: "Nil Su" })]);
      await store.unitOfWork(OUR_SHOP, ({ orders }) =>
        orders.showInvoice(orderId(4), {
          ettn: ettn("00000000-8f0e-4a57-9a3b-0c2f6a1d9e01"),
          number: "EFA2026000000018",
        }),
      );
      return store;
    }

    test.each([
      // All of these could be hexadecimal.
      ["EFA2026000000018", ["2026-3001"]],
      ["efa20260", ["2026-3001"]],
      ["2026-3001", ["2026-3001"]],
      ["00000000-8f0e-4a57-9a3b-0c2f6a1d9e01", ["2026-3001"]],
      ["#1042", ["#1042"]],
      ["104", ["#1041", "#1042"]],
      ["042", []],
      ["IŞIK", ["#1041"]],
      ["isik", ["#1041"]],
      ["ISIK", ["#1041"]],
      ["ipek ışık", ["#1041"]],
      ["ışık ipek", ["#1041"]],
      ["İPEK", ["#1041"]],
      ["ipek gülşen", []],
      ["ozturk", ["#1042"]],
      ["ÇAĞ", ["#1042"]],
      ["kirlangic", ["#2042"]],
      ["EAR2026000000017", ["#1042"]],
      ["ear2026", ["#1042"]],
      ["EAR2026000000018", []],
      [ETTN, ["#1042"]],
      [ETTN.toUpperCase(), ["#1042"]],
      ["6f1c1b2a", ["#1042"]],
      ["6f1c1b2a-8f0e-4a57", ["#1042"]],
      ["6f1c1b2a-8f0e-4a58", []],
      ["  #1041  ", ["#1041"]],
      ["%", []],
      ["yok", []],
    ])("%s finds %j", async (search, expected) => {
      expect((await names(await aShop(), search)).toSorted()).toEqual(expected);
    });

    test("finds an order by its new name and no longer by one it has lost", async () => {
      const store = await aShop();
      await save(store, [aSummary({ id: orderId(1), name: "#1041", buyer: "Defne Yıldız" })]);
      expect(await names(store, "defne")).toEqual(["#1041"]);
      expect(await names(store, "ipek")).toEqual([]);
    });
  });

  describe("pages", () => {
    const sameMoment = new Date("2026-11-20T09:00:00Z");
    const many = Array.from({ length: 57 }, (_, index) =>
      aSummary({
        // Ids of different lengths at the same moment: text and number order differ.
        id: orderId(95 + index),
        name: `#${index}`,
        processedAt: index % 3 === 0 ? new Date(sameMoment.getTime() + index * 1000) : sameMoment,
      }),
    );

    async function allPages(store: AnyStore, query: Partial<OrderQuery>) {
      const pages: string[][] = [];
      let after: string | undefined;
      do {
        const { orders, next } = await list(store, { ...query, after });
        pages.push(orders.map(({ id }) => id));
        after = next;
      } while (after !== undefined && pages.length < 100);
      return pages;
    }

    test.each([1, 7, 19, 56, 57, 100])("of %i hold every order once, newest first, also among ties", async (limit) => {
      const store = await storeOn(engine);
      await save(store, many);
      const pages = await allPages(store, { limit });
      expect(pages).toHaveLength(Math.ceil(57 / limit));
      const ids = pages.flat();
      expect(new Set(ids).size).toBe(57);
      expect(ids).toHaveLength(57);
      const times = ids.map((id) => many.find((summary) => summary.id === id)?.processedAt.getTime() ?? 0);
      expect(times).toEqual(times.toSorted((a, b) => b - a));
    });

    test("stay complete under a search and a state", async () => {
      const store = await storeOn(engine);
      await save(store, many);
      await store.unitOfWork(OUR_SHOP, async ({ orders }) => {
        for (const { id } of many.slice(0, 30)) await orders.move(id, "issue");
      });
      const ids = (await allPages(store, { limit: 4, states: ["queued", "review"], search: "ayse" })).flat();
      expect(ids.toSorted()).toEqual(
        many
          .slice(0, 30)
          .map(({ id }) => id as string)
          .toSorted(),
      );
    });

    test("an order that comes in meanwhile does not make another appear twice", async () => {
      const store = await storeOn(engine);
      await save(store, many);
      const first = await list(store, { limit: 10 });
      await save(store, [aSummary({ id: orderId(9999), processedAt: new Date("2026-12-01T00:00:00Z") })]);
      const second = await list(store, { limit: 10, after: first.next });
      const both = [...first.orders, ...second.orders].map(({ id }) => id);
      expect(new Set(both).size).toBe(20);
    });
  });

  describe("sorted and narrowed", () => {
    const DAYS = ["2026-11-18", "2026-11-19", "2026-11-20", "2026-11-20", "2026-11-21"];

    async function aShop() {
      const store = await storeOn(engine);
      await save(
        store,
        DAYS.map((date, index) =>
          aSummary({
            id: orderId(index + 1),
            name: `#${index + 1}`,
            processedAt: new Date(`${date}T09:00:00Z`),
            total: index > 2 ? undefined : BigInt(1000 * (index + 1)),
            ...(index < 3 ? { lastDay: day(`2026-11-2${9 - index}`), alarmDay: day("2026-11-25") } : {}),
          }),
        ),
      );
      await store.unitOfWork(OUR_SHOP, ({ orders }) =>
        orders.move(orderId(2), "fault", { faults: [{ code: "ORDER_GONE", path: "order" }] }),
      );
      return store;
    }

    test.each<[string, Partial<OrderQuery>, string[]]>([
      ["the oldest first", { sort: "oldest" }, ["#1", "#2", "#3", "#4", "#5"]],
      ["by the nearest last day, orders without one after them", { sort: "deadline" }, ["#3", "#2", "#1", "#5", "#4"]],
      ["from an instant on", { filter: { from: new Date("2026-11-19T09:00:00Z") } }, ["#5", "#3", "#4", "#2"]],
      ["before an instant", { filter: { before: new Date("2026-11-19T09:00:00Z") } }, ["#1"]],
      ["from an amount up, what could not be read left out", { filter: { least: 2000n } }, ["#3", "#2"]],
      ["up to an amount", { filter: { most: 2000n } }, ["#2", "#1"]],
      ["with something to do", { filter: { hasFaults: true } }, ["#2"]],
      ["by state as well", { states: ["review"], sort: "deadline" }, ["#2"]],
      [
        "by the nearest last day among those found",
        { search: "ayse", sort: "deadline" },
        ["#3", "#2", "#1", "#5", "#4"],
      ],
    ])("%s", async (_, query, expected) => {
      expect((await list(await aShop(), query)).orders.map(({ name }) => name)).toEqual(expected);
    });

    test.each([
      ["newest", 1],
      ["oldest", 1],
      ["deadline", 1],
      ["deadline", 2],
      ["deadline", 3],
    ] as const)("goes on where the page before ended: %s, %i on a page", async (sort, limit) => {
      const store = await aShop();
      const whole = (await list(store, { sort })).orders.map(({ name }) => name);
      const paged: string[] = [];
      let after: string | undefined;
      do {
        const page = await list(store, { sort, after, limit });
        paged.push(...page.orders.map(({ name }) => name));
        after = page.next;
      } while (after !== undefined);
      expect(paged).toEqual(whole);
    });
  });
});
