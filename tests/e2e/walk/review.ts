import { expect, test } from "vitest";
import type { Walking } from "./every-page.ts";

export function walkReview(walking: () => Walking): void {
  const nameOf = async (orderId: string): Promise<string> =>
    (await walking().store.untilState(orderId, ["review", "issued"])).name;

  test("what is missing is typed where it is read, for one order and for many", async () => {
    const { app, store, orders, words, menu, see, toast, press, isSound } = walking();
    await menu(words.first("nav.review"));
    await see(words.review("about"));
    const field = (name: string) =>
      app.getByLabel(words.review("fieldOf", { field: words.review("field.taxId"), name }));
    const first = field(await nameOf(orders.toTypeInQueue));
    await first.fill("10000000146");
    await isSound();
    await first.press("Enter");
    await toast(words.review("saved"));
    await store.untilState(orders.toTypeInQueue, ["issued"]);
    await field(await nameOf(orders.toTypeTogether)).fill("10000000146");
    await press(words.review("saveAll"));
    await store.untilState(orders.toTypeTogether, ["issued"]);
  });

  test("an unknown channel is answered once", async () => {
    const { store, orders, words, press } = walking();
    await press(words.review("channel.ours"));
    expect((await store.untilState(orders.ofUnknownChannel, ["issued"])).state).toBe("issued");
  });

  test("what is mended elsewhere is opened from there, or tried again", async () => {
    const { app, words, menu, press, toast } = walking();
    await menu(words.first("nav.review"));
    const again = app.getByRole("button", { name: words.review("all.retry") });
    if ((await again.count()) > 0) await again.first().click();
    await app.getByRole("link", { name: /#\d+/ }).first().click();
    await app.getByRole("heading", { level: 1, name: /#/ }).waitFor();
    await press(words.order("order.retry"));
    await toast(words.order("order.retry.done"));
  });
}
