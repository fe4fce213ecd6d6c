import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright";
import { demoOrders } from "../../demo/orders/demo-orders.ts";
import { buildPageIfStale } from "../../demo/page-build.ts";
import { openStore, type StoreInABox } from "../../demo/store-in-a-box.ts";
import { launchChromium } from "./chromium.ts";

const OUT = fileURLToPath(new URL("../../.screenshots/", import.meta.url));
const WIDTHS = [360, 1280];
const REHEARSE = /^(Provayı başlat|Start the rehearsal)$/;
/** How long a page is drawn; settings are the longest. */
const WHOLE: Readonly<Record<string, number>> = { home: 1500, queue: 1800, setup: 2200, whole: 3000 };
/** A tag as another tool would have left it. */
const OTHER_TOOL = "faturalandi";
const LANGUAGES = ["tr", "en"];

/** Draws the page over the demo shop, in both languages, wide and narrow, into .screenshots/: to be looked at. */
async function main(): Promise<void> {
  mkdirSync(OUT, { recursive: true });
  await buildPageIfStale();
  const store = await openStore();
  const ids = await payAll(store);
  const browser = await launchChromium();
  for (const language of LANGUAGES) {
    for (const width of WIDTHS) {
      const page = await browser.newPage({ viewport: { width, height: 900 } });
      const draw = (name: string) => page.screenshot({ path: `${OUT}${name}-${language}-${width}.png` });
      await page.goto(`${store.shopify.url}/?locale=${language}`);
      await app(page).locator(".day-bars").first().waitFor();
      await draw("home");
      await drawWhole(page, `home-whole-${language}-${width}`);
      await page.setViewportSize({ width, height: 900 });
      await go(page, "/orders");
      await show(page, "#1001");
      await draw("list");
      const choosing =
        width < 500 ? app(page).getByRole("button", { name: /^(Siparişleri seç|Choose orders)$/ }) : null;
      await (choosing ?? app(page).getByRole("checkbox").nth(1)).click({ force: true });
      await app(page).locator(".unfold summary").first().click();
      await app(page)
        .getByLabel(/^(Belge türü|Type of invoice)$/)
        .waitFor();
      await page.waitForTimeout(300);
      await draw("list-chosen");
      await go(page, "/review");
      await app(page).locator(".work-rows").first().waitFor();
      await draw("queue");
      await drawWhole(page, `queue-whole-${language}-${width}`);
      await page.setViewportSize({ width, height: 900 });
      for (const [name, order] of Object.entries({ issued: ids[0], review: ids[10] })) {
        await openOrder(page, order ?? "");
        await draw(name);
      }
      await drawBeforeIssue(page, `whole-before-issue-${language}-${width}`);
      await page.setViewportSize({ width, height: 900 });
      await go(page, "/adopt");
      await app(page)
        .getByLabel(/^(Etiket|Tag)$/)
        .fill(OTHER_TOOL);
      await app(page)
        .getByRole("button", { name: /^(Siparişlere bak|Look at the orders)$/ })
        .click();
      await show(page, "#1001");
      await draw("adopt");
      await go(page, "/setup");
      await app(page).getByRole("button", { name: REHEARSE }).click();
      await app(page).getByRole("row").nth(1).waitFor();
      await drawWhole(page, `setup-${language}-${width}`);
      await page.setViewportSize({ width, height: 900 });
      await openSettings(page);
      await draw("settings");
      await drawWhole(page, `settings-whole-${language}-${width}`);
      await openAdvanced(page);
      await drawWhole(page, `settings-advanced-${language}-${width}`);
      await page.close();
    }
  }
  await browser.close();
  await store.close();
}

/** The whole of the frame, however long, and not only what a screen shows of it. */
async function drawWhole(page: Page, name: string): Promise<void> {
  await page.setViewportSize({
    width: page.viewportSize()?.width ?? 1280,
    height: WHOLE[name.split("-")[0] ?? ""] ?? 7500,
  });
  await page.waitForTimeout(300);
  await page.screenshot({ path: `${OUT}${name}.png` });
}

/** The order in review with what can be typed of it and its preview in sight. */
async function drawBeforeIssue(page: Page, name: string): Promise<void> {
  await app(page).locator(".unfold summary").first().click();
  await app(page)
    .getByRole("button", { name: /^(Önizlemeyi göster|Show the preview)$/ })
    .click();
  await app(page)
    .getByRole("button", { name: /^(Önizlemeyi yenile|Refresh the preview)$/ })
    .waitFor();
  await drawWhole(page, name);
}

async function payAll({ shopify, untilState }: StoreInABox): Promise<readonly string[]> {
  const ids = demoOrders(new Date()).map((order) => shopify.addOrder({ ...order, tags: [OTHER_TOOL] }));
  for (const id of ids) await shopify.payOrder(id);
  for (const id of ids) await untilState(id, ["issued", "review", "not-ours"]);
  return ids;
}

/** Everything that is put away, with a row of each kind. */
async function openAdvanced(page: Page): Promise<void> {
  const button = (name: RegExp) => app(page).getByRole("button", { name });
  await button(/^(Kural ekle|Add a rule)$/).click();
  while (
    (await button(/^(Gelişmiş|Advanced): /)
      .and(app(page).locator("[aria-expanded=false]"))
      .count()) > 0
  ) {
    await button(/^(Gelişmiş|Advanced): /)
      .and(app(page).locator("[aria-expanded=false]"))
      .first()
      .click();
  }
  for (const add of await button(/^(Satır ekle|Add a row)$/).all()) await add.click();
}

const app = (page: Page) => page.frameLocator("iframe");

async function show(page: Page, text: string): Promise<void> {
  await app(page).getByText(text).first().waitFor();
  await page.waitForTimeout(500);
}

/** Goes to the order inside the frame, as a click on its row does. */
const openOrder = (page: Page, id: string): Promise<void> => go(page, `/orders/${id.slice(id.lastIndexOf("/") + 1)}`);
const openSettings = (page: Page): Promise<void> => go(page, "/settings");

async function go(page: Page, path: string): Promise<void> {
  const frame = page.frame({ url: /embedded|orders/ }) ?? page.frames()[1];
  await frame?.evaluate(`history.pushState(null, "", ${JSON.stringify(path)} + location.search)`);
  await frame?.evaluate('dispatchEvent(new PopStateEvent("popstate"))');
  await page.waitForTimeout(1200);
}

await main();
