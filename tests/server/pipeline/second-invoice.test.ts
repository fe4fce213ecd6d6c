import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { FaultView } from "../../../server/http/contract.ts";
import { legacy, startReadyApp, type TestApp } from "../../support/test-app.ts";
import { until } from "../../support/until.ts";

let app: TestApp;

beforeAll(async () => {
  app = await startReadyApp();
});

afterAll(() => app.close());

beforeEach(() => {
  Object.assign(app.nilvera.knobs, { send: undefined, read: undefined, outcome: "succeed", credit: 1000 });
});

const codes = (faults: readonly FaultView[]) => faults.map(({ code }) => code);
const act = (orderId: string, action: string) =>
  app.api(`/api/orders/${legacy(orderId)}/${action}`, { method: "POST" });

test("a document filed under another ETTN is never sent again: a person looks", async () => {
  app.nilvera.knobs.send = "other-uuid";
  const sends = app.sends();
  const orderId = await app.paid();
  const detail = await app.settle(orderId, "failed");
  expect(codes(detail.faults)).toEqual(["INTEGRATOR_MISFILED"]);
  app.pass(3600);
  await app.shopify.sendWebhook({ topic: "fulfillments/create", orderId });
  await until("the signal to be answered", () => app.jobOf(orderId) === undefined);
  expect(app.sends()).toBe(sends + 1);

  const body = { orders: [legacy(orderId)] };
  const asked = await app.api("/ext/admin/invoices", { method: "POST", body });
  expect(await asked.json()).toMatchObject({ orders: [{ outcome: "left-out" }] });
  expect((await app.find(orderId))?.state).toBe("failed");
});

test("after a refusal signals send nothing; only a person tries again", async () => {
  const orderId = await app.paid();
  await app.issued(orderId);
  app.nilvera.knobs.credit = 1000;
  app.taxpayers["11111111111"] = { title: "Örnek Şahıs", aliases: ["urn:mail:pk@example.com"] };
  const refused = await app.paid();
  expect(codes((await app.settle(refused, "review")).faults)).toEqual(["BUYER_STATUS_UNCLEAR"]);
  delete app.taxpayers["11111111111"];
  const sends = app.sends();
  await app.shopify.sendWebhook({ topic: "fulfillments/create", orderId: refused });
  await until("the signal to be answered", () => app.jobOf(refused) === undefined);
  expect(app.sends()).toBe(sends);
  await act(refused, "retry");
  await app.issued(refused);
});

test("an order marked as invoiced elsewhere gets no invoice, whatever is signalled, until a person takes it back", async () => {
  const orderId = await app.paid({ billingAddress: null, shippingAddress: null });
  expect(await app.settle(orderId, "review")).toMatchObject({ canMarkElsewhere: true });
  expect((await act(orderId, "invoiced-elsewhere")).status).toBe(202);
  expect((await app.settle(orderId, "not-ours")).reason?.code).toBe("INVOICED_ELSEWHERE");
  await app.shopify.sendWebhook({ topic: "orders/paid", orderId });
  await until("the signal to be answered", () => app.jobOf(orderId) === undefined);
  expect(await app.find(orderId)).toMatchObject({ state: "not-ours", invoice: null });
  await act(orderId, "retry");
  await app.settle(orderId, "review");
});

test("an order cancelled while its invoice waited for credit is never sent", async () => {
  app.nilvera.knobs.credit = 0;
  const orderId = await app.paid();
  const queued = await until("the order to be held up", async () => {
    const found = await app.find(orderId);
    return found?.problem ? found : undefined;
  });
  expect(queued.state).toBe("queued");
  app.shopify.changeOrder(orderId, { cancelledAt: new Date().toISOString() });
  app.nilvera.knobs.credit = 1000;
  const sends = app.sends();
  await app.shopify.sendWebhook({ topic: "orders/cancelled", orderId });
  expect((await app.settle(orderId, "not-ours")).reason?.code).toBe("CANCELLED");
  expect(app.sends()).toBe(sends);
});

test("an invoice that waited over a day is issued again with the day it is sent on", async () => {
  app.nilvera.knobs.credit = 0;
  const orderId = await app.paid();
  const queued = await until("the order to be held up", async () => {
    const found = await app.find(orderId);
    return found?.problem ? found : undefined;
  });
  app.nilvera.knobs.credit = 1000;
  app.pass(2 * 86_400);
  const issued = await app.issued(orderId);
  expect(issued.invoice?.ettn).not.toBe(queued.invoice?.ettn);
  expect((issued.invoice?.issueDate ?? "") > (queued.invoice?.issueDate ?? "")).toBe(true);
});

test("a failed document that came to life at the integrator is adopted instead of issued twice", async () => {
  app.nilvera.knobs.outcome = "error";
  const orderId = await app.paid();
  const failed = await app.settle(orderId, "failed");
  expect(codes(failed.faults)).toEqual(["INTEGRATOR_FAILED"]);
  app.nilvera.knobs.outcome = "succeed";
  app.nilvera.documents().forEach((document) => document.ettn === failed.invoice?.ettn && revive(document));
  const sends = app.sends();
  await act(orderId, "retry");
  expect((await app.issued(orderId)).invoice?.ettn).toBe(failed.invoice?.ettn);
  expect(app.sends()).toBe(sends);
});

/** The merchant mended it on the integrator's own site. */
const revive = (document: object) => Object.assign(document, { state: "succeed" });
