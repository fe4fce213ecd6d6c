import { beforeEach, expect, test } from "vitest";
import { useAdminPage } from "./admin-page.ts";
import { anOrder, issuedOrder, reviewOrder } from "./sample-orders.ts";

const admin = useAdminPage();

beforeEach(() => {
  admin.fake.orders = [issuedOrder(), reviewOrder(), reviewOrder({ legacyId: "5008", name: "#1048" })];
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
  const bodies = admin.fake.seen.filter(({ path }) => path.endsWith("/bulk")).map(({ body }) => JSON.parse(body));
  const both = [{ legacyId: "5002" }, { legacyId: "5008" }];
  expect(bodies.map(({ orders }) => orders)).toMatchObject([both, both]);
});

test("on a phone the choice is dropped with one press, and takes in the other pages of the view with another", async () => {
  admin.fake.orders = Array.from({ length: 30 }, (_, n) => anOrder({ legacyId: String(n + 1), name: `#${n + 1}` }));
  const page = await open();
  await page.getByRole("button", { name: "Bu görünümdeki bütün siparişleri seç" }).click();
  await page.getByText("Bu görünümdeki bütün siparişler seçildi").waitFor();
  await page.getByRole("button", { name: "Seçimi kaldır" }).click();
  await page.getByRole("button", { name: "Siparişleri seç" }).waitFor();
  expect(await page.getByRole("checkbox").count()).toBe(0);
});
