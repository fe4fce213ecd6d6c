import type { Locator, Page } from "playwright";
import { beforeEach, expect, test } from "vitest";
import { useAdminPage } from "./admin-page.ts";
import { issuedOrder, mayCancel, reviewOrder } from "./sample-orders.ts";
import { aGroup } from "./sample-review.ts";

const admin = useAdminPage();

beforeEach(() => {
  admin.fake.orders = [issuedOrder({ cancellation: mayCancel() }), reviewOrder()];
  admin.fake.review = { groups: [aGroup()], hasMore: false };
});
const toasts = (page: Page): Promise<unknown> => page.evaluate(() => Reflect.get(window, "toasts"));
const button = (page: Page, name: string): Locator => page.getByRole("button", { name, exact: true }).first();
const pressed = (page: Page, name: string) => button(page, name).click();
const STOOD_STILL = { code: "DATABASE_BUSY", status: 503, title: "Veritabanı şu an yanıt vermiyor." };

interface Press {
  path: string;
  ends: string;
  /** What stands on the page once it was read whole. */
  shown: (page: Page) => Locator;
  press: (page: Page) => Promise<void>;
}

const PRESSES: Readonly<Record<string, Press>> = {
  "an order tried again": {
    path: "/orders/5002",
    ends: "5002/retry",
    shown: (page) => button(page, "Yeniden dene"),
    press: (page) => pressed(page, "Yeniden dene"),
  },
  "a buyer corrected": {
    path: "/orders/5002",
    ends: "5002/buyer",
    shown: (page) => page.getByLabel("VKN / TCKN", { exact: true }),
    press: async (page) => {
      await page.getByLabel("VKN / TCKN", { exact: true }).fill("1234567808");
      await pressed(page, "Kaydet ve yeniden dene");
    },
  },
  "an invoice cancelled": {
    path: "/orders/5001",
    ends: "5001/cancel-invoice",
    shown: (page) => button(page, "Faturayı iptal et"),
    press: async (page) => {
      await pressed(page, "Faturayı iptal et");
      await pressed(page, "Yalnız iptal et");
    },
  },
  "a number saved in the review": {
    path: "/review",
    ends: "5002/buyer",
    shown: (page) => page.getByLabel("VKN / TCKN, #1043"),
    press: async (page) => {
      await page.getByLabel("VKN / TCKN, #1043").fill("1234567808");
      await page.keyboard.press("Enter");
    },
  },
};

test.each(Object.entries(PRESSES))("%s: that it failed is told, also while nothing can be read", async (_, it) => {
  const page = await admin.open({ path: it.path });
  await it.shown(page).waitFor();
  admin.fake.failures.set(`/api/orders/${it.ends}`, [STOOD_STILL]);
  const standsStill = Promise.withResolvers<void>();
  await page.route("**/api/**", async (route) => {
    if (route.request().method() === "GET") await standsStill.promise;
    await route.continue();
  });
  await it.press(page);
  await expect.poll(() => toasts(page)).toEqual(["Veritabanı şu an yanıt vermiyor."]);
  standsStill.resolve();
});

test("what came of a press is told also where its page was left meanwhile", async () => {
  const page = await admin.open({ path: "/orders/5002" });
  const answer = Promise.withResolvers<void>();
  await page.route("**/api/orders/5002/retry", async (route) => {
    await answer.promise;
    await route.continue();
  });
  admin.fake.failures.set("/api/orders/5002/retry", [STOOD_STILL]);
  await pressed(page, "Yeniden dene");
  await page.getByRole("link", { name: "Siparişler" }).first().click();
  await page.locator("tbody tr").first().waitFor();
  answer.resolve();
  await expect.poll(() => toasts(page)).toEqual(["Veritabanı şu an yanıt vermiyor."]);
});

test("a PDF asked for opens also where its order was left meanwhile", async () => {
  const page = await admin.open({ path: "/orders/5001" });
  const answer = Promise.withResolvers<void>();
  await page.route("**/api/downloads", async (route) => {
    await answer.promise;
    await route.continue();
  });
  const opened = page.waitForEvent("popup");
  await pressed(page, "PDF'i aç");
  const tab = await opened;
  await page.getByRole("link", { name: "Siparişler" }).first().click();
  await page.locator("tbody tr").first().waitFor();
  answer.resolve();
  await tab.getByText("EAR2026000000042.pdf").waitFor();
});
