import { describe, expect, test } from "vitest";
import type { Order } from "../../../../server/invoice/order.ts";
import { type Waybill, waybillOf } from "../../../../server/invoice/delivery/waybill.ts";
import { aFulfillment, anOrder, day } from "../an-order.ts";

const TODAY = day("2025-11-20");
const TRANSPORT = { carrierTitle: "Sürat Kargo", carrierTaxId: "1234567808", date: TODAY };
const SENT: Partial<Order> = { isFulfilled: true, fulfillments: [aFulfillment()] };
const NONE: Waybill = { kind: "separate", documents: [] };

type Circumstances = Parameters<typeof waybillOf>[1];

const read = (order: Partial<Order>, changes: Partial<Circumstances> = {}) =>
  waybillOf(anOrder(order), { issueDate: TODAY, transport: TRANSPORT, mayReplace: true, ...changes });

const noted = (value: string, key = "irsaliye") => read({ attributes: [{ key, value }] });

describe("waybills the order names", () => {
  const first = { number: "EIR2025000000001", date: "2025-11-19" };

  test.each([
    ["one", "EIR2025000000001 2025-11-19", [first]],
    ["a Turkish date", "EIR2025000000001 19.11.2025", [first]],
    ["several", "EIR2025000000001 2025-11-19;A-17  20.11.2025,", [first, { number: "A-17", date: "2025-11-20" }]],
    ["one a line", "EIR2025000000001 2025-11-19\nA-17 2025-11-20", [first, { number: "A-17", date: "2025-11-20" }]],
  ])("are read as %s", (_, text, documents) => {
    expect(noted(text)).toEqual({ ok: true, value: { kind: "separate", documents } });
  });

  test.each(["irsaliye", "İrsaliye", "İRSALİYE NO", "irsaliyeler"])("stand under the key %s", (key) => {
    expect(noted("A-17 2025-11-20", key)).toMatchObject({ value: { documents: [{ number: "A-17" }] } });
  });

  test("are none of other keys", () => {
    expect(noted("A-17", "irsaliye notu")).toEqual({ ok: true, value: NONE });
  });

  test.each([
    "A-17",
    "2025-11-20",
    "A 17 2025-11-20",
    "A-17 2025-02-30",
    "A-17 31.11.2025",
    "A-17 20.11.25",
    "A-17 2025-11-20 sabah",
  ])("are never guessed: %s", (text) => {
    expect(noted(text)).toEqual({
      ok: false,
      error: [{ code: "DESPATCH_UNREADABLE", path: "order.customAttributes" }],
    });
  });
});

describe("the invoice stands for the waybill", () => {
  test("when all goods left in one parcel on its day", () => {
    expect(read(SENT)).toEqual({ ok: true, value: { kind: "this-invoice" } });
  });

  const parcel = aFulfillment();
  test.each<[string, Partial<Order>, Partial<Circumstances>]>([
    ["the shop does not want it", SENT, { mayReplace: false }],
    ["something is left to send", { ...SENT, isFulfilled: false }, {}],
    ["there were two dispatches", { ...SENT, fulfillments: [parcel, parcel] }, {}],
    ["one dispatch had two parcels", { ...SENT, fulfillments: [aFulfillment({ parcelCount: 2 })] }, {}],
    ["the dispatch was called off", { ...SENT, fulfillments: [aFulfillment({ status: "CANCELLED" })] }, {}],
    ["nothing was sent", { ...SENT, fulfillments: [] }, {}],
    ["it is of another day", SENT, { issueDate: day("2025-11-21") }],
    ["nothing moves", SENT, { transport: undefined }],
  ])("not when %s", (_, order, circumstances) => {
    expect(read(order, circumstances)).toEqual({ ok: true, value: NONE });
  });

  test("not when a waybill is named", () => {
    const attributes = [{ key: "irsaliye", value: "A-17 2025-11-20" }];
    expect(read({ ...SENT, attributes })).toMatchObject({ value: { kind: "separate", documents: [{}] } });
  });

  test("a dispatch that was called off counts as none beside the real one", () => {
    const fulfillments = [aFulfillment({ status: "CANCELLED" }), parcel];
    expect(read({ ...SENT, fulfillments })).toMatchObject({ value: { kind: "this-invoice" } });
  });
});
