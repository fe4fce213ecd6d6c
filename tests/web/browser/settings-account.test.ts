import type { Page } from "playwright";
import { beforeEach, expect, test } from "vitest";
import { useAdminPage } from "./admin-page.ts";
import { someSettings } from "./sample-settings.ts";

const admin = useAdminPage();

beforeEach(() => {
  admin.fake.settings = someSettings();
});
const key = (page: Page) => page.getByLabel("Nilvera API anahtarı");
const saveBar = (page: Page) => page.locator("ui-save-bar");
const isBarShown = async (page: Page) => (await saveBar(page).getAttribute("data-open")) !== null;
const press = (page: Page, label: string) => saveBar(page).getByText(label).dispatchEvent("click");
const puts = () => admin.fake.seen.filter(({ method }) => method === "PUT").map(({ path }) => path);

const PLACES = ["/settings", "/settings#integrator"];

test.each(PLACES)("a key that is typed and not connected is left by %s only once that is agreed to", async (path) => {
  const page = await admin.open({ path });
  await key(page).waitFor();
  expect(await isBarShown(page)).toBe(false);
  await page.evaluate("shopify.saveBar.leaveConfirmation = () => new Promise((agree) => (window.agree = agree))");
  await key(page).fill("key-of-the-shop");
  await expect.poll(() => isBarShown(page)).toBe(true);
  await page.getByRole("link", { name: "Kuruluma dön" }).first().click();
  await expect.poll(() => page.evaluate(() => "agree" in window)).toBe(true);
  expect(await key(page).inputValue()).toBe("key-of-the-shop");
});

test.each(PLACES)("at %s the bar's plain word connects nothing, and names the button that does", async (path) => {
  const page = await admin.open({ path });
  await key(page).fill("key-of-the-shop");
  await press(page, "Kaydet");
  await expect
    .poll(() => page.evaluate("window.toasts"))
    .toEqual(["Entegratör hesabı bu düğmeyle kaydedilmez: “Sına ve bağla”ya basın."]);
  expect(puts()).toEqual([]);
  await press(page, "Vazgeç");
  await expect.poll(() => key(page).inputValue()).toBe("");
  await expect.poll(() => isBarShown(page)).toBe(false);
});

test("what else was changed is saved by the bar, which stays for the key until the account is connected", async () => {
  const page = await admin.open({ path: "/settings" });
  await key(page).fill("key-of-the-shop");
  await page.getByLabel("Vergi dairesi", { exact: true }).first().fill("Kadıköy");
  await press(page, "Kaydet");
  await expect.poll(puts).toEqual(["/api/profile/part"]);
  await expect.poll(() => page.evaluate("window.toasts")).toEqual(["Ayarlar kaydedildi"]);
  expect(await key(page).inputValue()).toBe("key-of-the-shop");
  expect(await isBarShown(page)).toBe(true);
  await page.getByRole("button", { name: "Sına ve bağla" }).click();
  await expect.poll(() => isBarShown(page)).toBe(false);
  expect(puts()).toEqual(["/api/profile/part", "/api/integrator"]);
});
