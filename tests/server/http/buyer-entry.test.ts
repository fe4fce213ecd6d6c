import { afterAll, beforeAll, expect, test } from "vitest";
import { PEOPLE } from "../../../demo/orders/people.ts";
import type { OrderList } from "../../../server/http/contract.ts";
import { legacy, startReadyApp, type TestApp } from "../../support/test-app.ts";
import { until } from "../../support/until.ts";

let app: TestApp;

beforeAll(async () => {
  app = await startReadyApp();
});
afterAll(() => app.close());

const enter = (id: string, body: unknown) => app.api(`/api/orders/${legacy(id)}/buyer`, { method: "POST", body });
const mistyped = { customAttributes: [{ key: "tckn", value: "10000000147" }] };

test("an order with a mistyped number is invoiced as soon as the merchant types the right one", async () => {
  const id = await app.paid(mistyped);
  const review = await app.settle(id, "review");
  expect(review).toMatchObject({ canEnterBuyer: true, entry: { taxId: "", district: "" } });
  expect((await enter(id, { taxId: "10000000146", name: "Ayşe Nur Öz" })).status).toBe(202);
  const issued = await app.issued(id);
  expect(issued).toMatchObject({
    invoice: { buyerTaxId: "10000000146", buyerName: "Ayşe Nur Öz" },
    entry: { taxId: "10000000146", name: "Ayşe Nur Öz", district: "" },
    canEnterBuyer: false,
  });
  expect(issued.timeline.map(({ kind }) => kind)).toContain("buyer-entered");
});

test("beside the fields stands what the order says now, which is kept nowhere and asked for in vain once nothing can be corrected", async () => {
  const id = await app.paid(mistyped);
  await app.settle(id, "review");
  const asOrdered = () => app.api(`/api/orders/${legacy(id)}/as-ordered`);
  const answer = await asOrdered();
  expect([answer.status, answer.headers.get("cache-control")]).toEqual([200, "no-store"]);
  expect(await answer.json()).toMatchObject({ taxId: "10000000147", title: "", city: expect.stringMatching(/./) });
  app.shopify.changeOrder(id, { customAttributes: [{ key: "tckn", value: "10000000148" }] });
  expect(await (await asOrdered()).json()).toMatchObject({ taxId: "10000000148" });
  const tables = app.rows("select name from sqlite_master where type = 'table'").map(({ name }) => String(name));
  const kept = tables.filter((table) => /1000000014[78]/.test(JSON.stringify(app.rows(`select * from "${table}"`))));
  expect([tables.includes("orders"), kept]).toEqual([true, []]);
  await enter(id, { taxId: "10000000146" });
  await app.issued(id);
  expect((await asOrdered()).status).toBe(404);
  expect((await app.api("/api/orders/999/as-ordered")).status).toBe(404);
});

test("what is typed wrong comes back as a fault, and what is typed next replaces it; empty text takes a field back", async () => {
  const id = await app.paid(mistyped);
  await app.settle(id, "review");
  await enter(id, { taxId: "1234567800", district: "Kadıköy" });
  expect((await app.settle(id, "review")).entry).toMatchObject({ taxId: "1234567800", district: "Kadıköy" });
  await enter(id, { taxId: "10000000146", district: "" });
  expect((await app.issued(id)).entry).toMatchObject({ taxId: "10000000146", district: "" });
});

test("an order without a name is shown and found by the one the merchant types, also once it is invoiced and looked at again", async () => {
  const nameless = { ...PEOPLE.elif, firstName: null, lastName: null };
  const id = await app.paid({ name: "#Veli", billingAddress: nameless, shippingAddress: nameless });
  expect((await app.settle(id, "review")).buyer).toBe("");
  await enter(id, { name: "Veli Yıldızhan" });
  expect((await app.issued(id)).buyer).toBe("Veli Yıldızhan");
  const found = async () => {
    const list = (await (await app.api("/api/orders?search=yildizhan")).json()) as OrderList;
    return list.orders.map(({ buyer }) => buyer);
  };
  expect(await found()).toEqual(["Veli Yıldızhan"]);
  app.pass(61);
  app.shopify.changeOrder(id, { cancelledAt: new Date().toISOString() });
  await app.shopify.sendWebhook({ topic: "orders/cancelled", orderId: id });
  await until("the second look", async () => (await app.find(id))?.faults[0]);
  expect(await found()).toEqual(["Veli Yıldızhan"]);
});

test("a company's title comes before a person's name, as it does on the invoice", async () => {
  const id = await app.paid(mistyped);
  await app.settle(id, "review");
  const shown = async (entry: object) => {
    await enter(id, entry);
    return (await app.settle(id, "review")).buyer;
  };
  expect(await shown({ title: "Örnek Ltd. Şti.", name: "Ali Can" })).toBe("Örnek Ltd. Şti.");
  expect(await shown({ kind: "person" })).toBe("Ali Can");
});

test("an issued invoice takes no correction", async () => {
  const id = await app.paid();
  const before = await app.issued(id);
  expect((await enter(id, { taxId: "10000000146" })).status).toBe(404);
  expect((await app.find(id))?.invoice).toEqual(before.invoice);
});

test.each([[{ taxId: 10000000146 }], [{ taxId: "1".repeat(251) }], [{ kind: "robot" }]])(
  "refuses %j and keeps nothing of it",
  async (body) => {
    const id = await app.paid(mistyped);
    await app.settle(id, "review");
    expect((await enter(id, body)).status).toBe(400);
    expect((await app.find(id))?.entry.taxId).toBe("");
  },
);
