import { afterAll, beforeAll, expect, test } from "vitest";
import { anotherOrder } from "../../../demo/orders/another-order.ts";
import type { OrderExport } from "../../../server/http/order-export-contract.ts";
import { startReadyApp, type TestApp } from "../../support/test-app.ts";
import { aShopFile } from "../../support/test-shop.ts";

let app: TestApp;

beforeAll(async () => {
  app = await startReadyApp();
  await app.api("/api/profile", { method: "PUT", body: aShopFile({ currency: "presentment" }) });
});
afterAll(() => app.close());

/** Every amount of the order as its buyer saw it: a dollar for each lira. */
function inDollars(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inDollars);
  if (typeof value !== "object" || value === null) return value;
  const told = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, inDollars(inner)]));
  const { shopMoney } = told as { shopMoney?: object };
  return shopMoney ? { ...told, presentmentMoney: { ...shopMoney, currencyCode: "USD" } } : told;
}

const paidInDollars = (): Promise<string> =>
  app.paid({ ...(inDollars(anotherOrder(new Date(), 1)) as object), presentmentCurrencyCode: "USD" });

test("a buyer who paid in dollars gets an invoice in dollars, at the central bank's rate", async () => {
  const order = await app.issued(await paidInDollars());
  expect(order).toMatchObject({ currency: "USD", invoice: { currency: "USD" } });
  expect(app.tcmb.asked.length).toBeGreaterThan(0);
  const [row] = app.rows("select document from invoices where ettn = ?", order.invoice?.ettn);
  expect(JSON.parse(String(row?.["document"]))).toMatchObject({ exchangeRate: { currency: "USD", rate: "42.2538" } });
  const list = (await (await app.api("/api/orders/export")).json()) as OrderExport;
  const listed = list.orders.find(({ id }) => id === order.id);
  expect(listed?.invoices).toMatchObject([{ currency: "USD", exchangeRate: "42.2538" }]);
});

test("a buyer who paid in lira gets one in lira, and the bank is not asked", async () => {
  const before = app.tcmb.asked.length;
  expect(await app.issued(await app.paid())).toMatchObject({ invoice: { currency: "TRY" } });
  expect(app.tcmb.asked).toHaveLength(before);
});
