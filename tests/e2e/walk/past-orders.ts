import { test } from "vitest";
import { anotherOrder } from "../../../demo/orders/another-order.ts";
import type { Walking } from "./every-page.ts";

const FOUR_DAYS_MS = 4 * 86_400_000;

export function walkPastOrders(walking: () => Walking): void {
  test("orders from before the start are looked at, and invoiced once that is confirmed", async () => {
    const { app, store, words, menu, press, see, toast, isSound } = walking();
    const id = store.shopify.addOrder(anotherOrder(new Date(Date.now() - FOUR_DAYS_MS), 900));
    await menu(words.first("nav.pastOrders"));
    await press(words.past("look.start"));
    await see(words.past("reading.title"));
    await store.shopify.sendWebhook({ topic: "bulk_operations/finish", body: "{}" });
    await see(words.past("found.title"));
    await isSound();
    await app.getByLabel(words.past("confirm.mine")).check();
    await app.getByRole("button", { name: new RegExp(words.past("confirm.start").replace("{count}", "\\d+")) }).click();
    await toast(words.past("confirmed.toast"));
    await store.untilState(id, ["issued"]);
    await see(words.past("progress.title"));
    await isSound();
  });
}
