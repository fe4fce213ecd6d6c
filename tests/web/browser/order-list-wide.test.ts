import { expect, test } from "vitest";
import { useAdminPage } from "./admin-page.ts";
import { failedOrder } from "./sample-orders.ts";

const admin = useAdminPage();

const SCROLLS = `(() => {
  const table = document.querySelector("[class*=IndexTable-ScrollContainer_]");
  return { cells: getComputedStyle(table.querySelector("tbody td")).position, beyond: table.scrollWidth - table.clientWidth };
})()`;

test.each(["tr", "en"] as const)("the widest row fits where no column is kept in sight, in %s", async (locale) => {
  admin.fake.orders = [
    failedOrder({
      name: "#1048576",
      buyer: "Kırlangıç Seramik Atölyesi Turizm Sanayi ve Ticaret Limited Şirketi",
      total: "12345678.90",
      invoiceNumber: "EAR2026000000015",
    }),
  ];
  const page = await admin.open({ path: "/orders", locale, width: 961 });
  await page.locator("tbody td").nth(1).waitFor();
  expect(await page.evaluate(SCROLLS)).toEqual({ cells: "static", beyond: 0 });
});
