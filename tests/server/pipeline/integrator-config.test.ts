import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { tcknOf } from "../../../demo/orders/tax-numbers.ts";
import { legacy, startReadyApp, type TestApp } from "../../support/test-app.ts";
import { NILVERA_KEY } from "../../support/test-shop.ts";
import { until } from "../../support/until.ts";

let app: TestApp;
let sends = 0;

beforeAll(async () => {
  app = await startReadyApp();
});
beforeEach(() => {
  mend();
  sends = app.sends();
});
afterAll(() => app.close());

function mend(): void {
  app.nilvera.knobs.rejectsKeys = false;
  app.nilvera.knobs.credit = 1000;
}

const TROUBLES: readonly (readonly [string, () => void, string])[] = [
  ["a wrong key", () => (app.nilvera.knobs.rejectsKeys = true), "401"],
  ["no credit", () => (app.nilvera.knobs.credit = 0), "2000"],
];

/** Orders put into trouble, once they all wait. */
async function troubled(count: number): Promise<readonly string[]> {
  const orders = await Promise.all(Array.from({ length: count }, () => app.paid()));
  for (const orderId of orders) await until("it waits", () => (app.jobOf(orderId)?.waits ?? 0) > 200);
  return orders;
}

test.each(TROUBLES)("with %s orders stay queued with the problem, and each is sent once", async (_, cause, code) => {
  cause();
  const orders = await troubled(5);
  for (const orderId of orders) {
    const order = await app.find(orderId);
    expect(order).toMatchObject({
      state: "queued",
      problem: { code: "INTEGRATOR_CONFIG", path: code },
      canRetry: true,
    });
  }
  expect(app.sends()).toBe(sends + 5);
  mend();
  app.pass(301);
  for (const orderId of orders) expect(await app.issued(orderId)).toMatchObject({ problem: null });
  expect(app.sends()).toBe(sends + 10);
});

test("keeps the ETTN through the trouble", async () => {
  app.nilvera.knobs.credit = 0;
  const [orderId = ""] = await troubled(1);
  const ettn = (await app.find(orderId))?.invoice?.ettn;
  mend();
  app.pass(301);
  expect((await app.issued(orderId)).invoice?.ettn).toBe(ettn);
});

test("a merchant who mended it need not wait", async () => {
  app.nilvera.knobs.credit = 0;
  const [orderId = ""] = await troubled(1);
  mend();
  await app.api(`/api/orders/${legacy(orderId)}/retry`, { method: "POST" });
  await app.issued(orderId);
});

test("a new key sends what waited for it at once", async () => {
  app.nilvera.knobs.rejectsKeys = true;
  const [orderId = ""] = await troubled(1);
  mend();
  await app.api("/api/integrator", { method: "PUT", body: { kind: "nilvera", apiKey: NILVERA_KEY } });
  await app.issued(orderId);
});

test("a wrong key met at the taxpayer look-up is told on the order", async () => {
  app.nilvera.knobs.rejectsKeys = true;
  const orderId = await app.paid({ customAttributes: [{ key: "tckn", value: tcknOf("100000005") }] });
  await until("the refused look-up", () => app.jobOf(orderId)?.attempts === 1);
  expect(await app.find(orderId)).toMatchObject({ problem: { code: "INTEGRATOR_CONFIG" } });
});
