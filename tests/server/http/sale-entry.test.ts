import { afterAll, beforeAll, expect, test } from "vitest";
import type { PreviewAnswer } from "../../../server/http/work-contract.ts";
import { legacy, startReadyApp, type TestApp } from "../../support/test-app.ts";

let app: TestApp;

beforeAll(async () => {
  app = await startReadyApp();
});
afterAll(() => app.close());

const post = (id: string, what: "sale" | "preview" | "buyer" | "retry", body: unknown = {}) =>
  app.api(`/api/orders/${legacy(id)}/${what}`, { method: "POST", body });
const preview = async (id: string): Promise<PreviewAnswer> =>
  (await (await post(id, "preview")).json()) as PreviewAnswer;
const mistyped = { customAttributes: [{ key: "tckn", value: "10000000147" }] };
const inReview = async () => {
  const id = await app.paid(mistyped);
  await app.settle(id, "review");
  return id;
};

test("what is typed of the internet sale is kept, stands on the invoice, and is told in the order's story", async () => {
  const id = await inReview();
  const entry = { webSite: "https://baska.example", carrier: "aras", transportDate: "2026-12-01", paymentMethod: "" };
  expect((await post(id, "sale", entry)).status).toBe(202);
  const kept = await app.settle(id, "review");
  expect(kept.saleEntry).toMatchObject({ ...entry, paymentName: "", carrierTitle: "" });
  await post(id, "buyer", { taxId: "10000000146" });
  const issued = await app.issued(id);
  expect(issued.invoice?.internet).toMatchObject({
    webSite: "https://baska.example",
    carrierTaxId: "0720039666",
    transportDate: "2026-12-01",
  });
  expect(issued.timeline.map(({ kind }) => kind)).toContain("sale-entered");
  expect((await post(id, "sale", entry)).status).toBe(404);
});

test.each([
  { paymentDate: "2026-02-30" },
  { transportDate: "yarın" },
  { paymentDate: "0026-11-20" },
  { transportDate: "0026-11-20" },
  { paymentMethod: "ALTIN" },
  { webSite: "dükkân" },
  { carrierTitle: "x".repeat(101) },
])("refuses %j and keeps nothing of it", async (body) => {
  const id = await inReview();
  expect((await post(id, "sale", body)).status).toBe(400);
  expect(Object.values((await app.find(id))?.saleEntry ?? {}).join("")).toBe("");
});

test.each(["a.tr", "www.a.tr/x?y", "https://a.tr", "..a", "a./x"])("takes %s for a web address", async (webSite) => {
  expect((await post(await inReview(), "sale", { webSite })).status).toBe(202);
});

test.each(["a", ".a", "a.", "a/b.c", "https://a", "a.b c"])("takes %s for none", async (webSite) => {
  expect((await post(await inReview(), "sale", { webSite })).status).toBe(400);
});

test("a long text in a web address's place is refused at once", async () => {
  expect((await post(await inReview(), "sale", { webSite: `${".".repeat(200_000)} x` })).status).toBe(400);
});

test("the preview names every fault; once they are mended it shows the very invoice that is issued next", async () => {
  const id = await inReview();
  const before = await preview(id);
  expect([before.invoice, before.page]).toEqual([null, null]);
  expect(before.faults.map(({ code }) => code)).toEqual((await app.find(id))?.faults.map(({ code }) => code));
  const numbers = app.rows("select count(*) as n from invoices where order_id = ?", id);
  app.shopify.changeOrder(id, { customAttributes: [] });
  const { invoice, page, faults } = await preview(id);
  expect(faults).toEqual([]);
  expect(app.rows("select count(*) as n from invoices where order_id = ?", id)).toEqual(numbers);
  expect(page).toContain("MALİ DEĞERİ YOKTUR");
  expect(page).toContain("Numarası henüz verilmedi");
  await post(id, "retry");
  const issued = (await app.issued(id)).invoice;
  expect(issued).toMatchObject({ ...invoice, issueTime: issued?.issueTime });
});

test("there is no preview of what is issued already, or not there", async () => {
  const id = await app.paid();
  await app.issued(id);
  expect((await post(id, "preview")).status).toBe(404);
  expect((await post("gid://shopify/Order/999", "preview")).status).toBe(404);
});
