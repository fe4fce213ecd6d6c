import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import Sqlite from "better-sqlite3";
import { describe, expect, onTestFinished, test } from "vitest";
import { anotherOrder } from "../../../demo/orders/another-order.ts";
import type { PrivacyRequests } from "../../../server/http/work-contract.ts";
import { type Dump, dumpFile, dumpPostgres, tablesWith } from "../../support/dump.ts";
import { databaseFor, ENGINES, type EngineName } from "../../support/engines.ts";
import { legacy, startReadyApp, type TestApp } from "../../support/test-app.ts";
import { NILVERA_KEY, SHOP } from "../../support/test-shop.ts";
import { until } from "../../support/until.ts";

const BUYER = {
  firstName: "Gülbeyaz",
  lastName: "Tanınmazoğlu",
  address1: "Görünmez Sokak No: 73",
  address2: "Kadıköy",
  city: "İstanbul",
  province: null,
  zip: "34710",
  country: "Turkey",
  countryCodeV2: "TR",
  phone: "+905551234567",
};
const OF_BUYER = {
  billingAddress: BUYER,
  shippingAddress: BUYER,
  email: "gulbeyaz@ornek.example",
  phone: BUYER.phone,
};
const TYPED = { kind: "", taxId: "", title: "", name: "Gülbeyaz Sırrıoğlu", taxOffice: "", line: "", district: "" };
/** What would tell who the buyer is, as it may stand in a row: as typed, and folded as it is searched for. */
const TRACES = ["Tanınmazoğlu", "taninmazoglu", "Sırrıoğlu", "sirrioglu", "Görünmez", "5551234567", "gulbeyaz"];
/** Originals stay with their invoices, packed or not. */
const tracesIn = (dump: Dump) => tablesWith(dump, ...TRACES).filter((name) => name !== "documents");
const CUSTOMER = 706405506930;

async function anApp(engine: EngineName) {
  const databaseUrl = await databaseFor(engine);
  const app = await startReadyApp({ databaseUrl });
  onTestFinished(() => app.close());
  const dump = (): Promise<Dump> =>
    databaseUrl ? dumpPostgres(databaseUrl) : Promise.resolve(dumpFile(app.databasePath));
  return { app, dump };
}

/** Two orders of the buyer, one invoiced and one that waits for a person who has typed something, among others. */
async function withBuyer(app: TestApp, others: number) {
  const issued = await app.paid(OF_BUYER);
  const review = await app.paid({ ...OF_BUYER, customAttributes: [{ key: "tckn", value: "123" }] });
  const rest: string[] = [];
  for (let n = 0; n < others; n += 1) {
    const id = app.shopify.addOrder(anotherOrder(new Date(), n + 10));
    await app.shopify.payOrder(id);
    rest.push(id);
  }
  await app.settle(review, "review");
  const body = { ...TYPED, city: "", postcode: "", taxId: "123" };
  expect((await app.api(`/api/orders/${legacy(review)}/buyer`, { method: "POST", body })).status).toBe(202);
  for (const id of [issued, ...rest]) await app.issued(id);
  await app.settle(review, "review");
  return { issued, review };
}

async function tell(app: TestApp, topic: string, told: object): Promise<string> {
  const webhookId = randomUUID();
  const body = JSON.stringify({ [topic === "app/uninstalled" ? "myshopify_domain" : "shop_domain"]: SHOP, ...told });
  expect(await app.shopify.sendWebhook({ topic, webhookId, body })).toBe(200);
  return webhookId;
}

const listed = async (app: TestApp): Promise<PrivacyRequests["requests"]> =>
  ((await (await app.api("/api/privacy")).json()) as PrivacyRequests).requests;

const answered = (app: TestApp, id: string) =>
  until("the request's answer", async () =>
    (await listed(app)).find((one) => one.id === id && one.answeredAt !== null),
  );

const numbersOf = (...ids: readonly string[]): readonly number[] => ids.map((id) => Number(legacy(id)));

describe.each(ENGINES)("on %s", (engine) => {
  test("after 100 orders no token stands in clear in any table, and a redacted buyer only in the invoices the law keeps", async () => {
    const { app, dump } = await anApp(engine);
    const { issued, review } = await withBuyer(app, 98);
    const view = { name: "İade soran", query: "tab=issued&search=g%C3%BClbeyaz+tan%C4%B1nmaz" };
    await app.api("/api/views", { method: "POST", body: view });
    const before = await dump();
    // With the two of the buyer's.
    expect(before["orders"]?.split("\n")).toHaveLength(100);
    const tokens = ["shpat_", "shprt_", NILVERA_KEY];
    expect(tablesWith(before, ...tokens)).toEqual([]);
    expect(tracesIn(before)).toEqual(["invoices", "order_words", "orders"]);

    const customer = { id: CUSTOMER, email: OF_BUYER.email, phone: OF_BUYER.phone };
    const asked = await tell(app, "customers/data_request", { customer, orders_requested: numbersOf(issued, review) });
    await answered(app, asked);
    const id = await tell(app, "customers/redact", { customer, orders_to_redact: numbersOf(issued, review) });
    await answered(app, id);
    const after = await dump();
    expect(tracesIn(after)).toEqual(["invoices"]);
    expect(tablesWith(after, String(CUSTOMER))).toEqual([]);
    expect(tablesWith(after, ...tokens)).toEqual([]);
    // The invoice itself can still be shown and found by its number.
    const kept = await app.find(issued);
    expect(kept).toMatchObject({ state: "issued", buyer: "", invoice: { buyerName: "Gülbeyaz Tanınmazoğlu" } });
    const found = await app.api(`/api/orders?search=${kept?.invoiceNumber}`);
    expect(await found.json()).toMatchObject({ orders: [{ id: issued }] });

    // Reading the order again brings no name back.
    await app.api(`/api/orders/${legacy(review)}/retry`, { method: "POST" });
    await app.settle(review, "review");
    expect(tracesIn(await dump())).toEqual(["invoices"]);
  }, 120_000);

  test("a request for data is answered with everything kept about the buyer, and only once", async () => {
    const { app } = await anApp(engine);
    const { issued, review } = await withBuyer(app, 1);
    const customer = { id: CUSTOMER, email: OF_BUYER.email };
    const body = { shop_domain: SHOP, customer, orders_requested: [...numbersOf(issued, review), 1] };
    const id = await tell(app, "customers/data_request", body);
    const again = { topic: "customers/data_request", webhookId: id, body: JSON.stringify(body) };
    expect(await app.shopify.sendWebhook(again)).toBe(200);
    await answered(app, id);
    expect(await listed(app)).toMatchObject([
      { id, kind: "data-request", customerId: String(CUSTOMER), orderCount: 3 },
    ]);
    const exported = await app.api(`/api/privacy/${id}/export`);
    expect(exported.headers.get("content-disposition")).toContain("attachment");
    expect(await exported.json()).toMatchObject({
      customerId: String(CUSTOMER),
      orders: [
        {
          id: issued,
          buyer: "Gülbeyaz Tanınmazoğlu",
          entered: null,
          invoices: [{ buyer: { email: OF_BUYER.email, address: { line: expect.stringContaining("Görünmez") } } }],
        },
        { id: review, state: "review", entered: { name: "Gülbeyaz Sırrıoğlu" }, invoices: [] },
      ],
    });
    expect((await app.api("/api/privacy/nothing/export")).status).toBe(404);
  }, 60_000);

  test("48 hours after it left nothing of a shop is left but its invoices; one that came back keeps all", async () => {
    const { app, dump } = await anApp(engine);
    const { issued } = await withBuyer(app, 2);
    const back = await tell(app, "shop/redact", { shop_id: 954889 });
    await answered(app, back);
    expect(await app.find(issued)).toMatchObject({ buyer: "Gülbeyaz Tanınmazoğlu" });

    app.shopify.revokeTokens();
    await tell(app, "app/uninstalled", {});
    await tell(app, "shop/redact", { shop_id: 954889 });
    const left = () => ["invoices", "invoice_days", "documents", "orders", "order_counts", "order_words", "timeline"];
    // Asking the app would give the shop new tokens: it would be back.
    await until("the shop to be erased", async () => (await dump())["shops"] === "");
    const rows = await dump();
    expect(tracesIn(rows)).toEqual(["invoices"]);
    // What merchants did to their settings goes with the settings.
    expect(rows["timeline"]).not.toContain("switched-on");
    const kept = Object.keys(rows).filter((name) => rows[name]?.includes(app.shopify.shop));
    expect(kept.filter((name) => !name.startsWith("graphile_worker") && name !== "jobs").toSorted()).toEqual(
      [...left(), "privacy_requests"].toSorted(),
    );
    expect(rows["invoices"]?.split("\n")).toHaveLength(3);
    expect(rows["orders"]?.split("\n")).toHaveLength(3);
  }, 60_000);
});

test("nor can what was redacted be read out of the database's file, between its rows", async () => {
  const { app } = await anApp("sqlite");
  const billingAddress = { ...BUYER, lastName: "Görülmezgil" };
  const orders: string[] = [];
  // Never invoiced: nothing of theirs is to be kept. As many as do not fit into one page.
  for (let n = 0; n < 30; n += 1) {
    orders.push(await app.paid({ billingAddress, customAttributes: [{ key: "tckn", value: "123" }] }));
  }
  for (const id of orders) await app.settle(id, "review");
  const traces = () => {
    const file = new Sqlite(app.databasePath);
    file.pragma("wal_checkpoint(TRUNCATE)");
    file.close();
    const bytes = ["", "-wal"].map((end) => readFileSync(app.databasePath + end).toString("utf8")).join("");
    return ["Görülmezgil", "gorulmezgil"].filter((trace) => bytes.includes(trace));
  };
  expect(traces()).toHaveLength(2);
  const asked = { customer: { id: CUSTOMER }, orders_to_redact: numbersOf(...orders) };
  await answered(app, await tell(app, "customers/redact", asked));
  // Whoever reads the list meanwhile may hold the last pages back for a moment.
  await until("the file to be without it", () => (traces().length === 0 ? true : undefined));
}, 60_000);

test("a draft that was on its way when its buyer was deleted goes once it is withdrawn", async () => {
  const { app, dump } = await anApp("sqlite");
  app.nilvera.knobs.rejectsKeys = true;
  const order = await app.paid(OF_BUYER);
  await until("the account to rest", () => app.rows("select 1 from shops where hold is not null").length > 0);
  await answered(
    app,
    await tell(app, "customers/redact", { customer: { id: CUSTOMER }, orders_to_redact: numbersOf(order) }),
  );
  expect(tracesIn(await dump())).toEqual(["invoices"]);
  const cancelledAt = new Date().toISOString();
  app.shopify.changeOrder(order, { cancelledAt });
  await app.shopify.sendWebhook({ topic: "orders/cancelled", orderId: order });
  await app.settle(order, "not-ours");
  expect(tracesIn(await dump())).toEqual([]);
}, 60_000);

test("a request whose order numbers cannot be read is not taken for done", async () => {
  const { app } = await anApp("sqlite");
  const body = JSON.stringify({ shop_domain: SHOP, customer: { id: 1 }, orders_to_redact: ["abc"] });
  expect(await app.shopify.sendWebhook({ topic: "customers/redact", body })).toBe(400);
  expect(await app.shopify.sendWebhook({ topic: "customers/redact", body: "{}", tamper: true })).toBe(401);
  expect(await listed(app)).toEqual([]);
});
