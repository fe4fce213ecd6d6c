import type { Browser, FrameLocator, Locator, Page } from "playwright";
import type { StoreInABox } from "../../demo/store-in-a-box.ts";
import { type Language, type Words, wordsOf } from "./page-words.ts";

export type Admin = {
  readonly store: StoreInABox;
  readonly page: Page;
  readonly app: FrameLocator;
  readonly words: Words;
  /** Presses the button of this name, in the whole page or in a part of it. */
  readonly press: (name: string | RegExp, within?: Locator) => Promise<void>;
  readonly follow: (name: string | RegExp) => Promise<void>;
  readonly fill: (label: string, value: string) => Promise<void>;
  readonly choose: (label: string, option: string) => Promise<void>;
  readonly see: (text: string | RegExp) => Promise<void>;
  /** Waits for the admin's toast, outside the frame. */
  readonly toast: (text: string) => Promise<void>;
  /** Presses what the admin draws for the app in its side bar. */
  readonly menu: (name: string) => Promise<void>;
  /** For what no side bar leads to. */
  readonly go: (path: string) => Promise<void>;
  readonly openOrder: (orderId: string) => Promise<void>;
};

const PATIENCE_MS = 15_000;

type Look = { readonly language: Language; readonly width: number };

/** A merchant's admin in one language with the app inside it, and a merchant's moves by the page's own words. */
export async function openAdmin(store: StoreInABox, browser: Browser, { language, width }: Look): Promise<Admin> {
  const words = await wordsOf(language);
  const locale = language === "tr" ? "tr-TR" : "en-GB";
  // axe wants a context of its own making.
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  const app = page.frameLocator("iframe");
  return { store, page, app, words, ...steps(page, app), ...moves(page, app) };
}

function steps(page: Page, app: FrameLocator) {
  return {
    press: (name: string | RegExp, within?: Locator) =>
      (within ?? app).getByRole("button", { name, exact: true }).first().click(),
    follow: (name: string | RegExp) => app.getByRole("link", { name, exact: true }).first().click(),
    fill: (label: string, value: string) => app.getByLabel(label, { exact: true }).first().fill(value),
    choose: async (label: string, option: string) =>
      void (await app.getByLabel(label, { exact: true }).first().selectOption(option)),
    see: (text: string | RegExp) => app.getByText(text).filter({ visible: true }).first().waitFor(),
    toast: async (text: string) => {
      await page.locator("#toasts").getByText(text).first().waitFor();
      // The next one may have the same words.
      await page.evaluate("document.querySelector('#toasts').replaceChildren()");
    },
    menu: (name: string) => page.locator(".side").getByRole("button", { name, exact: true }).click(),
  };
}

function moves(page: Page, app: FrameLocator) {
  const go = async (path: string): Promise<void> => {
    await inFrame(page, `history.pushState(null, "", ${JSON.stringify(path)} + location.search)`);
    await inFrame(page, 'dispatchEvent(new PopStateEvent("popstate"))');
  };
  const openOrder = async (orderId: string): Promise<void> => {
    await go(`/orders/${orderId.slice(orderId.lastIndexOf("/") + 1)}`);
    await app.getByRole("heading", { level: 1, name: /#/ }).waitFor();
  };
  return { go, openOrder };
}

/** Runs a line of script inside the app's own frame. */
export async function inFrame<T = void>(page: Page, script: string): Promise<T> {
  const frame = page.frame({ name: "app-iframe" });
  if (frame === null) throw new Error("the admin frames no app");
  return frame.evaluate<T>(script);
}
