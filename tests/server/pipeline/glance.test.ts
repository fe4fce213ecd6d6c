import { afterEach, beforeEach, expect, test } from "vitest";
import { anotherOrder } from "../../../demo/orders/another-order.ts";
import { startReadyApp, type TestApp } from "../../support/test-app.ts";
import { until } from "../../support/until.ts";

let app: TestApp;

beforeEach(async () => {
  app = await startReadyApp();
});
afterEach(() => app.close());

/** An invoice issued a while ago, at rest. */
async function anIssued(): Promise<string> {
  const id = await app.paid();
  await app.issued(id);
  app.pass(120);
  return id;
}

const told = (id: string, change: object, topic: string) => {
  app.shopify.changeOrder(id, change);
  return app.shopify.sendWebhook({ topic, orderId: id });
};
const updatedAt = (id: string) => app.rows("select updated_at as at from orders where order_id = ?", id)[0]?.["at"];

test("a parcel on its way is looked at with one small question, and known as looked at", async () => {
  const id = await anIssued();
  const before = { asked: app.shopify.requests.graphql, at: updatedAt(id) };
  const fulfillments = [{ status: "SUCCESS", displayStatus: "IN_TRANSIT", createdAt: new Date().toISOString() }];
  await told(id, { fulfillments, displayFulfillmentStatus: "FULFILLED" }, "fulfillments/create");
  await until("it was looked at", () => updatedAt(id) !== before.at);
  expect(app.shopify.requests.graphql - before.asked).toBe(1);
  expect(await app.find(id)).toMatchObject({ state: "issued", faults: [], problem: null });
  expect(app.rows("select faults from orders where order_id = ?", id)).toEqual([{ faults: null }]);
});

const proposal = (id: string) => async () => (await app.find(id))?.faults[0]?.code;

test("a cancelled order is read whole, and says what is to be done", async () => {
  const id = await anIssued();
  await told(id, { cancelledAt: new Date().toISOString() }, "orders/cancelled");
  expect(await until("the proposal", proposal(id))).toBe("INVOICE_TO_CANCEL");
});

test("an order called off in its invoice's first minute says so within five", async () => {
  const id = await app.paid();
  await app.issued(id);
  await told(id, { cancelledAt: new Date().toISOString() }, "orders/cancelled");
  await until("nobody is at work", () => app.rows("select 1 from jobs where locked_by is not null").length === 0);
  expect((await app.find(id))?.faults).toEqual([]);
  app.pass(301);
  expect(await until("the proposal", proposal(id))).toBe("INVOICE_TO_CANCEL");
});

test("a change of an order Shopify shows no more is told as one that cannot be read", async () => {
  const id = await anIssued();
  app.pass(61 * 86_400);
  app.shopify.hideOrder(id);
  await app.shopify.sendWebhook({ topic: "refunds/create", orderId: id });
  expect(await until("the word about it", proposal(id))).toBe("CHANGE_OUT_OF_SIGHT");
  expect(await app.find(id)).toMatchObject({ state: "issued", canSettle: true });
});

test.each([
  ["one of its goods was exchanged by an edit", "orders/edited", { edited: true }],
  ["one of its goods was exchanged by a return", "returns/close", { returnStatus: "RETURNED" }],
])("an order is read whole where %s and every total is as it was", async (_, topic, sign) => {
  const id = await anIssued();
  const nodes = anotherOrder(new Date(), 1).lineItems.nodes;
  const [line, ...others] = nodes;
  const lineItems = [
    { ...line, currentQuantity: 0 },
    ...others,
    { ...line, id: "gid://shopify/LineItem/778", name: "Başka bir mal" },
  ];
  await told(id, { ...sign, lineItems }, topic);
  expect(await until("the proposal", proposal(id))).toBe("RETURN_BY_CONSUMER");
  expect((await app.find(id))?.faults.map(({ code }) => code)).toContain("ORDER_GREW");
});
