import { afterAll, beforeAll, expect, test } from "vitest";
import { type AdminPage, startAdminPage } from "./admin-page.ts";
import { aShop, reviewOrder } from "./sample-orders.ts";
import { aGroup } from "./sample-review.ts";

let admin: AdminPage;

beforeAll(async () => {
  admin = await startAdminPage();
});
afterAll(() => admin.close());

/** What a badge has for screen readers alone, beside the words everybody sees. */
const READ_ALONE = `[...document.querySelectorAll("[class*=Polaris-Badge] [class*=visuallyHidden]")]
  .map((hidden) => hidden.textContent.trim())
  .filter((words) => words !== "" && !words.endsWith(":"))`;

test.each(["/", "/orders", "/review", "/setup", "/settings"])(
  "no badge of %s is read out with the name of its colour",
  async (path) => {
    const fake = admin.reset();
    fake.orders = [reviewOrder()];
    fake.review = { groups: [aGroup()], hasMore: false };
    fake.shop = aShop({ isActive: false });
    const page = await admin.open({ path });
    await page.locator("main h1").waitFor();
    await page.locator("[aria-busy=true]").waitFor({ state: "detached" });
    await page.locator("[class*=Polaris-Badge]").first().waitFor();
    expect(await page.evaluate(READ_ALONE)).toEqual([]);
  },
);
