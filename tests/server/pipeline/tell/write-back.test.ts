import { afterEach, beforeEach, expect, test } from "vitest";
import { startReadyApp, type TestApp } from "../../../support/test-app.ts";
import { SHOP } from "../../../support/test-shop.ts";
import { until } from "../../../support/until.ts";

let app: TestApp;

beforeEach(async () => {
  app = await startReadyApp();
});
afterEach(() => app.close());

const WRITE_BACK_JOBS = "select 1 from jobs where task = 'write-back'";
const marksOf = (id: string) => app.shopify.marksOn(id);

/** Lets the moment pass after which Shopify is told. */
async function told(orderId: string, status: string | undefined) {
  app.pass(3);
  return until(`${status ?? "nothing"} at Shopify`, () => {
    const marks = marksOf(orderId);
    const isAtRest = app.rows(WRITE_BACK_JOBS).length === 0;
    return isAtRest && marks.metafields["status"] === status ? marks : undefined;
  });
}

test("an issued invoice stands on Shopify's page of its order, with its number, ETTN, the buyer's link and a tag", async () => {
  const id = await app.paid({ tags: ["vip"] });
  const { invoice } = await app.issued(id);
  const { metafields, tags } = await told(id, "Düzenlendi");
  expect(metafields).toEqual({
    status: "Düzenlendi",
    invoice_number: invoice?.number,
    ettn: invoice?.ettn,
    invoice_url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:9\/i\/[\w-]{22}$/),
  });
  expect(tags).toEqual(["vip", "Otofatura: Düzenlendi"]);
  expect(app.shopify.requests.writes).toBe(1);
});

test("the buyer's link opens the PDF to whoever has it, to nobody else, and to no search engine", async () => {
  const id = await app.paid();
  await app.issued(id);
  const { metafields } = await told(id, "Düzenlendi");
  const { pathname } = new URL(String(metafields["invoice_url"]));
  const opened = await fetch(new URL(pathname, app.url));
  expect(opened.status).toBe(200);
  expect(opened.headers.get("content-type")).toBe("application/pdf");
  expect(opened.headers.get("x-robots-tag")).toBe("noindex, nofollow");
  expect(
    Buffer.from(await opened.arrayBuffer())
      .subarray(0, 5)
      .toString(),
  ).toBe("%PDF-");
  for (const wrong of [`${pathname}A`, pathname.slice(0, -1), "/i/", "/i/AAAAAAAAAAAAAAAAAAAAAA"]) {
    expect((await fetch(new URL(wrong, app.url))).status).toBe(404);
  }
});

test("an order that waits for a person says so, and the word and the tag go with its cause", async () => {
  const id = await app.paid({ customAttributes: [{ key: "tckn", value: "123" }] });
  await app.settle(id, "review");
  expect(await told(id, "Kontrol bekliyor")).toMatchObject({ tags: ["Otofatura: Kontrol bekliyor"] });
  app.shopify.changeOrder(id, { customAttributes: [] });
  await app.api(`/api/orders/${id.slice(id.lastIndexOf("/") + 1)}/retry`, { method: "POST" });
  await app.issued(id);
  expect(await told(id, "Düzenlendi")).toMatchObject({ tags: ["Otofatura: Düzenlendi"] });
});

test("an order that is none of ours any more has nothing of ours on it", async () => {
  const id = await app.paid({ customAttributes: [{ key: "tckn", value: "123" }], tags: ["vip"] });
  await app.settle(id, "review");
  await told(id, "Kontrol bekliyor");
  await app.api(`/api/orders/${id.slice(id.lastIndexOf("/") + 1)}/invoiced-elsewhere`, { method: "POST" });
  expect(await told(id, undefined)).toEqual({ metafields: {}, tags: ["vip"] });
});

test("what we write wakes nothing: the comparison that sees the changed order writes no second time", async () => {
  const id = await app.paid();
  await app.issued(id);
  await told(id, "Düzenlendi");
  const { writes, walks } = app.shopify.requests;
  app.pass(301);
  await until("the comparison", () => app.shopify.requests.walks > walks);
  await until("everything at rest", () => app.rows("select 1 from jobs where run_at <= ?", Date.now()).length === 0);
  expect(app.rows(WRITE_BACK_JOBS)).toEqual([]);
  expect(app.shopify.requests.writes).toBe(writes);
});

test("a Shopify that refuses to be written to holds no invoice up, and is told later", async () => {
  app.shopify.faults.writes.push("server-error", "too-many-requests", "throttled");
  const id = await app.paid();
  const order = await app.issued(id);
  expect(order.problem).toBeNull();
  for (const tries of [1, 2, 3]) {
    app.pass(60);
    await until(`try ${tries}`, () => app.shopify.requests.writes >= tries);
  }
  app.pass(60);
  expect((await told(id, "Düzenlendi")).metafields["invoice_number"]).toBe(order.invoiceNumber);
});

test("an order Shopify shows no more is not written to again and again", async () => {
  const id = app.order();
  app.shopify.hideOrder(id);
  await app.shopify.sendWebhook({ topic: "fulfillments/create", orderId: id });
  await app.settle(id, "review");
  app.pass(3);
  await until("it was written to", () => app.shopify.requests.writes > 0 && app.rows(WRITE_BACK_JOBS).length === 0);
  expect(app.rows("select is_mark_behind as behind from orders")).toEqual([{ behind: 0 }]);
});

test("a word that never arrived is healed by the hourly comparison", async () => {
  app.shopify.faults.writes.push("unauthorized");
  const id = await app.paid();
  await app.issued(id);
  app.pass(3);
  await until("the refused word", () => app.shopify.requests.writes === 1 && app.rows(WRITE_BACK_JOBS).length === 0);
  expect(marksOf(id).metafields).toEqual({});
  expect(app.rows("select is_mark_behind as behind from orders where shop = ?", SHOP)).toEqual([{ behind: 1 }]);
  await app.api("/api/shop");
  app.pass(3700);
  await until("the comparison", () => app.rows(WRITE_BACK_JOBS).length > 0 || marksOf(id).metafields["status"]);
  await told(id, "Düzenlendi");
});
