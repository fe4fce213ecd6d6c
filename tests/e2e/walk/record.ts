import { expect, test } from "vitest";
import type { Walking } from "./every-page.ts";

const CUSTOMER = 7064;

export function walkRecord(walking: () => Walking): void {
  test("who did what is told by person and page by page, and leads to the order", async () => {
    const { app, words, menu, see, choose, press, isSound } = walking();
    await menu(words.first("nav.record"));
    await see(words.record("actor.you"));
    const lines = app.locator(".story li");
    await choose(words.record("record.by"), "app");
    await see(words.record("actor.app"));
    const before = await lines.count();
    await press(words.record("record.older"));
    await expect.poll(() => lines.count()).toBeGreaterThan(before);
    await isSound();
    await lines.getByRole("link").first().click();
    await app.getByRole("heading", { level: 1, name: /#/ }).waitFor();
  });

  test("a buyer's data is handed over as a file", async () => {
    const { page, store, orders, words, menu, press, see } = walking();
    const legacyId = Number(orders.issued.slice(orders.issued.lastIndexOf("/") + 1));
    const asked = { customer: { id: CUSTOMER }, orders_requested: [legacyId] };
    const body = JSON.stringify({ shop_domain: store.shopify.shop, ...asked });
    expect(await store.shopify.sendWebhook({ topic: "customers/data_request", body })).toBe(200);
    await expect
      .poll(
        async () =>
          (await store.api<{ requests: { answeredAt: string | null }[] }>("GET", "/privacy")).requests[0]?.answeredAt,
      )
      .toBeTruthy();
    await menu(words.first("nav.record"));
    await see(words.record("privacy.data-request"));
    const name = words.record("privacy.downloadOf", { id: CUSTOMER });
    const [file] = await Promise.all([page.waitForEvent("download"), press(name)]);
    expect(file.suggestedFilename()).toBe(`${words.record("privacy.file", { id: CUSTOMER })}.json`);
  });
}
