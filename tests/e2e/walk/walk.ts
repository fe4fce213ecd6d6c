import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright";
import { expect } from "vitest";
import { buildPageIfStale } from "../../../demo/page-build.ts";
import { openStore } from "../../../demo/store-in-a-box.ts";
import { type Admin, inFrame, openAdmin } from "../../support/admin.ts";
import { launchChromium } from "../../support/chromium.ts";
import type { Language } from "../../support/page-words.ts";

export type Walk = Admin & {
  /** What the page asked of the server so far, as "POST /api/orders/:legacyId/retry". */
  readonly asked: ReadonlySet<string>;
  /** The page as it stands now has nothing in anybody's way, nothing cut at the side, and no hole in a sentence. */
  readonly isSound: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** A merchant's admin in one language over a whole store in a box. */
export async function startWalk(language: Language): Promise<Walk> {
  await buildPageIfStale();
  const [store, browser] = await Promise.all([openStore(), launchChromium()]);
  const admin = await openAdmin(store, browser, { language, width: 1280 });
  const { page } = admin;
  const asked = new Set<string>();
  page.on("request", (request) => asked.add(routeOf(request.method(), request.url())));
  const failures: string[] = [];
  page.on("pageerror", (error) => failures.push(error.message));
  await page.goto(`${store.shopify.url}/?locale=${language}`);
  const close = async () => {
    await browser.close();
    await store.close();
    expect(failures).toEqual([]);
  };
  // Which words a page is written in changes nothing that axe looks at: its states are held to it in both languages.
  const isSoundNow = () => isSound(page, { isJudged: language === "tr" });
  return { ...admin, asked, isSound: isSoundNow, close };
}

function routeOf(method: string, url: string): string {
  const { pathname } = new URL(url);
  return `${method} ${pathname.replace(/\/orders\/\d+/, "/orders/:legacyId").replace(/\/privacy\/[^/]+/, "/privacy/:id")}`;
}

/** "{order}" is what a merchant may write into a note. */
const HOLES = String.raw`document.body.innerText.match(/\{(?!order\})\w+\}|\bundefined\b|\bNaN\b|\[object /g) ?? []`;

async function isSound(page: Page, { isJudged }: { readonly isJudged: boolean }): Promise<void> {
  const { violations } = isJudged
    ? await new AxeBuilder({ page }).include(["#app", "html"]).analyze()
    : { violations: [] };
  const told = violations.map(({ id, nodes }) => ({ id, where: nodes.map(({ html }) => html.slice(0, 200)) }));
  const isCut = await inFrame<boolean>(page, "document.documentElement.scrollWidth > innerWidth");
  const holes = await inFrame<string[]>(page, HOLES);
  expect({ isCut, holes, violations: told }).toEqual({ isCut: false, holes: [], violations: [] });
}
