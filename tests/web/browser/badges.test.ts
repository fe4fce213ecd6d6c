import { expect, test } from "vitest";
import { useAdminPage } from "./admin-page.ts";
import { aShop, reviewOrder } from "./sample-orders.ts";
import { aGroup } from "./sample-review.ts";

const admin = useAdminPage();

/** What a badge has for screen readers alone, beside the words everybody sees. */
const READ_ALONE = `[...document.querySelectorAll("[class*=Polaris-Badge] [class*=visuallyHidden]")]
  .map((hidden) => hidden.textContent.trim())
  .filter((words) => words !== "" && !words.endsWith(":"))`;

test.each(["/", "/orders", "/review", "/setup", "/settings"])(
  "no badge of %s is read out with the name of its colour",
  async (path) => {
    admin.fake.orders = [reviewOrder()];
    admin.fake.review = { groups: [aGroup()], hasMore: false };
    admin.fake.shop = aShop({ isActive: false });
    const page = await admin.open({ path });
    await page.locator("main h1").waitFor();
    await page.locator("[aria-busy=true]").waitFor({ state: "detached" });
    await page.locator("[class*=Polaris-Badge]").first().waitFor();
    expect(await page.evaluate(READ_ALONE)).toEqual([]);
  },
);
