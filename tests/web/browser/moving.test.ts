import type { Page } from "playwright";
import { beforeEach, expect, test } from "vitest";
import { useAdminPage } from "./admin-page.ts";
import { issuedOrder } from "./sample-orders.ts";
import { aGroup, aReviewOrder } from "./sample-review.ts";

const admin = useAdminPage();

beforeEach(() => {
  admin.fake.orders = Array.from({ length: 60 }, (_, n) => issuedOrder({ legacyId: `${n + 1}`, name: `#${n + 1}` }));
});
const PHONE = 390;
const link = (page: Page, name: string) => page.getByRole("link", { name, exact: true }).first();
const back = (page: Page) => page.getByRole("link", { name: "Siparişler", exact: true }).click();
const place = (page: Page): Promise<number> => page.evaluate(() => window.scrollY);
const turn = async (page: Page, label: string, first: string) => {
  await page.getByRole("button", { name: label }).click();
  await link(page, first).waitFor();
};
async function openOrder(page: Page, name: string): Promise<void> {
  await link(page, name).scrollIntoViewIfNeeded();
  await link(page, name).click();
  await page.getByRole("heading", { level: 1, name: `Sipariş ${name}` }).waitFor();
}

test("a page begins at its top, also where it was read before, and the browser's way back finds the old place", async () => {
  const page = await admin.open({ path: "/orders", width: PHONE });
  await openOrder(page, "#20");
  await back(page);
  await link(page, "#1").waitFor();
  await link(page, "#20").scrollIntoViewIfNeeded();
  const before = await place(page);
  expect(before).toBeGreaterThan(500);
  await openOrder(page, "#20");
  expect(await place(page)).toBe(0);
  await page.goBack();
  await expect.poll(() => place(page)).toBe(before);
  await page.goForward();
  await page.getByRole("heading", { level: 1, name: "Sipariş #20" }).waitFor();
  await page.evaluate(() => window.scrollTo(0, 600));
  await page.evaluate(() =>
    document
      .querySelector('ui-nav-menu a[href="/orders"]')
      ?.dispatchEvent(new Event("shopify:navigate", { bubbles: true })),
  );
  await link(page, "#1").waitFor();
  expect(await place(page)).toBe(0);
});

test.each([PHONE, 1280])("the next page of the list is read from its first order on, %i wide", async (width) => {
  const page = await admin.open({ path: "/orders", width });
  for (const [label, first] of [
    ["Sonraki sayfa", "#26"],
    ["Önceki sayfa", "#1"],
  ] as const) {
    await turn(page, label, first);
    const top = () => link(page, first).evaluate((row) => row.getBoundingClientRect().top);
    await expect.poll(top).toBeGreaterThanOrEqual(0);
    expect(await top()).toBeLessThan(900);
  }
});

test("after an order of the third page the way back leads by the second", async () => {
  const page = await admin.open({ path: "/orders" });
  await turn(page, "Sonraki sayfa", "#26");
  await turn(page, "Sonraki sayfa", "#51");
  await openOrder(page, "#52");
  await back(page);
  await link(page, "#51").waitFor();
  await turn(page, "Önceki sayfa", "#26");
});

test("an order opened among what needs review leads back there", async () => {
  const orders = [aReviewOrder({ legacyId: "7", name: "#7" })];
  admin.fake.review = { groups: [aGroup({ remedy: { kind: "order" }, orders })], hasMore: false };
  const page = await admin.open({ path: "/review" });
  await openOrder(page, "#7");
  await page.getByRole("link", { name: "Kontrol bekleyenler", exact: true }).first().click();
  await page.getByRole("heading", { level: 1, name: "Kontrol bekleyenler" }).waitFor();
  expect(new URL(page.url()).search).toBe("?locale=tr");
});
