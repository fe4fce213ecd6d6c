import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { SendFault } from "../../../demo/nilvera/knobs.ts";
import { startReadyApp, type TestApp } from "../../support/test-app.ts";
import { until } from "../../support/until.ts";

/** Seconds that lead past the pause before the first look-up, and past the grace period of the test app. */
const FIRST_LOOK_UP = 3;
const GRACE = 61;

let app: TestApp;
let sends = 0;

beforeAll(async () => {
  app = await startReadyApp();
});
beforeEach(() => {
  Object.assign(app.nilvera.knobs, { send: undefined, read: undefined, issueAfterMs: 0 });
  sends = app.sends();
});
afterAll(() => app.close());

/** A paid order whose send met the fault; the integrator is well again. */
async function paidInto(fault: SendFault) {
  app.nilvera.knobs.send = fault;
  const orderId = await app.paid();
  const order = await app.settle(orderId, fault === "429" ? "queued" : "unknown");
  await until(
    "the job to let go",
    () => app.jobOf(orderId)?.waits !== undefined && app.rows(HELD, orderId).length === 0,
  );
  app.nilvera.knobs.send = undefined;
  return { orderId, ettn: order.invoice?.ettn };
}

const HELD = "select 1 from jobs where key = ? and locked_by is not null";
const copies = (ettn: string | undefined) => app.nilvera.documents().filter((document) => document.ettn === ettn);
const lookUpsOf = async (orderId: string) =>
  (await app.find(orderId))?.timeline.filter(({ kind }) => kind === "looked-up").map(({ facts }) => facts["found"]);

test.each(["reset-after-storing", "500-after-storing", "broken-json", "empty-body"] as const)(
  "after %s the document is found by its ETTN and not sent again",
  async (fault) => {
    const { orderId, ettn } = await paidInto(fault);
    expect(copies(ettn)).toHaveLength(1);
    app.pass(FIRST_LOOK_UP);
    const order = await app.issued(orderId);
    expect(order).toMatchObject({ invoiceNumber: copies(ettn)[0]?.number, invoice: { ettn } });
    expect(await lookUpsOf(orderId)).toEqual([1]);
    expect(app.sends()).toBe(sends + 1);
  },
);

test.each(["reset-before-storing", "500-without-storing"] as const)(
  "after %s the same ETTN is sent again, but only once the grace period is over",
  async (fault) => {
    const { orderId, ettn } = await paidInto(fault);
    app.pass(FIRST_LOOK_UP);
    await until("a look-up that found nothing", async () => (await lookUpsOf(orderId))?.length === 1);
    expect(await app.find(orderId)).toMatchObject({ state: "unknown" });
    expect(app.sends()).toBe(sends + 1);
    app.pass(GRACE);
    expect(await app.issued(orderId)).toMatchObject({ invoice: { ettn } });
    expect(app.sends()).toBe(sends + 2);
    expect(copies(ettn)).toHaveLength(1);
  },
);

test("while the integrator does not answer the look-up either, nothing is sent, however long it takes", async () => {
  const { orderId, ettn } = await paidInto("reset-before-storing");
  app.nilvera.knobs.read = "500";
  app.pass(GRACE);
  await until("a failed look-up", () => app.jobOf(orderId)?.attempts === 1);
  app.pass(GRACE);
  await until("another", () => app.jobOf(orderId)?.attempts === 2);
  expect(app.sends()).toBe(sends + 1);
  expect(await app.find(orderId)).toMatchObject({ state: "unknown", problem: { code: "INTEGRATOR_UNREACHABLE" } });
  app.nilvera.knobs.read = undefined;
  app.pass(GRACE);
  expect(await app.issued(orderId)).toMatchObject({ invoice: { ettn }, problem: null });
});

test("another signal during the grace period looks again and does not send", async () => {
  const { orderId, ettn } = await paidInto("reset-before-storing");
  await app.shopify.sendWebhook({ topic: "orders/paid", orderId });
  await until("a look-up", async () => (await lookUpsOf(orderId))?.length === 1);
  expect(app.sends()).toBe(sends + 1);
  app.pass(GRACE);
  expect(await app.issued(orderId)).toMatchObject({ invoice: { ettn } });
});

test("too many requests: the same ETTN goes again when the integrator says so", async () => {
  app.nilvera.knobs.retryAfterSeconds = 30;
  const { orderId, ettn } = await paidInto("429");
  const job = app.jobOf(orderId);
  expect(job?.attempts).toBe(0);
  expect(job?.waits).toBeGreaterThan(25);
  expect(job?.waits).toBeLessThanOrEqual(30);
  expect(app.sends()).toBe(sends + 1);
  app.pass(31);
  expect(await app.issued(orderId)).toMatchObject({ invoice: { ettn } });
  expect(app.sends()).toBe(sends + 2);
});

test("a number told late is waited for", async () => {
  app.nilvera.knobs.send = "empty-number";
  const order = await app.issued(await app.paid());
  expect(order.invoiceNumber).toBe(copies(order.invoice?.ettn)[0]?.number);
});

test("a number told while the document is still being worked on is in the list once it is issued", async () => {
  Object.assign(app.nilvera.knobs, { send: "empty-number", issueAfterMs: 3_000 });
  const orderId = await app.paid();
  const numbered = "select 1 from invoices where order_id = ? and number is not null";
  await until("the number is known", () => app.rows(numbered, orderId).length === 1);
  app.pass(10);
  const order = await app.issued(orderId);
  expect(order.invoiceNumber).toBe(copies(order.invoice?.ettn)[0]?.number);
});

test("originals that cannot be fetched are fetched later, and the problem is gone then", async () => {
  const orderId = await app.paid();
  await app.issued(orderId);
  await until("the wait for the report", () => (app.jobOf(orderId)?.waits ?? 0) > 60);
  app.nilvera.knobs.read = "500";
  app.pass(3601);
  await until("a failed look", () => app.jobOf(orderId)?.attempts === 1);
  expect(await app.find(orderId)).toMatchObject({ state: "issued", problem: { code: "INTEGRATOR_UNREACHABLE" } });
  app.nilvera.knobs.read = undefined;
  app.pass(5);
  await until("a look that went well", () => (app.jobOf(orderId)?.waits ?? 0) > 60);
  expect(await app.find(orderId)).toMatchObject({ state: "issued", problem: null });
});
