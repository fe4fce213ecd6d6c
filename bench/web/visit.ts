import type { Browser, Page } from "playwright";

/** What one visit cost: bytes of scripts and styles on the wire, and Chromium's own vitals. */
export type Visit = {
  readonly kilobytes: number;
  readonly lcp: number;
  /** The slowest of its interactions, in milliseconds; Chromium tells whole eights. */
  readonly inp: number;
  /** In thousandths. */
  readonly cls: number;
};

const SLOWDOWN = 4;

const WATCH = `
  window.seen = { lcp: 0, cls: 0, inp: 0 };
  const watch = (type, each, more) =>
    new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({ type, buffered: true, ...more });
  watch("largest-contentful-paint", ({ startTime }) => { seen.lcp = startTime; });
  watch("layout-shift", ({ value, hadRecentInput }) => { if (!hadRecentInput) seen.cls += value; });
  watch("event", ({ duration, interactionId }) => {
    if (interactionId) seen.inp = Math.max(seen.inp, duration);
  }, { durationThreshold: 16 });
`;

/** Opens the page afresh on a processor four times as slow, does what a merchant would, and reads what it cost. */
export async function visit(
  browser: Browser,
  url: string,
  { until, interact }: { readonly until: string; readonly interact: (page: Page) => Promise<void> },
): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const sizes: Promise<number>[] = [];
  page.on("response", (response) => {
    if (new URL(response.url()).pathname.startsWith("/assets/")) sizes.push(bodySizeOf(response.request().sizes()));
  });
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWDOWN });
  await page.addInitScript(WATCH);
  await page.goto(url);
  await page.locator(until).first().waitFor();
  await settle(page);
  const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  const lcp = await page.evaluate<number>("seen.lcp");
  await interact(page);
  await settle(page);
  const { inp, cls } = await page.evaluate<{ inp: number; cls: number }>("seen");
  await context.close();
  return { kilobytes: bytes / 1000, lcp, inp, cls: cls * 1000 };
}

const bodySizeOf = async (sizes: Promise<{ responseBodySize: number }>): Promise<number> =>
  (await sizes).responseBodySize;

/** Until nothing is drawn any more. */
const settle = (page: Page): Promise<unknown> =>
  page.evaluate("new Promise((done) => requestIdleCallback(() => requestIdleCallback(done)))");
