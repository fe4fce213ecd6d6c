import { expect, test } from "vitest";
import type { Walking } from "./every-page.ts";

export function walkHome(walking: () => Walking): void {
  test("says what waits and leads there", async () => {
    const { app, words, menu, see, press, follow, toast, isSound } = walking();
    await see(words.home("home.title"));
    await press(words.home("home.proof.now"));
    await toast(words.home("home.proof.asked"));
    await app.getByText(words.home("home.days.table")).click();
    await app.locator("details tbody tr").first().waitFor();
    await isSound();
    await follow(words.home("home.needs.review.action"));
    await see(words.review("about"));
    await menu("Otofatura");
    await follow(new RegExp(`^${words.first("tab.issued")}`));
    await app.getByRole("tab", { name: words.first("tab.issued"), selected: true }).waitFor();
  });

  test("tells of credit that runs low until more was bought", async () => {
    const { store, page, app, words, go, see, press } = walking();
    store.nilvera.knobs.credit = 40;
    await go("/setup");
    await see(/: 40$/);
    await page.reload();
    await see(words.home("home.credit", { left: 40 }));
    store.nilvera.knobs.credit = 900;
    await press(words.home("home.credit.action"));
    await app.getByText(words.home("home.credit.about")).waitFor({ state: "detached" });
    expect(await app.getByText(words.home("home.credit.about")).count()).toBe(0);
  });

  test("says so when there is no such page", async () => {
    const { words, go, see, isSound } = walking();
    await go("/nowhere");
    await see(words.first("app.notFound"));
    await isSound();
  });
}
