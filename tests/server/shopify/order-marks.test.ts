import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { anotherOrder } from "../../../demo/orders/another-order.ts";
import type { ShopifyStandIn } from "../../../demo/shopify/stand-in.ts";
import { type OrderId, toEttn, toOrderId } from "../../../server/invoice/ids.ts";
import type { OrderMark, OrderMarks } from "../../../server/pipeline/ports/order-mark.ts";
import { createOrderMarks } from "../../../server/shopify/order-marks.ts";
import { createAccessTokens } from "../../../server/shopify/tokens.ts";
import { createTurns } from "../../../server/shopify/turns.ts";
import { memoryTokenStore, SHOP, testApi, testClock, testStandIn } from "./shopify-under-test.ts";

let shopify: ShopifyStandIn;
let marks: OrderMarks;
let id: OrderId;
const ettn = toEttn("0f8fad5b-d9cb-469f-a165-70867728950e");

beforeAll(async () => {
  shopify = await testStandIn();
  const api = testApi({ standInUrl: shopify.url });
  const ports = { api, store: memoryTokenStore(), clock: testClock(new Date().toISOString()) };
  const tokens = createAccessTokens({ ...ports, inTurn: createTurns(), onExchanged: async () => {} });
  await tokens.exchange(SHOP, shopify.sessionToken());
  marks = createOrderMarks({ api, tokens });
});
afterAll(() => shopify.close());
beforeEach(() => {
  const added = toOrderId(shopify.addOrder(anotherOrder(new Date(), 1)));
  if (!added) throw new Error("no id");
  id = added;
});

const issued = (number: string): OrderMark => ({ state: "issued", number, ...(ettn ? { ettn } : {}) });
const other = toEttn("00000000-0000-4000-8000-00000000000a");
const earlier = (state: "issued" | "cancelled"): OrderMark => ({ state, ...(other ? { ettn: other } : {}) });
const mayGo = async (): Promise<boolean> => false;
const IN_REVIEW: OrderMark = { state: "review" };

test("writes over what it saw, and over what somebody else wrote meanwhile", async () => {
  await marks.write(SHOP, id, { wanted: IN_REVIEW, before: undefined, mayGo });
  // Another process thinks that nothing stands there yet.
  await marks.write(SHOP, id, { wanted: issued("EAR2026000000001"), before: undefined, mayGo });
  expect(shopify.marksOn(id).metafields).toEqual({
    status: "Düzenlendi",
    invoice_number: "EAR2026000000001",
    ettn,
  });
  await marks.write(SHOP, id, { wanted: issued("EAR2026000000002"), before: issued("EAR2026000000001"), mayGo });
  expect(shopify.marksOn(id).metafields["invoice_number"]).toBe("EAR2026000000002");
});

test("takes its own tag of before away and leaves the merchant's", async () => {
  shopify.changeOrder(id, { tags: ["vip"] });
  await marks.write(SHOP, id, { wanted: IN_REVIEW, before: undefined, mayGo });
  await marks.write(SHOP, id, { wanted: issued("EAR2026000000001"), before: IN_REVIEW, mayGo });
  expect(shopify.marksOn(id).tags).toEqual(["vip", "Otofatura: Düzenlendi"]);
  await marks.clear(SHOP, id, { before: issued("EAR2026000000001"), mayGo });
  expect(shopify.marksOn(id)).toEqual({ metafields: {}, tags: ["vip"] });
});

test("an ETTN that was written by nobody this installation knows stays, whatever else goes", async () => {
  await marks.write(SHOP, id, { wanted: issued("EAR2026000000001"), before: undefined, mayGo });
  await marks.write(SHOP, id, { wanted: { state: "failed" }, before: IN_REVIEW, mayGo });
  expect(shopify.marksOn(id).metafields).toEqual({ status: "Sorunlu", ettn });
  await marks.clear(SHOP, id, { before: IN_REVIEW, mayGo });
  expect(shopify.marksOn(id).metafields).toEqual({ ettn });
});

test("an ETTN nobody here knows stays under the words of an invoice that was written before it, until a person has looked", async () => {
  await marks.write(SHOP, id, { wanted: issued("EAR2026000000002"), before: undefined, mayGo });
  await marks.write(SHOP, id, { wanted: earlier("cancelled"), before: earlier("issued"), mayGo });
  expect(shopify.marksOn(id).metafields).toMatchObject({ status: "İptal edildi", ettn });
  await marks.write(SHOP, id, { wanted: earlier("issued"), before: undefined, mayGo });
  expect(shopify.marksOn(id).metafields).toMatchObject({ status: "Düzenlendi", ettn });
  await marks.clear(SHOP, id, { before: earlier("cancelled"), mayGo });
  expect(shopify.marksOn(id).metafields).toEqual({ ettn });

  await marks.write(SHOP, id, { wanted: earlier("issued"), before: undefined, mayGo: async () => true });
  expect(shopify.marksOn(id).metafields).toEqual({ status: "Düzenlendi", ettn: other });
});

test("writing the same twice, as after a crash, changes nothing", async () => {
  for (let times = 0; times < 2; times += 1) {
    await marks.write(SHOP, id, { wanted: issued("EAR2026000000001"), before: undefined, mayGo });
  }
  expect(shopify.marksOn(id).metafields["status"]).toBe("Düzenlendi");
  expect(shopify.marksOn(id).tags.filter((tag) => tag.startsWith("Otofatura"))).toHaveLength(1);
});

test.each([IN_REVIEW, undefined])("an order that is gone is passed over (%j stood there)", async (before) => {
  const gone = toOrderId("1");
  if (!gone) throw new Error("no id");
  await marks.write(SHOP, gone, { wanted: issued("EAR2026000000002"), before, mayGo });
  expect(shopify.marksOn(id).metafields).toEqual({});
});

test("a value Shopify does not take is told as an answer that cannot be used", async () => {
  const wanted: OrderMark = { ...issued("EAR2026000000003"), url: "not an address" };
  await expect(marks.write(SHOP, id, { wanted, before: undefined, mayGo })).rejects.toMatchObject({
    code: "SHOPIFY_ANSWER_INVALID",
    facts: { code: "INVALID_VALUE" },
  });
});
