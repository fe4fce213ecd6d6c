import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startReadyApp, type TestApp } from "../../support/test-app.ts";
import { NILVERA_KEY } from "../../support/test-shop.ts";
import { unpacked } from "../../support/unpacked.ts";
import { until } from "../../support/until.ts";

let app: TestApp;

beforeAll(async () => {
  app = await startReadyApp();
});
afterAll(() => app.close());

const paidSignal = (orderId: string, webhookId = randomUUID()) =>
  app.shopify.sendWebhook({ topic: "orders/paid", orderId, webhookId });

const documentsFor = (orderName: string) =>
  app.nilvera.documents().filter(({ body }) => body.includes(`Sipariş ${orderName}"`));

const signalsOf = (orderId: string) => app.rows("select webhook_id from inbox where order_id = ?", orderId);

test("a paid order gets one numbered invoice with its PDF and XML in the archive", async () => {
  const order = await app.issued(await app.paid());
  expect(order).toMatchObject({ state: "issued", problem: null, faults: [], canRetry: false });
  expect(order.invoiceNumber).toMatch(/^EAR20\d{2}\d{9}$/);
  expect(order.invoice).toMatchObject({ number: order.invoiceNumber, payable: order.total, hasPdf: true });
  const stored = app.nilvera.documents().filter(({ ettn }) => ettn === order.invoice?.ettn);
  expect(stored).toMatchObject([{ number: order.invoiceNumber }]);
  const archived = app.rows("select format, bytes from documents where ettn = ? order by format", order.invoice?.ettn);
  expect(archived.map(({ format, bytes }) => [format, unpacked(bytes).subarray(0, 5).toString()])).toEqual([
    ["pdf", "%PDF-"],
    ["xml", "<?xml"],
  ]);
});

test("tells the story of the order in the order it happened", async () => {
  const { timeline } = await app.issued(await app.paid());
  expect(timeline.map(({ kind }) => kind)).toEqual([
    "webhook-received",
    "issued",
    "submission-started",
    "submitted",
    "confirmed",
    "document-archived",
    "document-archived",
  ]);
});

test("one delivery repeated twenty times at once is kept once and makes one document", async () => {
  const orderId = app.order({ name: "#2020" });
  const webhookId = randomUUID();
  const answers = await Promise.all(Array.from({ length: 20 }, () => paidSignal(orderId, webhookId)));
  expect(new Set(answers)).toEqual(new Set([200]));
  await app.issued(orderId);
  expect(signalsOf(orderId)).toEqual([{ webhook_id: webhookId }]);
  expect(documentsFor("#2020")).toHaveLength(1);
});

test("twenty different deliveries about one order at once make one document", async () => {
  const orderId = app.order({ name: "#2021" });
  const answers = await Promise.all(Array.from({ length: 20 }, () => paidSignal(orderId)));
  expect(new Set(answers)).toEqual(new Set([200]));
  await app.issued(orderId);
  await until("no job locked", () => app.rows("select 1 from jobs where locked_by is not null").length === 0);
  expect(signalsOf(orderId)).toHaveLength(20);
  expect(documentsFor("#2021")).toHaveLength(1);
  expect(app.rows("select ettn from invoices where order_id = ?", orderId)).toHaveLength(1);
});

test("an issued order that is paid, edited and shipped again keeps its one invoice", async () => {
  const orderId = await app.paid({ name: "#2022" });
  const { invoice } = await app.issued(orderId);
  for (const topic of ["orders/paid", "orders/edited", "fulfillments/create", "refunds/create"]) {
    const body = JSON.stringify({ id: 77, order_id: Number(orderId.split("/").at(-1)) });
    expect(await app.shopify.sendWebhook({ topic, body })).toBe(200);
  }
  await until("five signals", () => signalsOf(orderId).length === 5);
  await until("no job locked", () => app.rows("select 1 from jobs where locked_by is not null").length === 0);
  expect(documentsFor("#2022").map(({ ettn }) => ettn)).toEqual([invoice?.ettn]);
  expect(await app.find(orderId)).toMatchObject({ state: "issued", invoice: { ettn: invoice?.ettn } });
});

test("thirty orders at once get thirty invoices with a number each and no gap", async () => {
  const before = app.nilvera.documents().length;
  const orders = await Promise.all(Array.from({ length: 30 }, () => app.paid()));
  const issued = await Promise.all(orders.map((orderId) => app.issued(orderId)));
  const numbers = issued.map(({ invoiceNumber }) => Number(invoiceNumber?.slice(-9))).sort((a, b) => a - b);
  expect(numbers).toEqual(Array.from({ length: 30 }, (_, index) => before + 1 + index));
});

test("learns of the report to GİB an hour later, and watches until no cancellation can come any more", async () => {
  const orderId = await app.paid();
  await app.issued(orderId);
  const job = await until("the wait for the report", () => {
    const found = app.jobOf(orderId);
    return found && found.waits > 60 ? found : undefined;
  });
  expect(job.waits).toBeGreaterThan(3500);
  app.nilvera.knobs.isReported = true;
  app.pass(3601);
  await until("the report", async () => (await app.find(orderId))?.invoice?.reported === true);
  await until("the longer wait", () => (app.jobOf(orderId)?.waits ?? 0) > 7000);
  app.pass(15 * 86_400);
  await until("no job left", () => app.jobOf(orderId) === undefined);
});

test("an order whose invoice was cancelled at the integrator asks to be looked at, for its sale still stands", async () => {
  app.nilvera.knobs.isReported = false;
  const orderId = await app.paid();
  const { invoice } = await app.issued(orderId);
  await until("the wait for the report", () => (app.jobOf(orderId)?.waits ?? 0) > 60);
  await fetch(`${app.nilvera.url}/earchive/Invoices/${invoice?.ettn}/Cancel`, {
    method: "PUT",
    headers: { authorization: `Bearer ${NILVERA_KEY}` },
  });
  app.pass(3601);
  await app.settle(orderId, "cancelled");
  const told = await until("the sale was looked at", async () => {
    const order = await app.find(orderId);
    return order?.faults.length ? order : undefined;
  });
  expect(told).toMatchObject({ state: "cancelled", canRetry: true, faults: [{ code: "INVOICE_CANCELLED" }] });
});

test("signals about an issued order do not use up the wait for its report", async () => {
  const orderId = await app.paid();
  await app.issued(orderId);
  for (let signals = 2; signals <= 7; signals += 1) {
    await paidSignal(orderId);
    await until("the signal to be answered", () => {
      const { wakes = 0, waits = 0 } = app.jobOf(orderId) ?? {};
      return signalsOf(orderId).length === signals && (wakes === 0 || waits > 60);
    });
  }
  app.nilvera.knobs.isReported = true;
  app.pass(7 * 86_400);
  await until("the report", async () => (await app.find(orderId))?.invoice?.reported === true);
});
