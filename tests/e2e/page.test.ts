import type { Browser, FrameLocator, Page } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { demoOrders } from "../../demo/orders/demo-orders.ts";
import { buildPageIfStale } from "../../demo/page-build.ts";
import { openStore, type StoreInABox } from "../../demo/store-in-a-box.ts";
import { launchChromium } from "../support/chromium.ts";

let store: StoreInABox;
let browser: Browser;
let page: Page;
const failures: string[] = [];

beforeAll(async () => {
  await buildPageIfStale();
  [store, browser] = await Promise.all([openStore(), launchChromium()]);
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  page.on("pageerror", (error) => failures.push(error.message));
  await page.goto(store.shopify.url);
});

afterAll(async () => {
  await browser.close();
  await store.close();
});

const app = (): FrameLocator => page.frameLocator("iframe");

test("a paid order's row goes from being worked on to issued without a reload, and its PDF opens", async () => {
  // The integrator takes its time until the row was seen waiting for it.
  store.nilvera.knobs.issueAfterMs = Number.POSITIVE_INFINITY;
  await app().getByText("Genel bakış").first().waitFor();
  await page.getByRole("button", { name: "Siparişler", exact: true }).click();
  await app().getByText("Siparişler ve faturalar").first().waitFor();
  await page.evaluate("window.openedOnce = true");
  await page.getByRole("button", { name: "Yeni ödenmiş sipariş" }).click();
  const row = app().getByRole("row").filter({ hasText: "#" }).first();
  await row.getByText("İşleniyor").waitFor();

  store.nilvera.knobs.issueAfterMs = 0;
  await row.getByText("Düzenlendi").waitFor();
  const [document] = store.nilvera.documents();
  await row.getByText(document?.number ?? "no number").waitFor();
  expect(await page.evaluate("window.openedOnce")).toBe(true);

  await row.getByRole("link").first().click();
  await app()
    .getByText(document?.ettn ?? "no ettn")
    .first()
    .waitFor();
  await app().getByText("Yurtiçi Kargo Servisi A.Ş.").first().waitFor();

  const answer = page.context().waitForEvent("response", (response) => response.url().includes("/d/"));
  await app().getByRole("button", { name: /PDF/ }).first().click();
  const pdf = await answer;
  expect(pdf.status()).toBe(200);
  expect(pdf.headers()["content-type"]).toBe("application/pdf");
  expect(pdf.headers()["content-disposition"]).toContain(`${document?.number}.pdf`);
  expect(failures).toEqual([]);
});

test("on a phone, a tax number corrected among what needs review leads to an issued invoice", async () => {
  const mistyped = demoOrders(new Date())[10];
  if (mistyped === undefined) throw new Error("the demo has no order with a mistyped tax number");
  const id = store.shopify.addOrder(mistyped);
  await store.shopify.payOrder(id);
  await store.untilState(id, ["review"]);

  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(`${store.shopify.url}/?locale=en`);
  await app().getByRole("link", { name: "Review", exact: true }).click();
  await app().getByRole("heading", { level: 1, name: "Needs review" }).waitFor();
  await app().getByRole("textbox", { name: /^VKN/ }).fill("1234567808");
  await app()
    .getByRole("button", { name: /^Save for/ })
    .click();
  const issued = await store.untilState(id, ["issued"]);
  expect(issued.invoice?.buyerTaxId).toBe("1234567808");
  await app().getByText("No order needs review").waitFor();
  expect(failures).toEqual([]);
});
