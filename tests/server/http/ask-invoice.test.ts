import { afterAll, beforeAll, expect, test } from "vitest";
import type { Overview } from "../../../server/http/work-contract.ts";
import { startReadyApp, type TestApp } from "../../support/test-app.ts";
import { aShopFile } from "../../support/test-shop.ts";
import { until } from "../../support/until.ts";

let app: TestApp;

beforeAll(async () => {
  app = await startReadyApp();
  await app.api("/api/profile", { method: "PUT", body: aShopFile({ issue: { when: "manual" } }) });
});
afterAll(() => app.close());

const legacy = (id: string) => id.replace(/^.*\//, "");

test("a shop that asks by hand is offered the button, and its order is invoiced when it is pressed", async () => {
  const orderId = await app.paid();
  expect(await app.settle(orderId, "waiting")).toMatchObject({
    reason: { code: "ASK_AWAITED" },
    canAskInvoice: true,
    canRetry: true,
  });
  const toAsk = async () => ((await (await app.api("/api/overview")).json()) as Overview).toAsk;
  expect(await toAsk()).toBe(1);
  const answer = await app.api(`/api/orders/${legacy(orderId)}/invoice`, { method: "POST" });
  expect(answer.status).toBe(202);
  expect(await app.issued(orderId)).toMatchObject({ canAskInvoice: false, lastDay: null });
  expect(await toAsk()).toBe(0);
  const again = await app.api(`/api/orders/${legacy(orderId)}/invoice`, { method: "POST" });
  expect(again.status).toBe(404);
});

test("an order sent and not invoiced shows its last day, and the list counts it when that has passed", async () => {
  const sent = { status: "SUCCESS", createdAt: "2026-01-05T09:00:00Z", requiresShipping: true, trackingInfo: [] };
  const orderId = await app.paid({ fulfillments: [sent] });
  await app.settle(orderId, "waiting");
  await until("its last day is stored", async () => (await app.find(orderId))?.lastDay === "2026-01-12");
  const list: unknown = await (await app.api("/api/orders")).json();
  expect(list).toMatchObject({ overdue: { late: 1, near: 0 } });
});
