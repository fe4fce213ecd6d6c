import { afterAll, beforeAll, expect, test } from "vitest";
import { legacy, startReadyApp, type TestApp } from "../../support/test-app.ts";

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

test("what is typed wrong comes back as a fault, and what is typed next replaces it; empty text takes a field back", async () => {
  const id = await app.paid(mistyped);
  await app.settle(id, "review");
  await enter(id, { taxId: "1234567800", district: "Kadıköy" });
  expect((await app.settle(id, "review")).entry).toMatchObject({ taxId: "1234567800", district: "Kadıköy" });
  await enter(id, { taxId: "10000000146", district: "" });
  expect((await app.issued(id)).entry).toMatchObject({ taxId: "10000000146", district: "" });
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
