import { afterAll, beforeAll, expect, test } from "vitest";
import type { OrderDetail } from "../../../server/http/contract.ts";
import type { BulkAnswer } from "../../../server/http/work-contract.ts";
import { aShopFile } from "../../support/test-shop.ts";
import { startReadyApp, type TestApp } from "../../support/test-app.ts";
import { until } from "../../support/until.ts";

let app: TestApp;

beforeAll(async () => {
  app = await startReadyApp();
});
afterAll(() => app.close());

const bag = (amount: string) => ({ shopMoney: { amount, currencyCode: "TRY" } });
const CHANGED = { code: "ORDER_CHANGED_MEANWHILE", status: 409 };

async function press(action: string, { legacyId, seen }: OrderDetail) {
  const answer = await app.api(`/api/orders/${legacyId}/${action}`, { method: "POST", body: { seen } });
  return answer.json();
}

async function pressAll(action: string, { legacyId, seen }: OrderDetail) {
  const body = { action, orders: [{ legacyId, seen }], isRehearsal: false };
  const { results } = (await (await app.api("/api/orders/bulk", { method: "POST", body })).json()) as BulkAnswer;
  return results.map(({ isDone }) => isDone);
}

async function refunded(orderId: string, amount: string): Promise<OrderDetail> {
  app.shopify.changeOrder(orderId, {
    displayFinancialStatus: "PARTIALLY_REFUNDED",
    totalRefundedSet: bag(amount),
    refunds: [{ totalRefundedSet: bag(amount) }],
  });
  await app.shopify.sendWebhook({ topic: "refunds/create", orderId });
  return until(`the proposal over ${amount}`, async () => {
    const order = await app.find(orderId);
    return order?.faults.some(({ what }) => what.includes(amount.replace(".", ","))) ? order : undefined;
  });
}

test("a refund told of after the look is not settled with the one before it, alone or among many", async () => {
  const { id } = await app.issued(await app.paid());
  app.pass(120);
  const shown = await refunded(id, "10.00");
  const now = await refunded(id, "25.00");
  expect(await press("settled", shown)).toMatchObject(CHANGED);
  expect(await pressAll("settled", shown)).toEqual([false]);
  expect((await app.find(id))?.faults).toEqual(now.faults);
  expect(await pressAll("settled", now)).toEqual([true]);
  expect((await app.find(id))?.faults).toEqual([]);
});

test("an order a colleague marked as invoiced elsewhere after the look gets no invoice by a press meant for the one before", async () => {
  const id = await app.paid({ customAttributes: [{ key: "tckn", value: "123" }] });
  const shown = await app.settle(id, "review");
  expect(await press("invoiced-elsewhere", shown)).toEqual({});
  const marked = await app.settle(id, "not-ours");
  expect(await press("retry", shown)).toMatchObject(CHANGED);
  expect(await app.find(id)).toMatchObject({ state: "not-ours", reason: { code: "INVOICED_ELSEWHERE" } });
  expect(await press("retry", marked)).toEqual({});
  await app.settle(id, "review");
});

test("an invoice that took another's place after the look is not cancelled by a press meant for that one", async () => {
  const shown = await app.issued(await app.paid());
  const cancel = (of: OrderDetail, reissue: boolean) => {
    const body = { reissue, seen: of.seen, ettn: of.invoice?.ettn };
    return app.api(`/api/orders/${of.legacyId}/cancel-invoice`, { method: "POST", body });
  };
  expect((await cancel(shown, true)).status).toBe(202);
  const next = await until("the invoice in its place", async () => {
    const found = await app.find(shown.id);
    return found?.state === "issued" && found.invoice?.ettn !== shown.invoice?.ettn ? found : undefined;
  });
  for (const reissue of [true, false]) {
    expect(await (await cancel(shown, reissue)).json()).toMatchObject(CHANGED);
  }
  expect(await app.find(shown.id)).toMatchObject({ state: "issued", invoice: { ettn: next.invoice?.ettn } });
  expect((await cancel(next, false)).status).toBe(202);
  const cancelled = await until("the sale that stands", async () => {
    const found = await app.find(shown.id);
    return found?.state === "cancelled" && found.faults.length > 0 ? found : undefined;
  });
  const undo = (ettn: string | undefined) => {
    const body = { seen: cancelled.seen, ettn };
    return app.api(`/api/orders/${shown.legacyId}/undo-cancellation`, { method: "POST", body });
  };
  expect(await (await undo(shown.invoice?.ettn)).json()).toMatchObject(CHANGED);
  expect((await undo(next.invoice?.ettn)).status).toBe(202);
});

test("what is typed on a page from before its invoice was cancelled issues no other one, and is kept on the page", async () => {
  const id = await app.paid({ customAttributes: [{ key: "tckn", value: "123" }] });
  const shown = await app.settle(id, "review");
  const type = async (path: string, body: object) =>
    (await app.api(`/api/orders/${shown.legacyId}/${path}`, { method: "POST", body })).json();
  expect(await type("buyer", { taxId: "10000000146", seen: shown.seen })).toEqual({});
  const issued = await app.issued(id);
  expect(await type("cancel-invoice", { seen: issued.seen, ettn: issued.invoice?.ettn })).toEqual({});
  const cancelled = await until("the sale that stands", async () => {
    const found = await app.find(id);
    return found?.state === "cancelled" && found.faults.length > 0 ? found : undefined;
  });
  expect(await type("buyer", { name: "Ayşe Öz", seen: shown.seen })).toMatchObject(CHANGED);
  expect(await type("sale", { webSite: "https://www.ornek.com.tr", seen: shown.seen })).toMatchObject(CHANGED);
  expect(await app.find(id)).toMatchObject({ state: "cancelled", entry: cancelled.entry });
  expect(await type("buyer", { name: "Ayşe Öz", seen: cancelled.seen })).toEqual({});
  expect(await app.settle(id, "issued")).toMatchObject({ invoice: { buyerName: "Ayşe Öz" } });
});

test("what is typed while an order's faults become others is kept all the same", async () => {
  const id = await app.paid({ customAttributes: [{ key: "tckn", value: "123" }] });
  const { legacyId, seen } = await app.settle(id, "review");
  const type = (body: object) => app.api(`/api/orders/${legacyId}/buyer`, { method: "POST", body: { ...body, seen } });
  await type({ taxId: "1234567800" });
  await until("another fault", async () => {
    const found = await app.find(id);
    return found?.state === "review" && found.seen !== seen ? found : undefined;
  });
  expect((await type({ taxId: "10000000146" })).status).toBe(202);
  await app.issued(id);
});

test("an invoice is asked for once, however often an old page asks", async () => {
  await app.api("/api/profile", { method: "PUT", body: aShopFile({ issue: { when: "manual" } }) });
  const id = await app.paid();
  const shown = await app.settle(id, "waiting");
  expect(await press("invoice", shown)).toEqual({});
  await app.issued(id);
  expect(await press("invoice", shown)).toMatchObject(CHANGED);
});
