import type { Page } from "playwright";
import { beforeEach, expect, test } from "vitest";
import { useAdminPage } from "./admin-page.ts";
import { aGroup, aReviewOrder } from "./sample-review.ts";
import { NOTHING_ENTERED } from "./sample-orders.ts";

const admin = useAdminPage();

const WITHOUT_NAME = aReviewOrder({ legacyId: "5004", name: "#1045" });
const NAMES = aGroup({ id: "BUYER_NAME", remedy: { kind: "buyer", field: "name" }, orders: [WITHOUT_NAME] });

beforeEach(() => {
  admin.fake.review = { groups: [aGroup(), NAMES], hasMore: false };
});
async function open() {
  const page = await admin.open({ path: "/review" });
  await taxId(page).waitFor();
  return page;
}

const taxId = (page: Page) => page.getByLabel("VKN / TCKN, #1043");
const nameOf = (page: Page) => page.getByLabel("Ad soyad, #1045");
const saveBar = (page: Page) => page.locator("ui-save-bar");
const isBarShown = async (page: Page) => (await saveBar(page).getAttribute("data-open")) !== null;
const press = (page: Page, label: string) => saveBar(page).getByText(label).dispatchEvent("click");
const posted = () =>
  admin.fake.seen
    .filter(({ method, path }) => method === "POST" && path.endsWith("/buyer"))
    .map(({ path, body }) => [path, JSON.parse(body)]);

const WAYS: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
  "the link of an order": (page) => page.getByRole("link", { name: "#1044", exact: true }).click(),
  "the side bar": (page) =>
    page.evaluate(() =>
      document
        .querySelector('ui-nav-menu a[href="/settings"]')
        ?.dispatchEvent(new Event("shopify:navigate", { bubbles: true })),
    ),
};

test.each(Object.entries(WAYS))("what is typed is left by %s only once that is agreed to", async (_, leave) => {
  const page = await open();
  await page.evaluate("shopify.saveBar.leaveConfirmation = () => new Promise((agree) => (window.agree = agree))");
  const here = page.url();
  await taxId(page).fill("1234567808");
  await expect.poll(() => isBarShown(page)).toBe(true);
  await leave(page);
  await expect.poll(() => page.evaluate(() => "agree" in window)).toBe(true);
  expect(page.url()).toBe(here);
  expect(await taxId(page).inputValue()).toBe("1234567808");
  await page.evaluate(() => Reflect.get(window, "agree")());
  await expect.poll(() => page.url()).not.toBe(here);
});

test("the bar saves what was typed for the orders of every group, and goes away", async () => {
  const page = await open();
  expect(await isBarShown(page)).toBe(false);
  await taxId(page).fill("1234567808");
  await nameOf(page).fill("Ali Veli");
  await expect.poll(() => isBarShown(page)).toBe(true);
  const saved = aReviewOrder({ entry: { ...NOTHING_ENTERED, taxId: "1234567808" } });
  admin.fake.review = { groups: [aGroup({ orders: [saved] })], hasMore: false };
  await press(page, "Kaydet");
  await expect.poll(posted).toEqual([
    ["/api/orders/5002/buyer", { taxId: "1234567808", seen: "5002" }],
    ["/api/orders/5004/buyer", { name: "Ali Veli", seen: "5004" }],
  ]);
  await expect.poll(() => isBarShown(page)).toBe(false);
});

test("discarding puts every field back to what is saved, and saves nothing", async () => {
  const page = await open();
  await taxId(page).fill("1234567808");
  await nameOf(page).fill("Ali Veli");
  await press(page, "Vazgeç");
  await expect.poll(() => isBarShown(page)).toBe(false);
  expect(await taxId(page).inputValue()).toBe("");
  expect(await nameOf(page).inputValue()).toBe("");
  expect(posted()).toEqual([]);
});

test("what is typed stays where its order is told with others meanwhile", async () => {
  const page = await open();
  await taxId(page).fill("1234567808");
  const orders = [aReviewOrder({ what: "Denetim basamağı tutmuyor." })];
  admin.fake.review = {
    groups: [aGroup({ id: "TAX_ID_CHECKSUM", what: "Denetim basamağı tutmuyor.", orders })],
    hasMore: false,
  };
  admin.fake.emit({ kind: "order", legacyId: "5002", state: "review" });
  await page.getByRole("heading", { name: "Denetim basamağı tutmuyor." }).waitFor();
  expect(await taxId(page).inputValue()).toBe("1234567808");
});
