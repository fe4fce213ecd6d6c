import { expect, test } from "vitest";
import { taxDays, taxEventDays } from "../../../../server/invoice/time/tax-days.ts";
import { aFulfillment, anOrder, day } from "../an-order.ts";

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
