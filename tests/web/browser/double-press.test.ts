import type { Page } from "playwright";
import { beforeEach, expect, test } from "vitest";
import { useAdminPage } from "./admin-page.ts";
import { issuedOrder, mayCancel, reviewOrder, waitingOrder } from "./sample-orders.ts";
import { aGroup } from "./sample-review.ts";
import { someSettings } from "./sample-settings.ts";

const admin = useAdminPage();

const PROFILE = { seller: {}, series: {}, tax: { default: 20 }, carriers: { default: "own" }, issue: { when: "paid" } };

beforeEach(() => {
  const mailing = { state: "none", sentAt: null, address: "ayse@example.com", canAsk: true } as const;
  admin.fake.orders = [
    issuedOrder({ cancellation: mayCancel(), mailing }),
    reviewOrder(),
    waitingOrder({ legacyId: "5007", canAskInvoice: true }),
  ];
  admin.fake.review = { groups: [aGroup()], hasMore: false };
  admin.fake.settings = someSettings({ profile: PROFILE, integrator: { kind: "nilvera", environment: "live" } });
});
const twice = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).first().dblclick();

const PRESSES: Readonly<Record<string, { path: string; press: (page: Page) => Promise<void> }>> = {
  "/api/orders/5002/retry": { path: "/orders/5002", press: (page) => twice(page, "Yeniden dene") },
  "/api/orders/5007/invoice": { path: "/orders/5007", press: (page) => twice(page, "Faturayı şimdi kes") },
  "/api/orders/5002/buyer": { path: "/orders/5002", press: (page) => twice(page, "Kaydet ve yeniden dene") },
  "/api/orders/5001/mail": { path: "/orders/5001", press: (page) => twice(page, "Alıcıya e-postala") },
  "/api/orders/5001/cancel-invoice": {
    path: "/orders/5001",
    press: async (page) => {
      await page.getByRole("button", { name: "Faturayı iptal et" }).click();
      await twice(page, "Yalnız iptal et");
    },
  },
  "/api/orders/5003/buyer": {
    path: "/review",
    press: async (page) => {
      await page.getByLabel("VKN / TCKN, #1044").fill("1234567808");
      await twice(page, "Yazılanların hepsini kaydet");
    },
  },
  "/api/active": { path: "/setup", press: (page) => twice(page, "Faturalamayı aç") },
  "/api/proof": { path: "/", press: (page) => twice(page, "Şimdi denetle") },
};

test.each(Object.entries(PRESSES))("pressed twice, %s is asked for once", async (asked, { path, press }) => {
  const page = await admin.open({ path });
  await page.locator("main h1").waitFor();
  const answer = Promise.withResolvers<void>();
  await page.route(`**${asked}`, async (route) => {
    if (route.request().method() !== "GET") await answer.promise;
    await route.continue();
  });
  const sent: string[] = [];
  page.on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (request.method() !== "GET" && pathname === asked) sent.push(pathname);
  });
  await press(page);
  await page.evaluate("fetch('/api/shop')");
  expect(sent).toEqual([asked]);
  answer.resolve();
});
