import Sqlite from "better-sqlite3";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { BulkAnswer, ReviewGroup } from "../../../../server/http/work-contract.ts";
import { legacy, startReadyApp, type TestApp } from "../../../support/test-app.ts";
import { until } from "../../../support/until.ts";

let app: TestApp;

beforeEach(async () => {
  app = await startReadyApp();
});
afterEach(() => app.close());

/** The app as it stands after it was put back to a copy made before that order was paid. */
function forget(orderId: string): void {
  const database = new Sqlite(app.databasePath);
  for (const table of ["documents", "invoices", "orders", "timeline", "inbox"]) {
    const isOfOrder = table === "documents" ? "ettn in (select ettn from invoices where order_id = ?)" : "order_id = ?";
    database.prepare(`delete from ${table} where ${isOfOrder}`).run(orderId);
  }
  database.close();
}

const shownOn = (orderId: string) => app.shopify.marksOn(orderId);

test("an order that was invoiced before the app lost its records is not invoiced again, and its page keeps what it says", async () => {
  const orderId = await app.paid({ tags: ["vip"] });
  const { invoice } = await app.issued(orderId);
  app.pass(3);
  await until("the ETTN at Shopify", () => shownOn(orderId).metafields["ettn"] === invoice?.ettn);
  const said = shownOn(orderId);

  forget(orderId);
  await app.shopify.sendWebhook({ topic: "orders/paid", orderId });
  const { faults } = await app.settle(orderId, "review");
  expect(faults).toMatchObject([
    { code: "EARLIER_INVOICE_UNKNOWN", what: expect.stringContaining(invoice?.ettn ?? "") },
  ]);
  app.pass(3);
  await until("Shopify to be told", () => app.rows("select 1 from jobs where task = 'write-back'").length === 0);
  expect(shownOn(orderId)).toEqual(said);

  // Tried again together with others it is left as it is: a person has to look at just this one.
  let orders: BulkAnswer["results"] = [];
  for (const isRehearsal of [true, false]) {
    const shown = isRehearsal ? [{ legacyId: legacy(orderId) }] : orders;
    const body = { action: "retry", orders: shown, isRehearsal };
    const told = await app.api("/api/orders/bulk", { method: "POST", body });
    orders = ((await told.json()) as BulkAnswer).results;
    expect(orders).toMatchObject([{ isDone: false, state: "review" }]);
  }
  const { groups } = (await (await app.api("/api/review")).json()) as { readonly groups: readonly ReviewGroup[] };
  expect(groups.flatMap(({ orders }) => orders.map(({ canRetry }) => canRetry))).toEqual([false]);
  expect(await app.find(orderId)).toMatchObject({ state: "review", canRetry: true });
  expect(app.sends()).toBe(1);

  const marked = await app.api(`/api/orders/${legacy(orderId)}/invoiced-elsewhere`, { method: "POST" });
  expect(marked.status).toBeLessThan(300);
  await app.settle(orderId, "not-ours");
  app.pass(3);
  await until("Shopify to be told", () => app.rows("select 1 from jobs where task = 'write-back'").length === 0);
  expect(shownOn(orderId)).toEqual(said);
  expect(app.sends()).toBe(1);
});

test("an invoice whose records were lost before Shopify was told of it is found at the integrator, and none is issued beside it", async () => {
  const orderId = await app.paid();
  const { invoice } = await app.issued(orderId);
  forget(orderId);
  expect(shownOn(orderId).metafields["ettn"]).toBeUndefined();
  await app.shopify.sendWebhook({ topic: "orders/paid", orderId });
  await until("the answer that it is there already", () => app.sends() === 2);
  app.pass(61);
  const again = await app.issued(orderId);
  expect(again.invoice).toMatchObject({ ettn: invoice?.ettn, number: invoice?.number });
  expect(app.nilvera.documents()).toHaveLength(1);
});
