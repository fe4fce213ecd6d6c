import { afterEach, beforeEach, expect, test } from "vitest";
import type { StandInFault } from "../../../demo/shopify/faults.ts";
import { startReadyApp, type TestApp } from "../../support/test-app.ts";
import { until } from "../../support/until.ts";

let app: TestApp;

beforeEach(async () => {
  app = await startReadyApp();
});
afterEach(() => app.close());

async function paidInto(fault: StandInFault): Promise<string> {
  app.shopify.faults.graphql.push(fault);
  const orderId = await app.paid();
  await until("the first reading failed", () => app.jobOf(orderId)?.attempts === 1);
  return orderId;
}

test.each(["too-many-requests", "server-error", "not-json", "reset", "unauthorized"] as const)(
  "an order Shopify answered with %s is read again and invoiced",
  async (fault) => {
    const orderId = await paidInto(fault);
    expect(app.shopify.requests.graphql).toBe(1);
    app.pass(5);
    await app.issued(orderId);
    expect(app.shopify.requests.graphql).toBe(2);
    expect(app.nilvera.documents()).toHaveLength(1);
  },
);

test("an order that was too dear just now is read as soon as the shop has points again, as no failure", async () => {
  app.shopify.faults.graphql.push("throttled");
  const orderId = await app.paid();
  const { problem } = await app.issued(orderId);
  expect(problem).toBeNull();
  expect(app.shopify.requests.graphql).toBe(2);
});

test("waits as long as Shopify's throttle says", async () => {
  const orderId = await paidInto("too-many-requests");
  expect(app.jobOf(orderId)?.waits).toBeGreaterThan(1);
  expect(app.jobOf(orderId)?.waits).toBeLessThanOrEqual(2);
});

test("an order that could not be read yet is in the list with its problem", async () => {
  const orderId = await paidInto("server-error");
  expect(await app.find(orderId)).toMatchObject({ problem: { code: "SHOPIFY_UNREACHABLE" } });
});

test("once the app's tokens are revoked orders wait for the next visit and lose nothing", async () => {
  app.shopify.revokeTokens();
  const orderId = await app.paid();
  await until("a refused reading", () => app.jobOf(orderId)?.attempts === 1);
  expect(app.nilvera.documents()).toEqual([]);
  await app.api("/api/shop");
  app.pass(5);
  await app.issued(orderId);
});

test("while Shopify refuses a refresh invoices queue without asking again and again; opening the app once mends it", async () => {
  app.shopify.revokeTokens();
  app.pass(3600);
  const refused = app.shopify.requests.refresh;
  const orders = [await app.paid(), await app.paid(), await app.paid()];
  for (const id of orders) {
    await until("its notice", () => problemOf(id) === "SHOPIFY_TOKEN_REJECTED");
    app.pass(60);
  }
  expect(app.shopify.requests.refresh - refused).toBe(1);
  expect(app.nilvera.documents()).toEqual([]);
  await app.api("/api/shop");
  for (const id of orders) await app.issued(id);
});

/** Read from the file: asking the app would be the visit that mends it. */
const problemOf = (orderId: string): unknown =>
  app.rows("select problem ->> 'code' as code from orders where order_id = ?", orderId)[0]?.["code"];

test("an order with more lines than one answer holds is invoiced whole", async () => {
  const orderId = app.order();
  const line = { quantity: 1, currentQuantity: 1, originalTotalSet: bag("1.20"), taxLines: [tax("0.20")] };
  const lines = Array.from({ length: 120 }, (_, index) => ({ ...line, name: `Ürün ${index + 1}` }));
  const total = {
    totalPriceSet: bag("144.00"),
    currentTotalPriceSet: bag("144.00"),
    shippingLines: [],
    transactions: [],
  };
  app.shopify.changeOrder(orderId, { ...total, lineItems: { nodes: lines } });
  await app.shopify.payOrder(orderId);
  const { invoice } = await app.issued(orderId);
  expect(invoice?.lines).toHaveLength(120);
  expect(invoice?.payable).toBe("144.00");
});

const bag = (amount: string) => ({ shopMoney: { amount, currencyCode: "TRY" } });
const tax = (amount: string) => ({ title: "KDV", rate: 0.2, ratePercentage: 20, priceSet: bag(amount) });
