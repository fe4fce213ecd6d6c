import { afterEach, beforeEach, expect, test } from "vitest";
import { tcknOf } from "../../../demo/orders/tax-numbers.ts";
import { secondsToMorning } from "../../support/shifted-clock.ts";
import { legacy, startReadyApp, type TestApp } from "../../support/test-app.ts";
import { NILVERA_KEY } from "../../support/test-shop.ts";
import { until } from "../../support/until.ts";

let app: TestApp;

beforeEach(async () => {
  app = await startReadyApp();
});
afterEach(() => app.close());

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

const HOUR_SECONDS = 3600;
const waits = (orderId: string): number => app.jobOf(orderId)?.waits ?? 0;

test.each(TROUBLES)(
  "with %s the whole shop rests, one order probes, and all go on once it is mended",
  async (_, cause, code) => {
    cause();
    const [first = ""] = await troubled(1);
    const orders = [first, ...(await troubled(4))];
    for (const orderId of orders) {
      expect(await app.find(orderId)).toMatchObject({
        state: "queued",
        problem: { code: "INTEGRATOR_CONFIG", path: code },
        canRetry: true,
      });
    }
    expect(app.sends(), "nobody else is sent").toBe(1);
    app.pass(301);
    await until("a probe was refused, and the next is twice as far", () => waits(first) > 500);
    expect(app.sends()).toBe(2);
    mend();
    app.pass(601);
    for (const orderId of orders) expect(await app.issued(orderId)).toMatchObject({ problem: null });
    expect(app.sends(), "each once, besides the two refused").toBe(7);
  },
);

test("while nothing is mended, a day costs a request an hour at most, however many orders wait", async () => {
  app.nilvera.knobs.credit = 0;
  const orders = await troubled(6);
  const before = app.sends();
  for (let hour = 1; hour <= 24; hour += 1) {
    app.pass(HOUR_SECONDS);
    await until("all rest again", () => orders.every((orderId) => waits(orderId) > 200));
  }
  expect(app.sends() - before).toBeLessThanOrEqual(24);
  expect(app.sends() - before).toBeGreaterThan(12);
});

test("an order cancelled while the shop rests is never sent", async () => {
  app.nilvera.knobs.credit = 0;
  const [orderId = ""] = await troubled(1);
  app.shopify.changeOrder(orderId, { cancelledAt: new Date().toISOString() });
  mend();
  app.pass(301);
  await app.settle(orderId, "not-ours");
  expect(app.sends()).toBe(1);
});

test("keeps the ETTN through the trouble", async () => {
  app.pass(secondsToMorning(new Date(), 2));
  app.nilvera.knobs.credit = 0;
  const [orderId = ""] = await troubled(1);
  const ettn = (await app.find(orderId))?.invoice?.ettn;
  mend();
  app.pass(HOUR_SECONDS);
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
  await app.api("/api/integrator", { method: "PUT", body: { kind: "nilvera", access: { apiKey: NILVERA_KEY } } });
  await app.issued(orderId);
});

test("a wrong key met at the taxpayer look-up holds the shop as well, and is told on the order", async () => {
  app.nilvera.knobs.rejectsKeys = true;
  const buyer = (nine: string) => ({ customAttributes: [{ key: "tckn", value: tcknOf(nine) }] });
  const first = await app.paid(buyer("100000005"));
  await until("the refused look-up", () => waits(first) > 200);
  const second = await app.paid(buyer("100000006"));
  await until("the second rests", () => waits(second) > 200);
  const lookUps = app.nilvera.counts()["GET /general/GlobalCompany/Check/TaxNumber/:taxNumber"];
  expect([lookUps, app.sends()]).toEqual([1, 0]);
  expect(await app.find(second)).toMatchObject({ problem: { code: "INTEGRATOR_CONFIG" } });
  mend();
  app.pass(301);
  for (const orderId of [first, second]) await app.issued(orderId);
});
