import { afterAll, beforeAll, expect, test } from "vitest";
import type { AccountCheck, Rehearsal } from "../../../server/http/work-contract.ts";
import { legacy, setUp, startTestApp, type TestApp } from "../../support/test-app.ts";

let app: TestApp;
const post = (path: string) => app.api(path, { method: "POST", body: {} });

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

test("cannot be rehearsed before company and account are there", async () => {
  for (const path of ["/api/setup/account", "/api/setup/rehearsal"]) {
    const response = await post(path);
    expect(response.status).toBe(409);
    expect(await response.json()).toMatchObject({ code: "SHOP_NOT_SET_UP" });
  }
});

test("shows each invoice and each fault of the newest orders while issuing is off, and neither stores nor sends", async () => {
  await setUp(app);
  const good = app.order({ name: "#1", processedAt: new Date(Date.now() - 1_000).toISOString() });
  app.order({ name: "#2", customAttributes: [{ key: "tckn", value: "123" }] });
  app.order({ name: "#3", fullyPaid: false, displayFinancialStatus: "PENDING" });
  app.order({ name: "#4", sourceName: "pos" });
  const { orders } = (await (await post("/api/setup/rehearsal")).json()) as Rehearsal;
  const told = new Map(orders.map((order) => [order.name, order]));
  expect([...told].map(([name, { kind }]) => `${name} ${kind}`).toSorted()).toEqual([
    "#1 invoice",
    "#2 review",
    "#3 waiting",
    "#4 not-ours",
  ]);
  expect(told.get("#1")).toMatchObject({ legacyId: legacy(good), profileId: "EARSIVFATURA", currency: "TRY", why: [] });
  expect(told.get("#1")?.payable).toMatch(/^\d+\.\d{2}$/);
  expect(told.get("#2")?.why[0]).toMatch(/11|10/);
  expect(told.get("#3")?.why).toHaveLength(1);
  expect(app.sends()).toBe(0);
  expect(app.rows("select 1 from invoices")).toEqual([]);
});

test("asks the integrator whether the account works and has the series", async () => {
  const check = async () => (await (await post("/api/setup/account")).json()) as AccountCheck;
  expect(await check()).toMatchObject({
    title: expect.stringMatching(/./),
    modules: ["einvoice", "earchive"],
    missingSeries: [],
  });
  app.nilvera.knobs.rejectsKeys = true;
  expect(await check()).toMatchObject({ code: "INTEGRATOR_CONFIG" });
});
