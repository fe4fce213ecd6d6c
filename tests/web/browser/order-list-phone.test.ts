import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { type AdminPage, startAdminPage } from "./admin-page.ts";
import type { FakeServer } from "./fake-server.ts";
import { anOrder, issuedOrder, reviewOrder } from "./sample-orders.ts";

let admin: AdminPage;
let fake: FakeServer;

beforeAll(async () => {
  admin = await startAdminPage();
});
afterAll(() => admin.close());
beforeEach(() => {
  fake = admin.reset();
  fake.orders = [issuedOrder(), reviewOrder(), reviewOrder({ legacyId: "5008", name: "#1048" })];
});
afterEach(async () => {
  await Promise.all(admin.browser.contexts().map((context) => context.close()));
});

const open = async () => {
  const page = await admin.open({ path: "/orders", width: 360 });
  await page.getByRole("button", { name: "Siparişleri seç" }).click();
  return page;
};

test("on a phone orders are chosen, some left out again, and acted on together", async () => {
  const page = await open();
  await page.getByText("Seçilen sipariş: 3").waitFor();
  await page.getByRole("checkbox", { name: "#1042 siparişini seç" }).uncheck({ force: true });
  await page.getByText("Seçilen sipariş: 2").waitFor();
  expect(new URL(page.url()).pathname).toBe("/orders");
  await page.getByRole("button", { name: "Yeniden dene" }).click();
  await page.getByRole("button", { name: "2 siparişe uygula" }).click();
  await page.getByText("“Yeniden dene” uygulandı: 2 sipariş").waitFor();
  const bodies = fake.seen.filter(({ path }) => path.endsWith("/bulk")).map(({ body }) => JSON.parse(body));
  expect(bodies.map(({ orders }) => orders)).toEqual([
    ["5002", "5008"],
    ["5002", "5008"],
  ]);
});

test("on a phone the choice is dropped with one press, and takes in the other pages of the view with another", async () => {
  fake.orders = Array.from({ length: 30 }, (_, n) => anOrder({ legacyId: String(n + 1), name: `#${n + 1}` }));
  const page = await open();
  await page.getByRole("button", { name: "Bu görünümdeki bütün siparişleri seç" }).click();
  await page.getByText("Bu görünümdeki bütün siparişler seçildi").waitFor();
  await page.getByRole("button", { name: "Seçimi kaldır" }).click();
  await page.getByRole("button", { name: "Siparişleri seç" }).waitFor();
  expect(await page.getByRole("checkbox").count()).toBe(0);
});
