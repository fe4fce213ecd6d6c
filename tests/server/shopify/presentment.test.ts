import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ShopifyStandIn } from "../../../demo/shopify/stand-in.ts";
import { type OrderId, toOrderId } from "../../../server/invoice/ids.ts";
import type { OrderSource } from "../../../server/pipeline/ports/shopify-port.ts";
import { createOrderSource } from "../../../server/shopify/order-source.ts";
import { parseOrder } from "../../../server/shopify/parse-order.ts";
import { createAccessTokens } from "../../../server/shopify/tokens.ts";
import { createTurns } from "../../../server/shopify/turns.ts";
import { tl } from "../invoice/an-order.ts";
import { aLine, aShortOrder, bag, type Json } from "./an-order.ts";
import { memoryTokenStore, SHOP, testApi, testClock, testStandIn } from "./shopify-under-test.ts";

const both = (lira: string, dollars: string): Json => ({
  ...bag(lira),
  presentmentMoney: { amount: dollars, currencyCode: "USD" },
});

const paidInDollars = (changes: Json = {}): Json =>
  aShortOrder({
    presentmentCurrencyCode: "USD",
    totalPriceSet: both("119.90", "2.84"),
    lineItems: {
      nodes: [
        aLine({
          originalTotalSet: both("119.90", "2.84"),
          taxLines: [{ rate: 0.2, ratePercentage: 20, priceSet: both("19.98", "0.47") }],
        }),
      ],
    },
    ...changes,
  });

describe("an order that a buyer paid in dollars", () => {
  test("is read in lira or in dollars, every amount of it", () => {
    expect(parseOrder(paidInDollars())).toMatchObject({
      ok: true,
      value: {
        currency: "TRY",
        total: tl("119.90"),
        lines: [{ originalTotal: tl("119.90"), taxLines: [{ amount: tl("19.98") }] }],
      },
    });
    expect(parseOrder(paidInDollars(), "presentment")).toMatchObject({
      ok: true,
      value: {
        currency: "USD",
        total: tl("2.84"),
        lines: [{ originalTotal: tl("2.84"), taxLines: [{ amount: tl("0.47") }] }],
      },
    });
  });

  test("is unreadable in dollars while one amount is told in lira alone", () => {
    const order = paidInDollars({ totalTipReceivedSet: bag("10.00") });
    expect(parseOrder(order, "presentment")).toMatchObject({ ok: false, error: [{ code: "AMOUNT_UNREADABLE" }] });
    expect(parseOrder(order)).toMatchObject({ ok: true });
  });

  test("is unreadable when an amount is in a third currency", () => {
    const stray = { ...bag("10.00"), presentmentMoney: { amount: "1.00", currencyCode: "EUR" } };
    const order = paidInDollars({ totalTipReceivedSet: stray });
    expect(parseOrder(order, "presentment")).toMatchObject({ ok: false, error: [{ code: "ORDER_UNREADABLE" }] });
  });
});

describe("read from Shopify", () => {
  let shopify: ShopifyStandIn;
  let source: OrderSource;

  beforeAll(async () => {
    shopify = await testStandIn();
    const api = testApi({ standInUrl: shopify.url });
    const tokens = createAccessTokens({
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

  const add = (order: object): OrderId => {
    const id = toOrderId(shopify.addOrder(order));
    if (id === undefined) throw new Error("no order id");
    return id;
  };

  test("it is in the money asked for", async () => {
    const id = add(paidInDollars({ id: "8001" }));
    expect(await source.readOrder(SHOP, id, "shop")).toMatchObject({ value: { currency: "TRY", total: tl("119.90") } });
    expect(await source.readOrder(SHOP, id, "presentment")).toMatchObject({
      value: { currency: "USD", total: tl("2.84") },
    });
  });

  const BERLIN = {
    address1: "Beispielstraße 5",
    city: "Berlin",
    zip: "10115",
    countryCodeV2: "DE",
    country: "Germany",
  };

  test("an order that leaves Turkey tells its weight, for one more request", async () => {
    const id = add(aShortOrder({ id: "8002", shippingAddress: BERLIN, currentTotalWeight: "1500" }));
    const before = shopify.requests.graphql;
    expect(await source.readOrder(SHOP, id, "shop")).toMatchObject({ value: { weightGrams: 1500 } });
    expect(shopify.requests.graphql - before).toBe(2);
  });

  test("an order that stays is not asked for it", async () => {
    const id = add(aShortOrder({ id: "8003", currentTotalWeight: "1500" }));
    const before = shopify.requests.graphql;
    expect(await source.readOrder(SHOP, id, "shop")).toMatchObject({ value: { weightGrams: undefined } });
    expect(shopify.requests.graphql - before).toBe(1);
  });
});
