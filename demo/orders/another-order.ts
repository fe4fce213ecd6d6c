import { buildOrder, type DemoOrder, type DemoSale } from "./build-order.ts";
import { PEOPLE } from "./people.ts";
import { PRODUCTS } from "./products.ts";
import { tcknOf } from "./tax-numbers.ts";

const FIRST_NUMBER = 1000;

const { flour, oliveOil, towel, shirt, cup, lamp, cream, notebook } = PRODUCTS;
const BASKETS: readonly DemoSale["lines"][] = [
  [{ product: cup, quantity: 3 }],
  [
    { product: towel, quantity: 2 },
    { product: cream, quantity: 1 },
  ],
  [
    { product: shirt, quantity: 1 },
    { product: notebook, quantity: 3 },
    { product: flour, quantity: 2 },
  ],
  [{ product: lamp, quantity: 1 }],
  [
    { product: oliveOil, quantity: 2 },
    { product: cup, quantity: 1 },
  ],
];
const BUYERS = ["elif", "mert", "zeynep", "burak", "hakan", "selin", "longName"] as const;
const GATEWAYS = ["iyzico - Kredi ve Banka Kartları", "PayTR", "iyzico - Kredi ve Banka Kartları"] as const;

/** One more order that nothing is wrong with; `n` varies buyer, basket, discount and payment, and numbers it. */
export function anotherOrder(now: Date, n: number): DemoOrder {
  const buyer = pick(BUYERS, n);
  return buildOrder({
    number: FIRST_NUMBER + n,
    placedAt: now,
    lines: pick(BASKETS, n),
    address: PEOPLE[buyer],
    email: `${buyer.toLowerCase()}@example.com`,
    percentOff: n % 3 === 0 ? 10 : 0,
    shipping: n % 2 === 0 ? { title: "Kargo Bedava", price: 0n } : { title: "Standart Kargo", price: 4990n },
    payments: [{ gateway: pick(GATEWAYS, n) }],
    also: n % 4 === 0 ? { customAttributes: [{ key: "tckn", value: tcknOf("100000001") }] } : {},
  });
}

function pick<T>(items: readonly [T, ...T[]] | readonly T[], n: number): T {
  const item = items[n % items.length];
  if (item === undefined) throw new Error("nothing to pick from");
  return item;
}
