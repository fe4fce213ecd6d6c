import { anotherOrder } from "../../demo/orders/another-order.ts";
import { demoOrders } from "../../demo/orders/demo-orders.ts";
import type { StoreInABox } from "../../demo/store-in-a-box.ts";
import { callOff } from "../e2e/walk/orders-to-walk.ts";
import type { Admin } from "./admin.ts";

/** The demo's orders by their place in it. */
export type Sold = readonly string[];
/** What is pressed until it shows, by name; each begins where the one before ended. */
export type Views = Readonly<Record<string, (admin: Admin, sold: Sold) => Promise<void>>>;

const ISSUED = 0;
const CALLED_OFF = 1;
const EINVOICE = 8;
const MISTYPED = 10;
const TEST_ORDER = 17;
const OTHER_TOOL = "faturalandi";
const FOUR_DAYS_MS = 4 * 86_400_000;
const CUSTOMER = 7064;

/** Sells the demo's orders and brings about what a page only shows once it has happened. */
export async function prepareShop(store: StoreInABox): Promise<Sold> {
  const { shopify, untilState } = store;
  const sold = demoOrders(new Date()).map((order) => shopify.addOrder({ ...order, tags: [OTHER_TOOL] }));
  for (const id of sold) await shopify.payOrder(id);
  for (const id of sold) await untilState(id, ["issued", "review", "not-ours"]);
  await callOff(store, sold[CALLED_OFF] ?? "");
  const legacyId = (sold[ISSUED] ?? "").replace(/.*\//, "");
  const asked = { customer: { id: CUSTOMER }, orders_requested: [Number(legacyId)] };
  const body = JSON.stringify({ shop_domain: shopify.shop, ...asked });
  await shopify.sendWebhook({ topic: "customers/data_request", body });
  return sold;
}

/** Another first day, and orders from before it. */
export async function preparePastOrders({ shopify, api }: StoreInABox): Promise<void> {
  shopify.addOrder(anotherOrder(new Date(Date.now() - FOUR_DAYS_MS), 900));
  const today = new Date().toLocaleDateString("sv-SE", { timeZone: "Europe/Istanbul" });
  await api("PUT", "/active", { active: true, startsAt: today });
  await api("POST", "/backfill", { since: new Date(Date.now() - 2 * FOUR_DAYS_MS).toISOString().slice(0, 10) });
  await shopify.sendWebhook({ topic: "bulk_operations/finish", body: "{}" });
}

const order = (place: number) => async (admin: Admin, sold: Sold) => admin.openOrder(sold[place] ?? "");

export const USED_SHOP: Views = {
  home: async ({ app }) => app.locator(".day-bars").first().waitFor(),
  list: async ({ app, go }) => {
    await go("/orders");
    await app.getByText("#1020").first().waitFor();
  },
  "list-chosen": async ({ app, page, words, see }) => {
    const isNarrow = (page.viewportSize()?.width ?? 0) < 500;
    const chooser = isNarrow
      ? app.getByRole("button", { name: words.list("choose.page") })
      : app.getByRole("columnheader").getByRole("checkbox");
    await chooser.first().click({ force: true });
    await app.getByText(words.list("filters"), { exact: true }).click();
    await see(words.list("filters.channel"));
  },
  "list-asked": async ({ words, press, see }) => {
    await press(words.list("bulk.retry"));
    await see(words.list("bulk.drop"));
  },
  "list-empty": async ({ app, words, press, see }) => {
    await press(words.list("bulk.drop"));
    await app.getByRole("searchbox").fill("olmayan");
    await see(words.first("empty.search", { search: "olmayan" }));
  },
  review: async ({ app, go }) => {
    await go("/review");
    await app.locator(".work-rows").first().waitFor();
  },
  "review-cancel-asked": async ({ app, words }) => {
    await app.getByText(words.review("cancel"), { exact: true }).first().click();
  },
  "order-issued": order(ISSUED),
  "order-issued-why-not": async ({ app, words }) => app.getByText(words.order("notNow.title"), { exact: true }).click(),
  "order-cancel-asked": async ({ words, press }) => press(words.order("cancel.open")),
  "order-einvoice": order(EINVOICE),
  "order-called-off": order(CALLED_OFF),
  "order-out-of-scope": order(TEST_ORDER),
  "order-in-review": async (admin, sold) => {
    const { app, words, press, see } = admin;
    await order(MISTYPED)(admin, sold);
    await app.getByText(words.order("saleEntry.open"), { exact: true }).click();
    await press(words.order("preview.show"));
    await see(words.order("preview.faults"));
  },
  "order-unknown": async ({ words, go, see }) => {
    await go("/orders/1");
    await see(words.first("order.back"));
  },
  adopt: async ({ words, go, fill, press, see }) => {
    await go("/adopt");
    await fill(words.adopt("text.tag"), OTHER_TOOL);
    await press(words.adopt("look"));
    await see(words.adopt("found.title"));
  },
  record: async ({ app, go, words, see }) => {
    await go("/record");
    await app.locator(".story").first().waitFor();
    await see(words.record("privacy.data-request"));
  },
  setup: async ({ app, words, go, press }) => {
    await go("/setup");
    await press(words.setup("rehearsal.run"));
    await app.getByRole("row").nth(1).waitFor();
  },
  settings: async ({ words, go, see }) => {
    await go("/settings");
    await see(words.settings("plan.about"));
  },
  "settings-advanced": openAdvanced,
  "settings-refused": async ({ words, fill, press, see }) => {
    await fill(words.settings("company.taxId"), "123");
    await press(words.settings("save"));
    await see(new RegExp(words.settings("faults", { count: "\\d+" })));
  },
  "home-paused": async ({ store, page, words, see }) => {
    await store.api("PUT", "/active", { active: false });
    await page.reload();
    await see(words.first("shop.paused"));
  },
  "record-unreachable": async ({ store, page, words, go, see }) => {
    await store.api("PUT", "/active", { active: true });
    await page.route("**/api/**", (route) => route.abort());
    await go("/record");
    await see(words.record("record.error"));
  },
};

/** Everything that is put away, with a row of each kind. */
async function openAdvanced({ app, words, press }: Admin): Promise<void> {
  await press(words.settings("tax.rule.add"));
  const closed = app.getByRole("button", { name: `${words.settings("advanced")}: `, expanded: false });
  while ((await closed.count()) > 0) await closed.first().click();
  for (const add of await app.getByRole("button", { name: words.settings("row.add") }).all()) await add.click();
}

export const NEW_SHOP: Views = {
  "new-home": async ({ page, words, see }) => {
    const install = page.getByRole("button", { name: /^(Yükle|Install)$/ });
    if ((await install.count()) > 0) await install.click();
    await see(words.first("shop.notSetUp"));
  },
  "new-setup": async ({ words, go, see }) => {
    await go("/setup");
    await see(words.setup("company.todo"));
  },
  "new-settings": async ({ words, go, see }) => {
    await go("/settings");
    await see(words.settings("issuing.notYet"));
  },
  "new-list": async ({ words, go, see }) => {
    await go("/orders");
    await see(words.first("empty.all"));
  },
  "new-review": async ({ words, go, see }) => {
    await go("/review");
    await see(words.review("none"));
  },
  "new-record": async ({ words, go, see }) => {
    await go("/record");
    await see(words.record("privacy.none"));
  },
};

export const PAST_ORDERS: Views = {
  "past-orders": async ({ words, go, see }) => {
    await go("/past-orders");
    await see(words.past("found.title"));
  },
};
