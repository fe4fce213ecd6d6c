import type { Page } from "playwright";
import { beforeEach, expect, test } from "vitest";
import { useAdminPage } from "./admin-page.ts";
import { aGroup, aReviewOrder } from "./sample-review.ts";

const admin = useAdminPage();

const WITHOUT_CITY = aReviewOrder({ legacyId: "5004", name: "#1045" });
const CITIES = aGroup({ id: "BUYER_CITY", remedy: { kind: "buyer", field: "city" }, orders: [WITHOUT_CITY] });

beforeEach(() => {
  admin.fake.review = { groups: [aGroup(), CITIES], hasMore: false };
});

async function open(locale = "tr") {
  const page = await admin.open({ path: "/review", locale, width: 390 });
  await page.getByText("#1043").first().waitFor();
  return page;
}

/** What a field is described by, to whoever sees it and whoever listens. */
const below = (page: Page, label: string) =>
  page.getByLabel(label).evaluate((field) => {
    const ids = field.getAttribute("aria-describedby")?.split(" ") ?? [];
    return ids.map((id) => document.getElementById(id)?.textContent ?? "").join(" ");
  });
const asked = () => admin.fake.seen.filter(({ path }) => path.endsWith("/as-ordered")).map(({ path }) => path);

test("below a field that is gone to stands what the order says, and Shopify is asked of no other order", async () => {
  const page = await open();
  expect(asked()).toEqual([]);
  await page.getByLabel("VKN / TCKN, #1043").focus();
  await expect.poll(() => below(page, "VKN / TCKN, #1043")).toBe("Siparişte: 1234567800");
  expect(await below(page, "VKN / TCKN, #1044")).toBe("");
  expect(asked()).toEqual(["/api/orders/5002/as-ordered"]);
});

test("it stays while the next row is typed, and follows the order", async () => {
  const page = await open();
  await page.getByLabel("VKN / TCKN, #1043").fill("1234567808");
  await page.keyboard.press("Enter");
  await expect.poll(() => below(page, "VKN / TCKN, #1044")).toBe("Siparişte: 1234567800");
  expect(await below(page, "VKN / TCKN, #1043")).toContain("Siparişte: 1234567800");
  admin.fake.asOrdered = { ...admin.fake.asOrdered, taxId: "" };
  admin.fake.emit({ kind: "order", legacyId: "5003", state: "review" });
  await expect.poll(() => below(page, "VKN / TCKN, #1044")).toBe("Siparişte yazmıyor");
});

test("an il is chosen beside the order's own word, in English too, and an order that cannot be read says so", async () => {
  const page = await open("en");
  admin.fake.failures.set("/api/orders/5004/as-ordered", [{ code: "NOT_FOUND", status: 404, title: "Not found." }]);
  await page.getByLabel("Province (il), #1045").focus();
  await expect.poll(() => below(page, "Province (il), #1045")).toBe("What the order says cannot be read right now");
});
