import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { tellFlowUse } from "../../../../demo/shopify/flow.ts";
import { legacy, startReadyApp, type TestApp } from "../../../support/test-app.ts";
import { SHOP, SHOPIFY_SECRET } from "../../../support/test-shop.ts";
import { until } from "../../../support/until.ts";

let app: TestApp;

beforeAll(async () => {
  app = await startReadyApp();
});
afterAll(() => app.close());

const mistyped = { customAttributes: [{ key: "tckn", value: "123" }] };
const use = (trigger: string, isUsed: boolean, at = new Date()) =>
  tellFlowUse({ shop: SHOP, trigger, isUsed, at }, { appUrl: app.url, apiSecret: SHOPIFY_SECRET });
const toldOf = (id: string) =>
  app.shopify.flowEvents.filter(({ payload }) => payload["order_id"] === Number(legacy(id)));
/** An order after it: what was to be told of the one before was told by then. */
const settledAfter = async () => {
  const id = await app.paid();
  await app.issued(id);
  await until("its own job is done", () => (app.jobOf(id)?.waits ?? 0) > 60);
};

beforeEach(async () => {
  for (const trigger of ["invoice-issued", "invoice-failed"]) expect(await use(trigger, false)).toBe(200);
});

test("a shop without workflows has nothing told", async () => {
  await app.issued(await app.paid());
  await settledAfter();
  expect(app.shopify.flowEvents).toEqual([]);
});

test("a workflow begins when an invoice is issued, once, with its number", async () => {
  await use("invoice-issued", true);
  const id = await app.paid();
  const { invoice } = await app.issued(id);
  await until("Flow is told", () => toldOf(id).length > 0);
  await app.shopify.sendWebhook({ topic: "orders/edited", orderId: id });
  await settledAfter();
  expect(toldOf(id)).toEqual([
    {
      handle: "invoice-issued",
      payload: { order_id: Number(legacy(id)), "Invoice number": invoice?.number, ETTN: invoice?.ettn },
    },
  ]);
});

test("a workflow begins when an order needs a person, and not again for the same fault", async () => {
  await use("invoice-failed", true);
  const id = await app.paid(mistyped);
  await app.settle(id, "review");
  await until("Flow is told", () => toldOf(id).length > 0);
  await app.api(`/api/orders/${legacy(id)}/retry`, { method: "POST" });
  await app.settle(id, "review");
  await settledAfter();
  expect(toldOf(id)).toEqual([
    { handle: "invoice-failed", payload: { order_id: Number(legacy(id)), "Things to fix": 1 } },
  ]);
});

test("what happened before the workflow was switched on is not told afterwards", async () => {
  const id = await app.paid();
  await app.issued(id);
  await use("invoice-issued", true);
  await app.shopify.sendWebhook({ topic: "orders/edited", orderId: id });
  await settledAfter();
  expect(toldOf(id)).toEqual([]);
});

test("late news of an earlier time change nothing", async () => {
  const before = new Date(Date.now() - 60_000);
  await use("invoice-issued", true);
  await use("invoice-issued", false, before);
  const id = await app.paid();
  await app.issued(id);
  await until("Flow is told", () => toldOf(id).length === 1);
});

test("the fields told are those the extensions name", async () => {
  const keysOf = (name: string) =>
    [...readFileSync(`extensions/${name}/shopify.extension.toml`, "utf8").matchAll(/^ *key = "([^"]+)"$/gm)].map(
      ([, key]) => key,
    );
  for (const { handle, payload } of app.shopify.flowEvents) {
    expect(Object.keys(payload)).toEqual(["order_id", ...keysOf(`flow-${handle}`)]);
  }
  expect(app.shopify.flowEvents.length).toBeGreaterThan(2);
});

test.each(["issue-invoice", "triggers"])(
  "a packed body at %s is refused before it is unpacked: whoever sent it, a thousand that never end would be a hundred megabytes",
  async (route) => {
    const headers = { "content-encoding": "gzip", "content-type": "application/json" };
    const body = new Uint8Array(gzipSync(" ".repeat(90_000)));
    const response = await fetch(new URL(`/ext/flow/${route}`, app.url), { method: "POST", headers, body });
    expect(response.status).toBe(400);
  },
);
