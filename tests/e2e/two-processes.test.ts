import { afterEach, expect, test } from "vitest";
import { anotherOrder } from "../../demo/orders/another-order.ts";
import { openStore, type StoreInABox } from "../../demo/store-in-a-box.ts";
import type { OrderList } from "../../server/http/contract.ts";
import { postgresDatabase } from "../support/engines.ts";

/** More by hand: TWO_PROCESSES_ORDERS=2000. */
const ORDERS = Number(process.env["TWO_PROCESSES_ORDERS"] ?? 120);
const AT_ONCE = 10;
const PATIENCE_MS = 60_000 + ORDERS * 300;

let store: StoreInABox;

afterEach(() => store.close());

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error("it never came to that");
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

test(
  "two processes share one PostgreSQL, one is killed midway: every order has exactly one document",
  async () => {
    store = await openStore({ lookUpGraceSeconds: 1, databaseUrl: await postgresDatabase() });
    const { shopify, nilvera } = store;
    nilvera.knobs.credit = ORDERS;
    const [first, second] = [store.app(), await store.startAnother()];
    const orders = Array.from({ length: ORDERS }, (_, index) => shopify.addOrder(anotherOrder(new Date(), index + 1)));
    const payAll = async (ids: readonly string[]) => {
      for (let at = 0; at < ids.length; at += AT_ONCE) {
        const answers = await Promise.all(ids.slice(at, at + AT_ONCE).map((id) => shopify.payOrder(id)));
        expect(new Set(answers)).toEqual(new Set([200]));
      }
    };
    await payAll(orders.slice(0, ORDERS / 2));
    await until(() => nilvera.documents().length > ORDERS / 5);
    await first.kill();
    shopify.useApp(second.url);
    await payAll(orders.slice(ORDERS / 2));
    await until(() => nilvera.documents().length >= ORDERS);

    await until(async () => (await countsAt(second.url, store))["issued"] === ORDERS);
    const references = nilvera.documents().map(({ ettn }) => ettn);
    expect(new Set(references).size).toBe(ORDERS);
    expect(references).toHaveLength(ORDERS);
    const numbers = nilvera.documents().map(({ number }) => number);
    expect(new Set(numbers).size).toBe(ORDERS);
  },
  3 * PATIENCE_MS,
);

async function countsAt(url: string, { shopify }: StoreInABox): Promise<Readonly<Record<string, number>>> {
  const headers = { authorization: `Bearer ${shopify.sessionToken()}` };
  const response = await fetch(`${url}/api/orders`, { headers });
  return ((await response.json()) as OrderList).counts;
}
