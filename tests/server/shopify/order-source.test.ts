import { afterAll, beforeAll, expect, test } from "vitest";
import type { ShopifyStandIn } from "../../../demo/shopify/stand-in.ts";
import { demoOrders } from "../../../demo/orders/demo-orders.ts";
import { type OrderId, toOrderId } from "../../../server/invoice/ids.ts";
import type { OrderSource } from "../../../server/pipeline/ports/shopify-port.ts";
import { createOrderSource } from "../../../server/shopify/order-source.ts";
import { parseOrder } from "../../../server/shopify/parse-order.ts";
import { type AccessTokens, createAccessTokens } from "../../../server/shopify/tokens.ts";
import { createTurns } from "../../../server/shopify/turns.ts";
import { aroundCalls, letCallsThrough } from "../../support/outgoing.ts";
import { aLine, aShortOrder, bag } from "./an-order.ts";
import { memoryTokenStore, SHOP, testApi, testClock, testStandIn } from "./shopify-under-test.ts";

let shopify: ShopifyStandIn;
let source: OrderSource;
let tokens: AccessTokens;

beforeAll(async () => {
  shopify = await testStandIn();
  const api = testApi({ standInUrl: shopify.url });
  tokens = createAccessTokens({
    api,
    store: memoryTokenStore(),
    clock: testClock(),
    inTurn: createTurns(),
    onExchanged: async () => {},
  });
  await tokens.exchange(SHOP, shopify.sessionToken());
  source = createOrderSource({ api, tokens });
});
afterAll(() => shopify.close());

const idOf = (text: string): OrderId => {
  const id = toOrderId(text);
  if (id === undefined) throw new Error("no order id");
  return id;
};
const add = (order: object): OrderId => idOf(shopify.addOrder(order));

test("reads an order as Shopify holds it, with the shop's address", async () => {
  for (const order of demoOrders(new Date("2026-11-20T09:00:00Z"))) {
    const direct = parseOrder(order);
    const answer = await source.readOrder(SHOP, add(order), "shop");
    if (!direct.ok) throw new Error("unreadable demo order");
    expect(answer).toEqual({ ok: true, value: { ...direct.value, website: "https://www.cinaralti.example" } });
  }
});

test("fetches the lines of a long order page by page", async () => {
  const nodes = Array.from({ length: 120 }, (_, index) => aLine({ id: `gid://shopify/LineItem/${index + 1}` }));
  const before = shopify.requests.graphql;
  const answer = await source.readOrder(SHOP, add(aShortOrder({ id: "7001", lineItems: { nodes } })), "shop");
  if (!answer?.ok) throw new Error("unreadable");
  expect(answer.value.lines.map(({ id }) => id)).toEqual(nodes.map(({ id }) => id));
  expect(shopify.requests.graphql - before).toBe(4);
});

const refunded = (id: string) =>
  aShortOrder({
    id,
    lineItems: { nodes: [aLine({ quantity: 2, originalTotalSet: bag("239.80") })] },
    totalPriceSet: bag("239.80"),
    currentTotalPriceSet: bag("119.90"),
    totalRefundedSet: bag("119.90"),
    refunds: [
      {
        refundLineItems: [{ quantity: 1, lineItem: { id: "gid://shopify/LineItem/1" }, subtotalSet: bag("119.90") }],
      },
    ],
  });

test("asks for the refunds of a changed order, and only of such a one", async () => {
  const before = shopify.requests.graphql;
  const answer = await source.readOrder(SHOP, add(refunded("7011")), "shop");
  expect(answer).toMatchObject({
    ok: true,
    value: { refunded: 11990n, refundedLines: [{ lineId: "gid://shopify/LineItem/1", subtotal: 11990n, tax: 0n }] },
  });
  expect(shopify.requests.graphql - before).toBe(2);
  await source.readOrder(SHOP, add(aShortOrder({ id: "7012" })), "shop");
  expect(shopify.requests.graphql - before).toBe(3);
});

test("reads every line of a refund, however many went back at once", async () => {
  const ids = Array.from({ length: 120 }, (_, index) => `gid://shopify/LineItem/${index + 1}`);
  const nodes = ids.map((id) => aLine({ id, quantity: 2 }));
  const refundOf = (some: readonly string[]) => ({
    refundLineItems: some.map((id) => ({ quantity: 1, lineItem: { id }, subtotalSet: bag("59.95") })),
  });
  const refunds = [refundOf(ids.slice(0, 110)), refundOf(ids.slice(110))];
  const id = add(aShortOrder({ id: "7015", lineItems: { nodes }, totalRefundedSet: bag("7194.00"), refunds }));
  const answer = await source.readOrder(SHOP, id, "shop");
  if (!answer?.ok) throw new Error("unreadable");
  expect(answer.value.refundedLines.map(({ lineId }) => lineId)).toEqual(ids);
});

test.each([9, 10, 11, 40])("reads every refund of an order that was given back in %i", async (count) => {
  const ids = Array.from({ length: count * 3 }, (_, index) => `gid://shopify/LineItem/${index + 1}`);
  const nodes = ids.map((id) => aLine({ id, quantity: 2 }));
  const refunds = Array.from({ length: count }, (_, at) => ({
    refundLineItems: ids
      .slice(at * 3, at * 3 + 3)
      .map((id) => ({ quantity: 1, lineItem: { id }, subtotalSet: bag("59.95") })),
  }));
  const id = add(aShortOrder({ id: `72${count}`, lineItems: { nodes }, totalRefundedSet: bag("7194.00"), refunds }));
  const answer = await source.readOrder(SHOP, id, "shop");
  if (!answer?.ok) throw new Error("unreadable");
  expect(answer.value.refundedLines.map(({ lineId }) => lineId)).toEqual(ids);
});

test("does not read an order without a part of what was given back, where no question is large enough for it", async () => {
  const ids = Array.from({ length: 240 }, (_, index) => `gid://shopify/LineItem/${index + 1}`);
  const refundLineItems = ids.map((id) => ({ quantity: 1, lineItem: { id }, subtotalSet: bag("59.95") }));
  const nodes = ids.map((id) => aLine({ id, quantity: 2 }));
  const refunds = [{ refundLineItems }, { refundLineItems: [] }];
  const id = add(aShortOrder({ id: "7016", lineItems: { nodes }, totalRefundedSet: bag("7194.00"), refunds }));
  expect(await source.readOrder(SHOP, id, "shop")).toMatchObject({ ok: false, error: [{ code: "ORDER_UNREADABLE" }] });
});

test("reads the buyer's number that stands behind ten other metafields of the shop", async () => {
  const others = Array.from({ length: 10 }, (_, index) => ({ key: `alan_${index}`, value: "x" }));
  const nodes = [...others, { key: "vergi_no", value: "1234567808" }];
  const before = shopify.requests.graphql;
  const answer = await source.readOrder(SHOP, add(aShortOrder({ id: "7014", metafields: { nodes } })), "shop");
  if (!answer?.ok) throw new Error("unreadable");
  expect(answer.value.attributes.filter(({ key }) => key === "vergi_no")).toEqual([
    { key: "vergi_no", value: "1234567808" },
  ]);
  expect(answer.value.attributes).toHaveLength(11);
  expect(shopify.requests.graphql - before).toBe(2);
});

/** After the next answer of Shopify's, before it is read. */
function onceAnswered(change: () => void): void {
  const after = async () => {
    letCallsThrough();
    change();
  };
  aroundCalls({ after });
}

test("does not mix an order with the refunds of its next state", async () => {
  const id = add(refunded("7013"));
  onceAnswered(() => shopify.changeOrder(id, { tags: ["changed"] }));
  await expect(source.readOrder(SHOP, id, "shop")).rejects.toMatchObject({ code: "SHOPIFY_ANSWER_INVALID" });
});

test("does not mix the lines of two states of one order", async () => {
  const lines = (count: number) => ({ nodes: Array.from({ length: count }, () => aLine()) });
  const id = add(aShortOrder({ id: "7002", lineItems: lines(60) }));
  onceAnswered(() => shopify.changeOrder(id, { lineItems: lines(70) }));
  await expect(source.readOrder(SHOP, id, "shop")).rejects.toMatchObject({ code: "SHOPIFY_ANSWER_INVALID" });
  expect(await source.readOrder(SHOP, id, "shop")).toMatchObject({ ok: true, value: { lines: { length: 70 } } });
});

test("tells an order that is gone", async () => {
  expect(await source.readOrder(SHOP, idOf("404"), "shop")).toBeUndefined();
});

test("tells an amount that it cannot read", async () => {
  const id = add(aShortOrder({ id: "7003", currentTotalPriceSet: bag("çok") }));
  expect(await source.readOrder(SHOP, id, "shop")).toEqual({
    ok: false,
    error: [{ code: "AMOUNT_UNREADABLE", path: "order.currentTotalPriceSet.shopMoney.amount" }],
  });
});

test("lets go of a token that Shopify refuses, and reads again once the app was opened", async () => {
  const id = add(aShortOrder({ id: "7004" }));
  shopify.revokeTokens();
  const refused = { code: "SHOPIFY_TOKEN_REJECTED" };
  await expect(source.readOrder(SHOP, id, "shop")).rejects.toMatchObject({ ...refused, facts: { status: 401 } });
  await expect(source.readOrder(SHOP, id, "shop")).rejects.toMatchObject({
    ...refused,
    facts: { code: "invalid_grant" },
  });
  await tokens.exchange(SHOP, shopify.sessionToken());
  expect(await source.readOrder(SHOP, id, "shop")).toMatchObject({ ok: true, value: { id } });
});

test("keeps the token when Shopify is only busy", async () => {
  const before = shopify.requests.refresh;
  const id = add(aShortOrder({ id: "7005" }));
  shopify.faults.graphql.push("too-many-requests");
  await expect(source.readOrder(SHOP, id, "shop")).rejects.toMatchObject({ code: "SHOPIFY_THROTTLED" });
  expect(await source.readOrder(SHOP, id, "shop")).toMatchObject({ ok: true });
  expect(shopify.requests.refresh).toBe(before);
});
