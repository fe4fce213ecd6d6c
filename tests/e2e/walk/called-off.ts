import { test } from "vitest";
import type { Walking } from "./every-page.ts";
import { askForAll } from "./list.ts";
import { callOff } from "./orders-to-walk.ts";

const yesOf = ({ review }: Walking["words"]) => new RegExp(review("all.settled.yes").replace("{count}", "\\d+"));

export function walkCalledOff(walking: () => Walking): void {
  test("an order called off after its invoice tells what to do, and is marked as settled", async () => {
    const { store, orders, words, openOrder, press, see, toast, isSound } = walking();
    await openOrder(orders.toSettle);
    await callOff(store, orders.toSettle);
    await see(words.order("order.corrections"));
    await isSound();
    await press(words.order("order.settled"));
    await toast(words.order("order.settled.done"));
    await see(words.order("meaning.issued"));
  });

  test("invoices of sales that came to nothing are cancelled or settled right there", async () => {
    const { app, store, orders, words, menu, press, toast, isSound } = walking();
    await callOff(store, orders.toCancelInQueue);
    await callOff(store, orders.toSettleInQueue);
    const name = (await store.untilState(orders.toCancelInQueue, ["issued"])).name;
    await askForAll(walking(), { tab: "issued", action: "settled" });
    await press(words.list("bulk.drop"));
    await menu(words.first("nav.review"));
    await press(words.review("cancelOf", { name }));
    await press(words.review("cancel.no"));
    await press(words.review("cancelOf", { name }));
    await isSound();
    await press(words.review("cancel.yes"));
    await toast(words.review("cancel.done"));
    await store.untilState(orders.toCancelInQueue, ["cancelled"]);
    await press(words.review("all.settled"));
    await app.getByRole("button", { name: yesOf(words) }).click();
    await app.getByRole("button", { name: words.review("all.settled") }).waitFor({ state: "detached" });
  });
}
