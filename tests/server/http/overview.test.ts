import { afterAll, beforeAll, expect, test } from "vitest";
import type { OrderList } from "../../../server/http/contract.ts";
import type { Overview } from "../../../server/http/work-contract.ts";
import { legacy, startReadyApp, type TestApp } from "../../support/test-app.ts";
import { until } from "../../support/until.ts";

let app: TestApp;

beforeAll(async () => {
  app = await startReadyApp();
});
afterAll(() => app.close());

const overview = async () => (await (await app.api("/api/overview")).json()) as Overview;

test("counts states, adds today's invoices up and tells what a person has to see to", async () => {
  const issued = await app.issued(await app.paid({ name: "#1" }));
  const review = await app.paid({ name: "#2", customAttributes: [{ key: "tckn", value: "123" }] });
  await app.settle(review, "review");
  const told = await overview();
  expect(told).toMatchObject({ proposals: { changed: 0, cancelled: 0 }, problems: [], overdue: { late: 0, near: 0 } });
  expect(told.counts).toMatchObject({ all: 2, issued: 1, review: 1 });
  expect(told.days).toHaveLength(30);
  expect(told.days.at(-1)).toEqual({
    day: issued.invoice?.issueDate,
    count: 1,
    amounts: [{ currency: "TRY", total: issued.total }],
  });
  expect(told.days.slice(0, -1).every(({ count, amounts }) => count === 0 && amounts.length === 0)).toBe(true);
});

/** What the first page and the list count; a difference between the two would be told by either. */
async function waiting() {
  const { proposals, counts } = await overview();
  const list = (await (await app.api("/api/orders")).json()) as OrderList;
  expect({ proposals: list.proposals, counts: list.counts }).toEqual({ proposals, counts });
  return { ...proposals, tab: counts.cancelled, failed: counts.failed };
}

test("a cancelled invoice is done where its sale was called off, and waits for a person where the sale stands", async () => {
  const calledOff = await app.issued(await app.paid({ name: "#8" }));
  const stands = await app.issued(await app.paid({ name: "#9" }));
  app.pass(61);
  app.shopify.changeOrder(calledOff.id, { cancelledAt: new Date().toISOString() });
  await app.shopify.sendWebhook({ topic: "orders/cancelled", orderId: calledOff.id });
  await until("the proposal", async () => (await app.find(calledOff.id))?.faults[0]);
  expect(await waiting()).toEqual({ changed: 1, cancelled: 0, tab: 0, failed: 0 });
  for (const { id } of [calledOff, stands]) {
    await app.api(`/api/orders/${legacy(id)}/cancel-invoice`, { method: "POST", body: { reissue: false } });
    await app.settle(id, "cancelled");
  }
  await until("the word about the sale that stands", async () => (await app.find(stands.id))?.faults[0]);
  expect(await waiting()).toEqual({ changed: 0, cancelled: 1, tab: 2, failed: 0 });
});

test("tells how many documents are left at the integrator once they are few, and no more after some were bought", async () => {
  const recheck = () => app.api("/api/setup/account", { method: "POST", body: {} });
  app.nilvera.knobs.credit = 101;
  await recheck();
  expect((await overview()).creditLow).toBeNull();
  app.nilvera.knobs.credit = 12;
  await recheck();
  expect((await overview()).creditLow).toBe(12);
  app.nilvera.knobs.credit = 1000;
  await recheck();
  expect((await overview()).creditLow).toBeNull();
});

test("says whether a trouble is the merchant's to mend", async () => {
  app.nilvera.knobs.rejectsKeys = true;
  await app.paid({ name: "#3" });
  const problems = await until("the problem", async () => {
    const found = (await overview()).problems;
    return found.length > 0 ? found : undefined;
  });
  expect(problems).toMatchObject([{ problem: { code: "INTEGRATOR_CONFIG" }, count: 1, isYours: true }]);
});
