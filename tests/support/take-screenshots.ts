import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Browser } from "playwright";
import { buildPageIfStale } from "../../demo/page-build.ts";
import { openStore, type StoreInABox } from "../../demo/store-in-a-box.ts";
import { type Admin, inFrame, openAdmin } from "./admin.ts";
import { launchChromium } from "./chromium.ts";
import {
  NEW_SHOP,
  PAST_ORDERS,
  preparePastOrders,
  prepareShop,
  type Sold,
  USED_SHOP,
  type Views,
} from "./screenshot-views.ts";

const OUT = fileURLToPath(new URL("../../.screenshots/", import.meta.url));
const LOOKS = (["tr", "en"] as const).flatMap((language) => [360, 1280].map((width) => ({ language, width })));
const SCREEN = 900;
/** Until what moves has come to rest. */
const REST_MS = 400;

/** Draws every page in its main states, in both languages, wide and narrow, into .screenshots/: to be looked at. */
async function main(): Promise<void> {
  mkdirSync(OUT, { recursive: true });
  await buildPageIfStale();
  const browser = await launchChromium();
  const used = await openStore();
  await drawAll(browser, used, { views: USED_SHOP, sold: await prepareShop(used) });
  await preparePastOrders(used);
  await drawAll(browser, used, { views: PAST_ORDERS, sold: [] });
  await used.close();
  const fresh = await openStore({ isNew: true });
  await drawAll(browser, fresh, { views: NEW_SHOP, sold: [] });
  await fresh.close();
  await browser.close();
}

type Drawing = { readonly views: Views; readonly sold: Sold };

async function drawAll(browser: Browser, store: StoreInABox, { views, sold }: Drawing): Promise<void> {
  for (const look of LOOKS) {
    const admin = await openAdmin(store, browser, look);
    await admin.page.goto(`${store.shopify.url}/?locale=${look.language}`);
    for (const [name, reach] of Object.entries(views)) {
      await reach(admin, sold);
      await draw(admin, `${name}-${look.language}-${look.width}`, look.width);
    }
    await admin.page.context().close();
  }
}

/** The screen a merchant sees first; and all of it, where it is longer. */
async function draw({ page }: Admin, name: string, width: number): Promise<void> {
  await page.waitForTimeout(REST_MS);
  await page.screenshot({ path: `${OUT}${name}.png` });
  const above = (await page.locator("#app").boundingBox())?.y ?? 0;
  const height = Math.ceil(above + (await inFrame<number>(page, "document.body.scrollHeight")));
  if (height <= SCREEN) return;
  await page.setViewportSize({ width, height });
  await page.waitForTimeout(REST_MS);
  await page.screenshot({ path: `${OUT}${name}-whole.png` });
  await page.setViewportSize({ width, height: SCREEN });
}

await main();
