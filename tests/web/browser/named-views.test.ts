import type { Page } from "playwright";
import { beforeEach, expect, test } from "vitest";
import { useAdminPage } from "./admin-page.ts";
import { failedOrder, issuedOrder, reviewOrder } from "./sample-orders.ts";

const admin = useAdminPage();

beforeEach(() => {
  admin.fake.orders = [issuedOrder(), reviewOrder(), failedOrder()];
});
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const isPressed = (page: Page, name: string) => button(page, name).getAttribute("aria-pressed");

test("a view is named, opened with one click, renamed and deleted", async () => {
  const page = await admin.open({ path: "/orders?shop=ornek.myshopify.com&tab=review&sort=oldest" });
  await page.getByLabel("Bu görünümün adı").fill("Bekleyenler");
  await page.keyboard.press("Enter");
  await button(page, "Bekleyenler").waitFor();
  expect(admin.fake.views).toEqual([{ name: "Bekleyenler", query: "tab=review&sort=oldest" }]);
  expect(await isPressed(page, "Bekleyenler")).toBe("true");

  await page.getByRole("tab").first().click();
  await expect.poll(() => page.locator("tbody tr").count()).toBe(3);
  expect(await isPressed(page, "Bekleyenler")).not.toBe("true");
  await button(page, "Bekleyenler").click();
  await expect.poll(() => page.locator("tbody tr").count()).toBe(1);
  const address = Object.fromEntries(new URL(page.url()).searchParams);
  expect(address).toMatchObject({ shop: "ornek.myshopify.com", tab: "review", sort: "oldest" });

  await page.getByLabel("Bu görünümün adı").fill("Bana kalanlar");
  await button(page, "Adını değiştir").click();
  await button(page, "Bana kalanlar").waitFor();
  await page.getByText("mağazanızdaki herkes görür ve değiştirir").waitFor();
  await button(page, "Görünümü sil").click();
  await page.getByText("“Bana kalanlar” herkes için silinsin mi?").waitFor();
  await button(page, "Vazgeç").click();
  await button(page, "Görünümü sil").click();
  expect(admin.fake.views, "one press deletes nothing").toHaveLength(1);
  await button(page, "Evet, sil").click();
  await button(page, "Bana kalanlar").waitFor({ state: "detached" });
  expect(admin.fake.views).toEqual([]);
});

test("a second view does not take the name of the first", async () => {
  admin.fake.views = [{ name: "Bekleyenler", query: "tab=review" }];
  const page = await admin.open({ path: "/orders?tab=failed&sort=oldest" });
  await page.getByLabel("Bu görünümün adı").fill("Bekleyenler");
  await page.getByText("Bu adla bir görünüm var.").waitFor();
  expect(await button(page, "Görünümü kaydet").isDisabled()).toBe(true);
});

test("speaks English where the admin does, and fits a phone", async () => {
  const name = "A name that is as long as a name may be";
  admin.fake.views = Array.from({ length: 5 }, (_, n) => ({ name: `${name}${n}`, query: `search=${n}` }));
  const page = await admin.open({ path: "/orders?sort=oldest", locale: "en-US", width: 360 });
  await page.getByRole("group", { name: "Saved views" }).getByRole("button").nth(4).waitFor();
  await page.getByLabel("Name of this view").fill("Oldest first");
  await page.getByRole("button", { name: "Save the view" }).click();
  await button(page, "Oldest first").waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
});
