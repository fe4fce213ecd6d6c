import type { Download } from "playwright";
import { expect, test } from "vitest";
import type { Walking } from "./every-page.ts";
import type { Walk } from "./walk.ts";

type Asking = {
  readonly tab: "waiting" | "review" | "issued";
  readonly action: "invoice" | "settled" | "invoiced-elsewhere" | "retry";
};

/** Chooses every order of a tab, and asks to how many of them something can be done. */
export async function askForAll(walk: Walk, { tab, action }: Asking): Promise<void> {
  const { words, press, see } = walk;
  await chooseAll(walk, tab);
  const name = words.list(`bulk.${action}`);
  await press(name);
  await see(words.list("bulk.ask", { action: name }).replace(/\{can\}.*/, ""));
}

async function chooseAll({ app, words, menu }: Walk, tab: Asking["tab"]): Promise<void> {
  await menu(words.first("nav.orders"));
  await app.getByRole("tab", { name: words.first(`tab.${tab}`) }).click();
  await app.getByRole("tab", { name: words.first(`tab.${tab}`), selected: true }).waitFor();
  await app.locator("[aria-busy=false] tbody tr").first().waitFor();
  await app.getByRole("columnheader").getByRole("checkbox").first().click({ force: true });
  await app
    .getByRole("button", { name: words.list("export.selected") })
    .first()
    .waitFor();
}

export function walkList(walking: () => Walking): void {
  const rows = () => walking().app.locator("tbody tr");

  test("finds orders by tab, word, amount, kind and last day, page by page", async () => {
    const { app, words, menu, fill, choose, press, isSound } = walking();
    await menu(words.first("nav.orders"));
    await app.getByRole("tab", { name: words.first("tab.all") }).click();
    await expect.poll(() => rows().count()).toBe(25);
    await isSound();
    await press(words.first("list.next"));
    await expect.poll(() => rows().count()).toBeLessThan(25);
    await press(words.first("list.previous"));
    await expect.poll(() => rows().count()).toBe(25);
    await app.getByText(words.list("filters"), { exact: true }).click();
    await choose(words.list("filters.channel"), "einvoice");
    await expect.poll(() => rows().count()).toBe(1);
    await choose(words.list("filters.channel"), "");
    await choose(words.list("sort"), "oldest");
    await choose(words.list("sort"), "deadline");
    await fill(words.list("filters.from"), "2026-01-01");
    await fill(words.list("filters.least"), "999999");
    await app.getByLabel(words.list("filters.least")).press("Enter");
    await app.getByText(words.list("filters.empty"), { exact: true }).waitFor();
    await press(words.list("filters.clear"));
    await app.getByRole("searchbox").fill("olmayan");
    await app.getByText(words.first("empty.search", { search: "olmayan" })).waitFor();
    await isSound();
    await press(words.first("list.clearSearch"));
    await expect.poll(() => rows().count()).toBe(25);
  });

  test("a view of it is kept under a name, renamed and deleted", async () => {
    const { app, page, words, choose, fill, press } = walking();
    await choose(words.list("sort"), "oldest");
    await fill(words.list("views.name"), "Eskiler");
    await press(words.list("views.save"));
    await app.getByRole("button", { name: "Eskiler", exact: true, pressed: true }).waitFor();
    await fill(words.list("views.name"), "En eskiler");
    await press(words.list("views.rename"));
    await press("En eskiler");
    await press(words.list("views.drop"));
    await press(words.list("views.drop.yes"));
    await app.getByRole("button", { name: "En eskiler", exact: true }).waitFor({ state: "detached" });
    expect(await page.locator(".toast.error").count()).toBe(0);
    await choose(words.list("sort"), "newest");
  });

  test("is saved for a spreadsheet, whole or chosen, and as PDFs", async () => {
    const { words, press } = walking();
    expect((await saved(() => press(words.list("export")))).suggestedFilename()).toContain(words.list("export.file"));
    await chooseAll(walking(), "issued");
    await saved(() => press(words.list("export.selected")));
    const zip = await saved(() => press(words.list("pdf.save")));
    expect(zip.suggestedFilename()).toBe(`${words.list("pdf.file")}.zip`);
    await press(words.list("bulk.close"));
  });

  test("asks before an action is done to many orders, does it to those it can be done to, and tells of the others", async () => {
    const { app, words, press, see, isSound } = walking();
    await askForAll(walking(), { tab: "review", action: "invoiced-elsewhere" });
    await press(words.list("bulk.drop"));
    await askForAll(walking(), { tab: "review", action: "retry" });
    await isSound();
    await app.getByRole("button", { name: new RegExp(words.list("bulk.go").replace("{can}", "\\d+")) }).click();
    await see(words.list("bulk.done", { action: words.list("bulk.retry") }).replace(/\{done\}.*/, ""));
    await press(words.list("bulk.close"));
  });

  async function saved(press: () => Promise<void>): Promise<Download> {
    const [download] = await Promise.all([walking().page.waitForEvent("download"), press()]);
    return download;
  }
}
