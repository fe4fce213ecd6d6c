import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright";
import { expect, test } from "vitest";
import { type AdminPage, useAdminPage } from "../admin-page.ts";
import type { PageState } from "../page-states.ts";

type Look = { readonly locale: string; readonly width: number };

async function openState(admin: AdminPage, { path, prepare, reach }: PageState, options: Look): Promise<Page> {
  prepare(admin.fake);
  const page = await admin.open({ path, ...options });
  // A colour on its way to another has no contrast to judge.
  await page.addStyleTag({
    content: "*, *::before, *::after { transition: none !important; animation: none !important }",
  });
  await reach(page);
  return page;
}

/** Both languages, wide and narrow. The keyboard goes the same way in either language: once is enough. */
export function standInNobodysWay(states: Iterable<readonly [string, PageState]>): void {
  const admin = useAdminPage();
  test.each([...states])("%s stands in nobody's way, and the keyboard reaches all of it in sight", async (_, state) => {
    const wide = await openState(admin, state, { locale: "tr", width: 1280 });
    expect(await violationsOf(wide)).toEqual([]);
    await expectKeyboardReachesAll(wide);
    await wide.close();
    const narrow = await openState(admin, state, { locale: "en", width: 360 });
    expect(await violationsOf(narrow)).toEqual([]);
    expect(await wordsAtTheEdgeOf(narrow)).toEqual([]);
  });
}

/** On a phone a page has no margin of its own: words outside a card easily touch the edge. */
const wordsAtTheEdgeOf = (page: Page): Promise<string[]> =>
  page.locator("main :is(h1, h2, h3, p)").evaluateAll((all) =>
    all
      .filter((element) => element.checkVisibility() && element.getBoundingClientRect().width > 1)
      .filter((element) => element.getBoundingClientRect().left < 8)
      .map((element) => element.textContent ?? ""),
  );

async function violationsOf(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => ({ id, where: nodes.map(({ html }) => html.slice(0, 200)) }));
}

/** Everything that takes part in the page: what the pointer can press, the keyboard must reach. */
const PRESSABLE = "a[href], button:not([disabled]), input:not([disabled]), select:not([disabled]), summary";

async function expectKeyboardReachesAll(page: Page): Promise<void> {
  const wanted = await page.locator(PRESSABLE).evaluateAll((all) => {
    const isShown = (element: Element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    const inPage = all.filter((element) => isShown(element) && element.closest("ui-nav-menu, ui-save-bar") === null);
    for (const [index, element] of inPage.entries()) element.setAttribute("data-press", String(index));
    return inPage
      .filter((element) => element.getAttribute("tabindex") !== "-1")
      .map((element) => element.outerHTML.slice(0, 160));
  });
  const reached = new Set<string>();
  for (let presses = 0; presses < wanted.length + 60 && reached.size < wanted.length; presses += 1) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => {
      const { activeElement: element } = document;
      if (element === null || element === document.body) return null;
      const { top, bottom, width } = element.getBoundingClientRect();
      return { press: element.getAttribute("data-press"), isInSight: bottom > 0 && top < innerHeight && width > 0 };
    });
    if (at === null) continue;
    expect(at.isInSight).toBe(true);
    if (at.press !== null) reached.add(at.press);
  }
  expect(reached.size).toBeGreaterThanOrEqual(wanted.length);
}
