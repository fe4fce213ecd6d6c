import { afterAll, beforeAll, expect, test } from "vitest";
import { legacy, startReadyApp, type TestApp } from "../../../support/test-app.ts";
import { buyerTokenOf, OTHER_SHOP, SHOP } from "../../../support/test-shop.ts";

const AYSE = "gid://shopify/Customer/7";
const WRONG = { kind: "company", taxId: "1234567808", title: "Deniz Ltd. Şti.", confirmationNumber: "AAAAAAAAA" };
const OPEN = { customer: { id: AYSE }, confirmationNumber: "XPAV284CT", displayFinancialStatus: "PENDING" };

let app: TestApp;
let addresses = 0;

beforeAll(async () => {
  app = await startReadyApp();
});
afterAll(() => app.close());

const newAddress = () => {
  addresses += 1;
  return `10.0.${Math.floor(addresses / 250)}.${(addresses % 250) + 1}`;
};
type Guess = { readonly from?: string; readonly number?: string; readonly shop?: string };

const guess = (orderId: string, { from = newAddress(), number = WRONG.confirmationNumber, shop = SHOP }: Guess = {}) =>
  app.api(`/ext/buyer/orders/${legacy(orderId)}/tax-data`, {
    method: "POST",
    body: { ...WRONG, confirmationNumber: number },
    headers: { authorization: `Bearer ${buyerTokenOf(shop)}`, "x-forwarded-for": from },
  });
const visit = (orderId: string, from: string) =>
  app.api(`/ext/buyer/orders/${legacy(orderId)}`, {
    headers: { authorization: `Bearer ${buyerTokenOf(SHOP, AYSE)}`, "x-forwarded-for": from },
  });
const statuses = async (times: number, ask: (n: number) => Promise<Response>) => {
  const seen: number[] = [];
  for (let n = 0; n < times; n += 1) seen.push((await ask(n)).status);
  return seen;
};
/** Beyond the sixty of a minute: one more is let through each second the machine takes. */
const MOST_ASKED = 90;
const times = (count: number, status: number) => Array.from({ length: count }, () => status);

test("guesses at one order from many addresses are held back before Shopify is asked, and its customer is not", async () => {
  const [id, other] = [app.order(OPEN), app.order(OPEN)];
  expect(await statuses(20, () => guess(id))).toEqual(times(20, 404));
  const asked = app.shopify.requests.graphql;
  const refused = await guess(id, { number: OPEN.confirmationNumber });
  expect(refused.status).toBe(429);
  // The clock goes on while a busy machine asks.
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(40);
  expect(await refused.json()).toMatchObject({ code: "TOO_MANY_REQUESTS" });
  expect(app.shopify.requests.graphql).toBe(asked);

  expect((await visit(id, newAddress())).status).toBe(200);
  expect((await guess(other)).status).toBe(404);
  app.pass(60);
  expect(await statuses(2, () => guess(id))).toEqual([404, 429]);
});

test("one address is held back whichever orders and shops it asks about, and others are not", async () => {
  const from = newAddress();
  const orders = Array.from({ length: MOST_ASKED }, () => app.order(OPEN));
  const ask = (n: number) => guess(orders[n] ?? "", { from, shop: n % 2 === 0 ? SHOP : OTHER_SHOP });
  const seen = await statuses(MOST_ASKED, ask);
  expect(seen.slice(0, 60)).not.toContain(429);
  expect(seen).toContain(429);
  expect((await guess(orders[60] ?? "")).status).toBe(404);
  app.pass(5);
  expect((await ask(0)).status).toBe(404);
});

test("only the nearest proxy's word of an address counts, and an IPv6 household is one", async () => {
  const id = () => app.order(OPEN);
  const lie = (n: number) => guess(id(), { from: `192.0.2.${n}, 10.9.9.9` });
  expect(await statuses(MOST_ASKED, lie)).toContain(429);
  const household = (n: number) => guess(id(), { from: `2001:db8::${n + 1}:1:1:1` });
  expect(await statuses(MOST_ASKED, household)).toContain(429);
  expect((await guess(id(), { from: "2001:db8:0:1::1" })).status).toBe(404);
  const wrapped = (n: number) => guess(id(), { from: `::ffff:10.8.0.${n}` });
  expect(await statuses(61, wrapped)).not.toContain(429);
});
