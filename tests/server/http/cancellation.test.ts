import { afterAll, beforeAll, expect, test } from "vitest";
import type { OrderDetail } from "../../../server/http/contract.ts";
import { legacy, startReadyApp, type TestApp } from "../../support/test-app.ts";
import { until } from "../../support/until.ts";

let app: TestApp;

beforeAll(async () => {
  app = await startReadyApp();
});
afterAll(() => app.close());

const ask = (orderId: string, path: string, body: unknown = {}, headers: Record<string, string> = {}) =>
  app.api(`${path.startsWith("/ext") ? "" : "/api"}${path.replace("ORDER", legacy(orderId))}`, {
    method: "POST",
    body,
    headers,
  });
const cancel = (orderId: string, body: unknown = {}) => ask(orderId, "/orders/ORDER/cancel-invoice", body);
const undo = (orderId: string) => ask(orderId, "/orders/ORDER/undo-cancellation");

async function issuedOrder(changes: object = {}): Promise<OrderDetail> {
  return app.issued(await app.paid(changes));
}

/** Lets the moment pass after which Shopify is told. */
async function toldAtShopify(orderId: string, status: string) {
  app.pass(3);
  return until(`${status} at Shopify`, () => {
    const marks = app.shopify.marksOn(orderId);
    const isAtRest = app.rows("select 1 from jobs where task = 'write-back'").length === 0;
    return isAtRest && marks.metafields["status"] === status ? marks : undefined;
  });
}

test("a cancelled invoice is cancelled at the integrator and on Shopify's page, and stands again once that is taken back", async () => {
  const { id, invoice } = await issuedOrder();
  await toldAtShopify(id, "Düzenlendi");
  const before = await app.find(id);
  expect(before?.cancellation).toMatchObject({ canCancel: true, canReissue: true, canUndo: false, whyNot: null });
  expect((await cancel(id)).status).toBe(202);
  const cancelled = await app.settle(id, "cancelled");
  expect(app.nilvera.documents().find(({ ettn }) => ettn === invoice?.ettn)?.isCancelled).toBe(true);
  expect(await toldAtShopify(id, "İptal edildi")).toEqual({
    tags: ["Otofatura: İptal edildi"],
    metafields: { status: "İptal edildi", invoice_number: cancelled.invoiceNumber, ettn: invoice?.ettn },
  });
  expect(cancelled.cancellation).toMatchObject({ canCancel: false, canUndo: true, whyNot: null, wish: null });
  expect((await undo(id)).status).toBe(202);
  const again = await app.settle(id, "issued");
  expect(again.invoice?.ettn).toBe(invoice?.ettn);
  expect(app.nilvera.documents().find(({ ettn }) => ettn === invoice?.ettn)?.isCancelled).toBe(false);
  expect((await toldAtShopify(id, "Düzenlendi")).metafields["invoice_url"]).toMatch(/\/i\//);
});

test("the story tells who asked for it, and what came of it", async () => {
  const { id } = await issuedOrder();
  await cancel(id);
  await app.settle(id, "cancelled");
  const lines = app.rows("select kind, actor from timeline where order_id = ? and kind like 'cancel%'", id);
  expect(lines).toEqual([
    { kind: "cancel-asked", actor: expect.stringMatching(/^user /) },
    { kind: "cancel-done", actor: expect.stringMatching(/^job /) },
  ]);
});

test("another invoice takes the place of a cancelled one where that was asked for", async () => {
  const { id, invoice, invoiceNumber } = await issuedOrder();
  const sends = app.sends();
  await cancel(id, { reissue: true });
  const next = await until("the new invoice", async () => {
    const found = await app.find(id);
    return found?.state === "issued" && found.invoice?.ettn !== invoice?.ettn ? found : undefined;
  });
  expect(next.invoiceNumber).not.toBe(invoiceNumber);
  expect(app.sends()).toBe(sends + 1);
  expect((await undo(id)).status).toBe(409);
});

test("the extension on Shopify's page of the order asks for the same", async () => {
  const { id } = await issuedOrder();
  expect((await ask(id, "/ext/admin/orders/ORDER/cancel-invoice", { reissue: false })).status).toBe(202);
  await app.settle(id, "cancelled");
  expect((await ask(id, "/ext/admin/orders/ORDER/undo-cancellation")).status).toBe(202);
  await app.settle(id, "issued");
});

test("an invoice that cannot be cancelled from here says why before and after it is asked", async () => {
  app.taxpayers["1234567808"] = { title: "Deniz Ltd.", aliases: ["urn:mail:pk@deniz.example"] };
  const company = [
    { key: "vkn", value: "1234567808" },
    { key: "vergi dairesi", value: "Kadıköy" },
    { key: "firma", value: "Deniz Ltd. Şti." },
  ];
  const orderId = await app.paid({ customAttributes: company });
  app.nilvera.knobs.outcome = "succeed";
  const found = await until("the e-Fatura", async () => {
    app.pass(60);
    const detail = await app.find(orderId);
    return detail?.state === "issued" || detail?.state === "review" ? detail : undefined;
  });
  expect(found.state, JSON.stringify(found.faults)).toBe("issued");
  expect(found.cancellation?.whyNot?.code).toMatch(/^CANCEL_(AT_GIB|BY_BUYER)$/);
  expect(found.cancellation?.whyNot?.fix).toMatch(/iade faturası/);
  for (const [language, words] of [
    ["tr", /e-Fatura/],
    ["en", /e-Fatura (cannot|can only)/],
  ] as const) {
    const refused = await ask(orderId, "/orders/ORDER/cancel-invoice", {}, { "accept-language": language });
    expect(refused.status).toBe(409);
    expect(await refused.json()).toMatchObject({
      code: found.cancellation?.whyNot?.code,
      title: expect.stringMatching(words),
    });
  }
});

test.each(["cancel-invoice", "undo-cancellation"])("%s of an order that is not there is not found", async (path) => {
  for (const id of ["999", "abc"])
    expect((await app.api(`/api/orders/${id}/${path}`, { method: "POST" })).status).toBe(404);
});

test("a wish nobody knows is refused", async () => {
  const { id } = await issuedOrder();
  expect((await cancel(id, { reissue: "perhaps" })).status).toBe(400);
  expect((await app.find(id))?.state).toBe("issued");
});
