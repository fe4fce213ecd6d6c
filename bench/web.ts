import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright";
import { launchChromium } from "../tests/support/chromium.ts";
import type { Bench, Contender, Row, Scale } from "./row.ts";
import { buildPages } from "./web/build-pages.ts";
import { serve } from "./web/serve.ts";
import { type Visit, visit } from "./web/visit.ts";

const ROUNDS = 5;
const closers: (() => Promise<void> | void)[] = [];

type Measured = { readonly name: string; readonly visit: () => Promise<Visit> };

/** The admin page as a merchant's browser gets it, beside the least that any Polaris page is. */
async function rows(scale: Scale): Promise<readonly Row[]> {
  const folder = await mkdtemp(join(tmpdir(), "otofatura-bench-web-"));
  closers.push(() => rm(folder, { recursive: true, force: true }));
  const built = await buildPages(folder);
  const [ours, floor, browser] = [await serve(built.ours), await serve(built.floor), await launchChromium()];
  closers.push(ours.close, floor.close, () => browser.close());
  const page = (name: string, url: string, how: Parameters<typeof visit>[2]): Measured => ({
    name,
    visit: () => visit(browser, url, how),
  });
  const bare = page("a Polaris page with an empty IndexTable", floor.url, { until: "h1", interact: async () => {} });
  const home = page("first page", `${ours.url}/`, { until: ".day-bars", interact: useHome });
  const list = page("order list", `${ours.url}/orders`, { until: "#order-list a", interact: useList });
  const each = [home, list].map((measured) => rowsOf(measured, bare));
  // One visit tells all of a page's figures: the others would only be it once more.
  return scale === "trial" ? each.flatMap((of) => of.slice(0, 1)) : each.flat();
}

async function useHome(page: Page): Promise<void> {
  await page.locator("summary").click();
  await page.getByRole("button", { name: "Şimdi denetle" }).click();
}

async function useList(page: Page): Promise<void> {
  await page.locator("summary").first().click();
  await page.getByRole("searchbox").pressSequentially("ayşe", { delay: 50 });
  await page.getByRole("tab").nth(2).click();
  await page.locator("tbody input[type=checkbox]").first().click({ force: true });
}

const rowsOf = (ours: Measured, bare: Measured): readonly Row[] => [
  {
    what: `${ours.name}: scripts and styles of the first load, compressed`,
    unit: "kB",
    isTime: true,
    rounds: 1,
    ours: telling(ours, ({ kilobytes }) => kilobytes),
    beside: [{ ...telling(bare, ({ kilobytes }) => kilobytes), atLeast: 1 / 1.35 }],
  },
  {
    what: `${ours.name}: largest contentful paint`,
    isTime: true,
    rounds: ROUNDS,
    floor: 1000 / 1_800,
    ours: telling(ours, ({ lcp }) => lcp, SLOWER),
    beside: [telling(bare, ({ lcp }) => lcp, SLOWER)],
  },
  {
    what: `${ours.name}: slowest interaction`,
    isTime: true,
    rounds: ROUNDS,
    floor: 1000 / 100,
    ours: telling(ours, ({ inp }) => inp, SLOWER),
    beside: [],
  },
  {
    what: `${ours.name}: layout shift, in thousandths`,
    unit: "‰",
    isTime: true,
    rounds: ROUNDS,
    floor: 1000 / 20,
    ours: telling(ours, ({ cls }) => cls, SLOWER),
    beside: [],
  },
];

const SLOWER = "Chromium on a processor four times as slow";

/** Visits are few and each is whole: its figure is what one took, not how many a second holds. */
const telling = ({ name, visit: go }: Measured, figure: (seen: Visit) => number, note?: string): Contender => ({
  name,
  ...(note === undefined ? {} : { note }),
  once: go,
  perSecond: async () => 1000 / figure(await go()),
});

async function close(): Promise<void> {
  for (const end of closers.splice(0).toReversed()) await end();
}

export const web: Bench = { rows, close };
