import { expect, test } from "vitest";
import {
  backAddress,
  backWord,
  EVERYTHING,
  listAddress,
  orderAddress,
  pageAddress,
  readView,
  tabAddress,
  viewQuery,
} from "../../../web/src/pages/order-list/address.ts";

test("an address without parameters shows the first page of all orders", () => {
  expect(readView("")).toEqual(EVERYTHING);
});

test("what is written is read back", () => {
  const view = {
    tab: "not-ours",
    search: "Şükrü & Oğlu #1042",
    after: "c/1+2=",
    sort: "deadline",
    from: "2026-11-01",
    to: "2026-11-20",
    least: "10.5",
    most: "1000",
    channel: "einvoice",
    integrator: "nes",
  } as const;
  const address = listAddress("?shop=ornek.myshopify.com", view);
  expect(readView(new URL(address, "https://app.test").search)).toEqual(view);
});

test("an unknown tab falls back to all", () => {
  expect(readView("?tab=lost").tab).toBe("all");
});

test("keeps Shopify's shop and host, and drops what was signed for the first load only", () => {
  const first = "?shop=a.myshopify.com&host=h&hmac=x&id_token=y&session=z&timestamp=1&tab=issued&after=9";
  expect(listAddress(first, { ...EVERYTHING, tab: "review" })).toBe("/orders?shop=a.myshopify.com&host=h&tab=review");
});

test("leaves the defaults out of the address", () => {
  expect(listAddress("?tab=review&search=x&after=1", EVERYTHING)).toBe("/orders");
});

test("the way to an order and back returns to the same tab and search", () => {
  const order = orderAddress("?tab=review&search=ali&id_token=y", "5001");
  expect(order).toBe("/orders/5001?tab=review&search=ali");
  expect(backAddress(new URL(order, "https://app.test").search)).toBe("/orders?tab=review&search=ali");
});

test("an order opened from another page leads back to that page, and only from there", () => {
  const order = orderAddress("?shop=a.myshopify.com", "5001", "review");
  expect(order).toBe("/orders/5001?shop=a.myshopify.com&via=review");
  const { search } = new URL(order, "https://app.test");
  expect([backAddress(search), backWord(search)]).toEqual(["/review?shop=a.myshopify.com", "nav.review"]);
  expect(orderAddress(search, "5002")).toBe("/orders/5002?shop=a.myshopify.com");
  expect(listAddress(search, EVERYTHING)).toBe("/orders?shop=a.myshopify.com");
  expect([backAddress("?via=elsewhere"), backWord("?via=elsewhere")]).toEqual(["/orders", "order.back"]);
});

test("another page keeps Shopify's shop and nothing of the list", () => {
  expect(pageAddress("?shop=a.myshopify.com&tab=review&after=1", "/settings")).toBe("/settings?shop=a.myshopify.com");
  expect(tabAddress("?shop=a.myshopify.com&search=x&after=1", "failed")).toBe(
    "/orders?shop=a.myshopify.com&tab=failed",
  );
});

test("what can be no day, amount or order is left out of the view", () => {
  expect(readView("?from=yesterday&to=2026-11-1&least=-5&most=1,5&sort=price&channel=fax&integrator=<b>")).toEqual(
    EVERYTHING,
  );
});

test("a view is kept without the page it stands on and without the shop, the same however its address is ordered", () => {
  const kept = "tab=review&search=ali&sort=oldest";
  expect(viewQuery(readView("?shop=a.myshopify.com&after=1:2&sort=oldest&search=ali&tab=review"))).toBe(kept);
  expect(viewQuery(readView(`?${kept}`))).toBe(kept);
  expect(viewQuery(EVERYTHING)).toBe("");
});
