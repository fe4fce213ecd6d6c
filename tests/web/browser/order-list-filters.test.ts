import type { Page } from "playwright";
import { beforeEach, expect, test } from "vitest";
import { useAdminPage } from "./admin-page.ts";
import { failedOrder, issuedOrder, reviewOrder, waitingOrder } from "./sample-orders.ts";

const admin = useAdminPage();

beforeEach(() => {
  admin.fake.orders = [
    issuedOrder(),
    reviewOrder(),
    waitingOrder(),
    failedOrder({ processedAt: "2026-10-01T10:00:00Z" }),
  ];
});
const open = async (path = "/orders") => {
  const page = await admin.open({ path });
  await page.locator("tbody tr").first().waitFor();
  return page;
};
const parameter = (page: Page, name: string) => new URL(page.url()).searchParams.get(name);

test("an amount and a day narrow the list and stand in the address", async () => {
  const page = await open();
  await page.getByText("Süz ve sırala").click();
  await page.getByLabel("En az sipariş tutarı").fill("1000,50");
  await page.keyboard.press("Enter");
  await page.waitForURL(/least=1000\.50/);
  await page.getByLabel("İlk gün").fill("2026-11-01");
  await page.waitForURL(/from=2026-11-01/);
  await expect.poll(() => page.locator("tbody tr").count()).toBe(2);
  await page.reload();
  await page.getByLabel("En az sipariş tutarı").waitFor();
  expect(await page.getByLabel("En az sipariş tutarı").inputValue()).toBe("1000.50");
  await page.getByRole("button", { name: "Süzmeyi kaldır" }).click();
  await expect.poll(() => page.locator("tbody tr").count()).toBe(4);
  expect(parameter(page, "least")).toBeNull();
});

test("a day typed by keyboard is one step back, and half of its year is not asked for", async () => {
  const page = await open();
  await page.getByText("Süz ve sırala").click();
  const steps = await page.evaluate(() => history.length);
  await page.getByLabel("Son gün").focus();
  await page.keyboard.type("1120202", { delay: 20 });
  await page.getByText("Yılı dört rakamla yazın.").waitFor();
  await page.keyboard.type("6");
  await page.waitForURL(/to=2026-11-20/);
  expect(admin.fake.seen.filter(({ path }) => /to=0/.test(path))).toEqual([]);
  expect(await page.evaluate(() => history.length)).toBe(steps + 1);
  await page.goBack();
  await expect.poll(() => page.getByLabel("Son gün").inputValue()).toBe("");
});

test("the kind of invoice and, where there were several, the integrator narrow the list and stand in the address", async () => {
  const page = await open();
  await page.getByText("Süz ve sırala").click();
  expect(await page.getByLabel("Entegratör").count()).toBe(0);
  await page.getByLabel("Belge türü").selectOption("e-Arşiv");
  await page.waitForURL(/channel=earchive/);
  await expect.poll(() => page.locator("tbody tr").count()).toBe(1);
  admin.fake.integrators = [
    { id: "nes", label: "NES" },
    { id: "nilvera", label: "Nilvera" },
  ];
  await page.reload();
  await page.getByLabel("Entegratör").selectOption("NES");
  await page.waitForURL(/integrator=nes/);
  await page.getByRole("button", { name: "Süzmeyi kaldır" }).click();
  await expect.poll(() => page.locator("tbody tr").count()).toBe(4);
  expect([parameter(page, "channel"), parameter(page, "integrator")]).toEqual([null, null]);
});

test("what is no amount is not asked for, and says so", async () => {
  const page = await open();
  await page.getByText("Süz ve sırala").click();
  await page.getByLabel("En az sipariş tutarı").fill("bin lira");
  await page.keyboard.press("Enter");
  await page.getByText("Bir tutar yazın, ör. 1000,50").waitFor();
  expect(parameter(page, "least")).toBeNull();
});

test("sorts by the nearest last day on request", async () => {
  const page = await open();
  await page.getByText("Süz ve sırala").click();
  await page.getByLabel("Sıralama").selectOption("deadline");
  await page.waitForURL(/sort=deadline/);
  await expect.poll(() => admin.fake.seen.some(({ path }) => path.includes("sort=deadline"))).toBe(true);
});
