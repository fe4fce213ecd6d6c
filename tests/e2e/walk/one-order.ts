import { expect, test } from "vitest";
import type { Walking } from "./every-page.ts";
import { inFrame } from "../../support/admin.ts";

export function walkOneOrder(walking: () => Walking): void {
  test("of an issued invoice hands over its PDF and its ETTN, is mailed to its buyer, and leads to Shopify's own page", async () => {
    const { app, page, orders, words, openOrder, press, see, toast, isSound } = walking();
    await openOrder(orders.issued);
    await see(words.order("meaning.issued"));
    await isSound();
    const answer = page.context().waitForEvent("response", (response) => response.url().includes("/d/"));
    await press(words.order("order.pdf"));
    expect((await answer).headers()["content-type"]).toBe("application/pdf");
    await press(words.order("invoice.copyEttn"));
    await page.locator("#toasts > *").first().waitFor();
    await press(words.order("mail.send"));
    await toast(words.order("mail.asked"));
    await see(words.order("timeline.mailed"));
    await inFrame(page, "window.open = (to) => void (window.wentTo = to)");
    await press(words.order("order.openInShopify"));
    expect(await inFrame(page, "window.wentTo")).toMatch(/^shopify:\/\/admin\/orders\/\d+$/);
    await app.getByRole("link", { name: words.first("order.back") }).click();
    await see(words.first("list.title"));
  });

  test("an invoice is cancelled, and that is taken back", async () => {
    const { orders, words, openOrder, press, see, toast, isSound } = walking();
    await openOrder(orders.toCancel);
    await press(words.order("cancel.open"));
    await isSound();
    await press(words.order("cancel.leave"));
    await press(words.order("cancel.open"));
    await press(words.order("cancel.only"));
    await toast(words.order("cancel.done"));
    await see(words.first("state.cancelled"));
    await press(words.order("cancel.undo"));
    await isSound();
    await press(words.order("cancel.undo.yes"));
    await toast(words.order("cancel.undo.done"));
    await see(words.order("timeline.undo-done"));
    await see(words.order("meaning.issued"));
    await isSound();
  });

  test("an invoice is cancelled and another one takes its place", async () => {
    const { store, orders, words, openOrder, press, toast } = walking();
    await openOrder(orders.toReissue);
    const before = await store.untilState(orders.toReissue, ["issued"]);
    await press(words.order("cancel.open"));
    await press(words.order("cancel.reissue"));
    await toast(words.order("cancel.done"));
    const number = async () => (await store.untilState(orders.toReissue, ["issued"])).invoiceNumber;
    await expect.poll(number, { timeout: 20_000 }).not.toBe(before.invoiceNumber);
  });

  test("what lacks something is previewed, corrected and invoiced", async () => {
    const { app, page, orders, words, openOrder, press, fill, choose, see, toast, isSound } = walking();
    await openOrder(orders.toCorrect);
    await see(words.order("buyer.onOrder").replace("{text}", "123"));
    await press(words.order("preview.show"));
    await see(words.order("preview.faults"));
    await app.getByText(words.order("saleEntry.open"), { exact: true }).click();
    await fill(words.order("saleEntry.webSite"), "www.baska.example");
    await choose(words.order("saleEntry.carrier"), "own");
    await isSound();
    await press(words.order("saleEntry.save"));
    await toast(words.order("saleEntry.saved"));
    await fill(words.order("buyer.taxId"), "10000000146");
    await press(words.order("buyer.save"));
    await toast(words.order("buyer.saved"));
    await see(words.order("meaning.issued"));
    await see("www.baska.example");
    expect(await page.locator(".toast.error").count()).toBe(0);
  });

  test("what was invoiced elsewhere is left alone, until the merchant takes that back", async () => {
    const { orders, words, openOrder, press, see, toast } = walking();
    await openOrder(orders.invoicedElsewhere);
    await press(words.order("order.invoiced-elsewhere"));
    await toast(words.order("order.invoiced-elsewhere.done"));
    await see(words.order("meaning.not-ours"));
    await press(words.order("order.takeBack"));
    await toast(words.order("order.retry.done"));
    await see(words.order("meaning.review"));
  });
}
