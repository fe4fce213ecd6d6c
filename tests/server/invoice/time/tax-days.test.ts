import { expect, test } from "vitest";
import { taxDays, taxEventDays } from "../../../../server/invoice/time/tax-days.ts";
import { aFulfillment, aGiftCard, aLine, anOrder, day } from "../an-order.ts";

const processedAt = new Date("2023-07-08T21:30:00Z");
const sentAt = (text: string, status = "SUCCESS") => aFulfillment({ createdAt: new Date(text), status });

test("are the order's and the invoice's, in Istanbul, while nothing was sent", () => {
  expect(taxDays(anOrder({ processedAt }), day("2023-07-12"))).toEqual(["2023-07-09", "2023-07-12"]);
  const fulfillments = [sentAt("2023-07-10T09:00:00Z", "CANCELLED")];
  expect(taxDays(anOrder({ processedAt, fulfillments }), day("2023-07-12"))).toEqual(["2023-07-09", "2023-07-12"]);
});

test("are the order's and every dispatch's once it was sent", () => {
  const fulfillments = [sentAt("2023-07-09T21:00:00Z"), sentAt("2023-07-11T09:00:00Z")];
  expect(taxDays(anOrder({ processedAt, fulfillments }), day("2023-07-12"))).toEqual([
    "2023-07-09",
    "2023-07-10",
    "2023-07-11",
  ]);
});

test("have one taxable event for parcels of one Istanbul day", () => {
  const fulfillments = [sentAt("2023-07-09T21:00:00Z"), sentAt("2023-07-10T20:59:00Z")];
  expect(taxEventDays(anOrder({ processedAt, fulfillments }), day("2023-07-12"))).toEqual(["2023-07-10"]);
});

test("count a dispatch on the day of the invoice beside an earlier one", () => {
  const fulfillments = [sentAt("2023-07-11T09:00:00Z"), sentAt("2023-07-12T09:00:00Z")];
  expect(taxEventDays(anOrder({ processedAt, fulfillments }), day("2023-07-12"))).toEqual(["2023-07-11", "2023-07-12"]);
});

test("take the invoice for the taxable event where the dispatch comes after it", () => {
  const fulfillments = [sentAt("2023-07-13T09:00:00Z")];
  expect(taxDays(anOrder({ processedAt, fulfillments }), day("2023-07-12"))).toEqual(["2023-07-09", "2023-07-12"]);
});

test("a gift card handed over beside goods is no taxable event; a file is one", () => {
  const at = (createdAt: string, moves: boolean) => aFulfillment({ createdAt: new Date(createdAt), moves });
  const card = at("2023-07-10T09:00:00Z", false);
  const cardAndGoods = { processedAt, lines: [aLine(), aGiftCard()] };
  expect(taxEventDays(anOrder({ ...cardAndGoods, fulfillments: [card] }), day("2023-07-12"))).toEqual(["2023-07-12"]);
  const sent = [card, at("2023-07-11T09:00:00Z", true)];
  expect(taxEventDays(anOrder({ ...cardAndGoods, fulfillments: sent }), day("2023-07-12"))).toEqual(["2023-07-11"]);
  const file = { processedAt, lines: [aLine({ requiresShipping: false })], fulfillments: [card] };
  expect(taxEventDays(anOrder(file), day("2023-07-12"))).toEqual(["2023-07-10"]);
});
