import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { OrderDetail, OrderList } from "../../../server/http/contract.ts";
import type { OrderExport } from "../../../server/http/order-export-contract.ts";
import { legacy, startReadyApp, type TestApp } from "../../support/test-app.ts";
import { until } from "../../support/until.ts";

let app: TestApp;
let refunded: OrderDetail;
let first: OrderDetail;
let second: OrderDetail;

/** One of three towels was sent back before the invoice: it is about less than the order once was. */
function partlyRefunded(): object {
  const file = new URL("../../golden/piece-refunded-before-invoice/order.json", import.meta.url);
  const { order } = JSON.parse(readFileSync(file, "utf8"));
  const { id: _id, createdAt: _created, processedAt: _processed, updatedAt: _updated, ...sale } = order;
  return { ...sale, name: "#1" };
}

beforeAll(async () => {
  app = await startReadyApp();
  refunded = await app.issued(await app.paid(partlyRefunded()));
  first = await app.issued(await app.paid({ name: "#2" }));
  await app.paid({ name: "#3", sourceName: "pos" });
  await app.api(`/api/orders/${legacy(first.id)}/cancel-invoice`, { method: "POST", body: { reissue: true } });
  second = await until("the new invoice", async () => {
    const found = await app.find(first.id);
    return found?.state === "issued" && found.invoice?.ettn !== first.invoice?.ettn ? found : undefined;
  });
});
afterAll(() => app.close());

const get = async <Answer>(path: string) => (await (await app.api(path)).json()) as Answer;
const exported = async (name: string) =>
  (await get<OrderExport>("/api/orders/export")).orders.find((order) => order.name === name);

test("beside its number the list shows what the invoice says, not what the order once was", async () => {
  const { orders } = await get<OrderList>("/api/orders");
  const shown = orders.find(({ name }) => name === "#1");
  expect(shown).toMatchObject({ total: "394.90", payable: "298.23", invoiceNumber: refunded.invoiceNumber });
  expect(orders.find(({ name }) => name === "#3")?.payable).toBeNull();
});

test("a bookkeeper gets each invoice with its day, buyer and number, kind, ETTN, amount and KDV by rate", async () => {
  const order = await exported("#1");
  expect(order).toMatchObject({ name: "#1", total: "394.90" });
  expect(order?.invoices).toEqual([
    {
      state: "issued",
      number: refunded.invoiceNumber,
      issueDate: refunded.invoice?.issueDate,
      ettn: refunded.invoice?.ettn,
      buyerName: refunded.invoice?.buyerName,
      buyerTaxId: "11111111111",
      profileId: "EARSIVFATURA",
      type: "SATIS",
      currency: "TRY",
      exchangeRate: null,
      payable: "298.23",
      withheld: null,
      taxes: refunded.invoice?.taxSubtotals,
    },
  ]);
});

test("the number of an invoice that was cancelled and issued anew stays in the file", async () => {
  const order = await exported("#2");
  expect(order?.invoices.map(({ number, state, ettn }) => ({ number, state, ettn }))).toEqual([
    { number: second.invoiceNumber, state: "issued", ettn: second.invoice?.ettn },
    { number: first.invoiceNumber, state: "cancelled", ettn: first.invoice?.ettn },
  ]);
});

test("an invoice that was cancelled before it was ever seen to stand is called cancelled, not failed", async () => {
  app.nilvera.knobs.issueAfterMs = Number.POSITIVE_INFINITY;
  const id = await app.paid({ name: "#4" });
  const { invoice } = await app.settle(id, "processing");
  const document = app.nilvera.documents().find(({ ettn }) => ettn === invoice?.ettn);
  Object.assign(document ?? {}, { isCancelled: true });
  app.nilvera.knobs.issueAfterMs = 0;
  await until("the cancellation is found", async () => {
    app.pass(60);
    return (await app.find(id))?.state === "cancelled";
  });
  await until("a new one may be asked for", async () => (await app.find(id))?.canRetry);
  await app.api(`/api/orders/${legacy(id)}/retry`, { method: "POST" });
  await app.issued(id);
  expect((await exported("#4"))?.invoices.map(({ state }) => state)).toEqual(["issued", "cancelled"]);
});

test("the file is narrowed as the list is, and an order without an invoice is in it", async () => {
  const { orders } = await get<OrderExport>("/api/orders/export?tab=not-ours");
  expect(orders.map(({ name, invoices }) => [name, invoices])).toEqual([["#3", []]]);
});
