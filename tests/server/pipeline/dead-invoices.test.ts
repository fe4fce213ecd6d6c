import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { advanceOrder } from "../../../server/pipeline/advance-order.ts";
import { AppError } from "../../../server/pipeline/errors.ts";
import { resumeShop } from "../../../server/pipeline/privacy/uninstall-app.ts";
import { toListedOrder } from "../../../server/http/views.ts";
import { ok } from "../../../server/invoice/result.ts";
import { aFulfillment, aLine, anOrder, aTransaction, tl } from "../invoice/an-order.ts";
import {
  ACCEPTED,
  aSoldOrder,
  LOST,
  NO_CREDIT,
  readyPipeline,
  REFUSED,
  WITH_TCKN,
} from "../../support/pipeline-on-paper.ts";
import { OUR_SHOP } from "../../support/temporary-store.ts";

async function anIssued() {
  const p = await readyPipeline();
  const now = p.clock.now();
  p.change({ ...aSoldOrder(now), fulfillments: [aFulfillment({ createdAt: now })] });
  await p.run();
  expect(await p.found()).toMatchObject({ state: "issued" });
  p.clock.pass(86_400);
  // Switched off for a day, then on again from today: the day between was invoiced by hand.
  await p.switchTo(false);
  await p.switchTo(true, p.clock.now());
  return p;
}

test("an invoice of ours that is cancelled at the integrator, its order older than a start that was moved: a person is told", async () => {
  const p = await anIssued();
  p.cancelAll();
  p.clock.pass(86_400);
  await p.run();
  expect(await p.found()).toMatchObject({ state: "cancelled", faults: [{ code: "INVOICE_CANCELLED" }] });
});

test("cancel and issue a new one, its order older than a start that was moved: the new one is issued", async () => {
  const p = await anIssued();
  await p.askCancellation("reissue");
  for (let n = 0; n < 4; n += 1) {
    p.clock.pass(60);
    await p.run();
  }
  const f = await p.found();
  expect([f?.state, f?.reason, new Set(p.sent).size]).toEqual(["issued", undefined, 2]);
});

test("cancel and issue a new one, its channel switched off since: the new one is issued, or nothing is cancelled", async () => {
  const p = await readyPipeline();
  p.change({ channel: "marketplace_x" });
  await p.settle({ channels: { marketplace_x: "ours" } });
  await p.run();
  expect(await p.found()).toMatchObject({ state: "issued" });
  await p.settle({ channels: { marketplace_x: "not-ours" } });
  await p.askCancellation("reissue").catch(() => undefined);
  for (let n = 0; n < 4; n += 1) {
    p.clock.pass(60);
    await p.run();
  }
  const f = await p.found();
  expect([f?.state, f?.faults.length ? "told" : "untold"]).not.toEqual(["not-ours", "untold"]);
});

test("a commercial e-Fatura refused by its buyer (RED), its order older than a start that was moved: a person stays told", async () => {
  const p = await readyPipeline();
  p.change({
    attributes: [
      { key: "vkn", value: "1234567808" },
      { key: "unvan", value: "Örnek Ltd. Şti." },
      { key: "vergi dairesi", value: "Kadıköy" },
    ],
  });
  await p.settle({ einvoice: { profile: "TICARIFATURA" } });
  const now = p.clock.now();
  p.change(aSoldOrder(now));
  Object.assign(p.script, {
    registry: { registered: true, aliases: ["urn:mail:defaultpk@alici.example"] },
    becomes: "processing",
  });
  await p.run();
  p.tell({ envelopeCode: "1300", state: "answer-pending" });
  p.clock.pass(60);
  await p.run();
  expect(await p.found()).toMatchObject({ state: "issued" });
  p.clock.pass(86_400);
  await p.switchTo(false);
  await p.switchTo(true, p.clock.now());
  p.tell({ state: "rejected" });
  p.clock.pass(86_400);
  await p.run();
  expect(await p.found()).toMatchObject({ state: "rejected", faults: [{ code: "INVOICE_REJECTED" }] });
});

test("an invoice of paid and sent goods is cancelled while 30 TL added since are unpaid: a person is told, with the last day", async () => {
  const p = await readyPipeline();
  const now = p.clock.now();
  p.change({ ...aSoldOrder(now), fulfillments: [aFulfillment({ createdAt: now })] });
  await p.run();
  expect(await p.found()).toMatchObject({ state: "issued" });
  const added = aLine({ id: "gid://shopify/LineItem/9", originalTotal: 3000n });
  const total = anOrder().total;
  p.change({
    lines: [...anOrder().lines, added],
    total: total + 3000n,
    currentTotal: total + 3000n,
    isFullyPaid: false,
    financialStatus: "PARTIALLY_PAID",
  });
  p.cancelAll();
  p.clock.pass(86_400);
  await p.run();
  const f = await p.found();
  expect([f?.state, f?.faults.map(({ code }) => code), f?.lastDay !== undefined, await p.retry()]).toEqual([
    "cancelled",
    ["INVOICE_CANCELLED"],
    true,
    true,
  ]);
});

test("an invoice found cancelled while the app is removed: after reinstall somebody is told that the sale has none", async () => {
  const p = await readyPipeline();
  await p.run();
  // Removed: Shopify is shut; what is on its way is followed.
  p.script.whileReading = async () => {
    throw new AppError("SHOP_NOT_CONNECTED");
  };
  p.cancelAll();
  p.clock.pass(3_700);
  await p.run();
  expect(await p.found()).toMatchObject({ state: "cancelled" });
  // Reinstalled.
  p.script.whileReading = async () => {};
  await p.unitOfWork(OUR_SHOP, ({ jobs }) => jobs.forgetOrders());
  await resumeShop(p.ports)(OUR_SHOP);
  // Only a job that somebody woke would read it again.
  const rows = await p.reading.rows(sql`select task from jobs where task = 'advance-order'`);
  if (rows.length > 0) await p.run();
  expect((await p.found())?.faults.map(({ code }) => code)).toContain("INVOICE_CANCELLED");
});

test("an invoice cancelled when Shopify shows the order no more (60 days): somebody is told", async () => {
  const p = await readyPipeline();
  await p.run();
  p.cancelAll();
  p.clock.pass(3_700);
  const gone = { ...p.ports, orderSource: { ...p.ports.orderSource, readOrder: async () => undefined } };
  await advanceOrder(gone)(OUR_SHOP, anOrder().id);
  await advanceOrder(gone)(OUR_SHOP, anOrder().id);
  const found = await p.found();
  expect(found).toMatchObject({ state: "cancelled" });
  expect(await p.retry()).toBe(true);
  expect(found?.faults).not.toEqual([]);
});

const REGISTERED = { registered: true, aliases: ["urn:mail:defaultpk@alici.example"] } as const;

test("put up for cancellation at GİB (1235), the integrator's own word stays 'delivered': a new invoice can be had", async () => {
  const p = await readyPipeline();
  p.change(WITH_TCKN);
  await p.settle({ einvoice: { profile: "TEMELFATURA" } });
  Object.assign(p.script, { registry: REGISTERED, becomes: "processing" });
  await p.run();
  p.tell({ envelopeCode: "1300", state: "delivered" });
  await p.run();
  expect(await p.found()).toMatchObject({ state: "issued" });
  p.clock.pass(86_400);
  p.tell({ envelopeCode: "1235" });
  await p.run();
  expect(await p.found()).toMatchObject({ state: "cancelled", faults: [{ code: "INVOICE_CANCELLED" }] });
  for (let tries = 0; tries < 3; tries += 1) {
    expect(await p.retry()).toBe(true);
    await p.run();
    p.clock.pass(3 * 3600);
    await p.run();
  }
  expect(new Set(p.sent).size).toBe(2);
});

test.each([
  ["refused", { outcome: REFUSED }, "review"],
  ["failed", { becomes: "failed" }, "failed"],
] as const)("a %s order that was cancelled in Shopify is not overdue", async (_, script, state) => {
  const p = await readyPipeline();
  Object.assign(p.script, script);
  const now = p.clock.now();
  p.change({ ...aSoldOrder(now), fulfillments: [aFulfillment({ createdAt: now })] });
  await p.run();
  expect(await p.found()).toMatchObject({ state });
  p.change({ cancelledAt: now, updatedAt: p.clock.now() });
  await p.run();
  p.clock.pass(9 * 86_400);
  await p.run();
  expect(await p.overdue(0)).toEqual({ late: 0, near: 0 });
});

/** Its invoice is cancelled, the start was moved beyond it since, and a person asks for a new one. */
async function askedAnew() {
  const p = await anIssued();
  p.cancelAll();
  p.clock.pass(86_400);
  await p.run();
  expect(await p.retry()).toBe(true);
  return p;
}

test.each([
  ["the integrator is out of reach", { kind: "retry", afterSeconds: undefined }, 1],
  ["there is no credit for a while", NO_CREDIT, 1],
  ["its answer is lost", LOST, 30],
  ["it is refused and mended", REFUSED, 1],
] as const)("a new invoice that was asked for goes out although %s at first", async (_, outcome, hours) => {
  const p = await askedAnew();
  p.script.outcome = outcome;
  await p.run();
  expect(await p.found()).not.toMatchObject({ state: "issued" });
  p.script.outcome = ACCEPTED;
  for (let hour = 0; hour < hours; hour += 1) {
    p.clock.pass(3_600);
    if ((await p.found())?.state === "review") await p.retry();
    await p.run();
  }
  expect(await p.found()).toMatchObject({ state: "issued" });
});

test("a cancellation is asked to be taken back while its order is read: the run does not fail", async () => {
  const p = await readyPipeline();
  await p.run();
  p.cancelAll();
  p.clock.pass(3_700);
  await p.askCancellation("cancel");
  await p.run();
  expect(await p.found()).toMatchObject({ state: "cancelled" });
  p.change({ cancelledAt: p.clock.now(), updatedAt: p.clock.now() });
  p.script.whileReading = async () => {
    p.script.whileReading = async () => {};
    await p.askCancellation("undo");
  };
  await expect(p.run()).resolves.toBeDefined();
  expect((await p.found())?.problem).toBeUndefined();
});

test("the currency beside an invoice's amount in the list is the invoice's, also once the shop invoices in the buyer's currency", async () => {
  const p = await readyPipeline();
  const inLira = anOrder({
    shippingLines: [],
    lines: [aLine({ originalTotal: tl("1000.00") })],
    total: tl("1000.00"),
    currentTotal: tl("1000.00"),
    transactions: [aTransaction({ amount: tl("1000.00") })],
  });
  const inEuro = anOrder({
    shippingLines: [],
    lines: [aLine({ originalTotal: tl("20.00") })],
    total: tl("20.00"),
    currentTotal: tl("20.00"),
    currency: "EUR",
    transactions: [aTransaction({ amount: tl("20.00") })],
  });
  const orderSource = {
    ...p.ports.orderSource,
    readOrder: async (_shop: unknown, _id: unknown, kind: string) => ok(kind === "shop" ? inLira : inEuro),
  };
  const run = () => advanceOrder({ ...p.ports, orderSource })(OUR_SHOP, inLira.id);
  await run();
  await run();
  expect(await p.found()).toMatchObject({ state: "issued", currency: "TRY" });
  await p.settle({ currency: "presentment" });
  p.cancelAll();
  p.clock.pass(86_400);
  await run();
  await run();
  const found = await p.found();
  expect(found?.state).toBe("cancelled");
  const payables = await p.read(OUR_SHOP).listedInvoices.payables([found as never]);
  const row = toListedOrder(found as never, payables.get(inLira.id), { language: "en", sight: () => undefined });
  const invoice = (await p.invoice())?.invoice;
  expect([row.payable, row.currency]).toEqual(["1000.00", invoice?.currency]);
});
