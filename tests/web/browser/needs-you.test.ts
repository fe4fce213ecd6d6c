import { expect, test } from "vitest";
import { useAdminPage } from "./admin-page.ts";
import { anOrder, changedOrder, issuedOrder } from "./sample-orders.ts";
import { anOverview } from "./sample-overview.ts";

const admin = useAdminPage();

test("an issued order that changed waits for a person in the list as it does on the first page", async () => {
  admin.fake.orders = [changedOrder()];
  admin.fake.overview = anOverview({ proposals: { changed: 1, cancelled: 0 } });
  const page = await admin.open({ path: "/orders" });
  await page.getByRole("heading", { name: "Sizi bekleyen sipariş: 1" }).waitFor();
  await page.getByRole("link", { name: "Yapılacaklar (1)" }).click();
  await page.waitForURL(/\/review/);
});

test("an invoice cancelled as it was asked for is no problem, and has a tab of its own", async () => {
  const cancelled = issuedOrder({ legacyId: "5010", name: "#5010", state: "cancelled" });
  admin.fake.orders = [cancelled, anOrder({ legacyId: "5011", name: "#5011" })];
  const page = await admin.open({ path: "/orders" });
  await page.getByRole("heading", { name: "Sizi bekleyen sipariş yok." }).waitFor();
  expect(await page.getByRole("tab", { name: "Sorunlu (0)" }).count()).toBe(1);
  await page.getByRole("tab", { name: "İptal edildi (1)" }).click();
  await page.getByRole("row", { name: "#5011" }).waitFor({ state: "detached" });
  expect(await page.getByRole("row", { name: "#5010" }).count()).toBe(1);
});
