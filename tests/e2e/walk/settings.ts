import { test } from "vitest";
import type { Walking } from "./every-page.ts";
import { askForAll } from "./list.ts";

export function walkSettings(walking: () => Walking): void {
  const save = async () => {
    const { press, toast, words } = walking();
    await press(words.settings("save"));
    await toast(words.settings("saved"));
  };

  test("rows and rules are added and taken away, and a change is saved or discarded", async () => {
    const { app, words, menu, see, fill, press, isSound } = walking();
    await menu(words.first("nav.settings"));
    await see(words.settings("plan.about"));
    await fill(words.settings("company.phone"), "0216 000 00 00");
    await press(words.settings("discard"));
    for (const section of ["trigger", "tax", "shipping", "channels", "exports", "document"]) {
      const button = app.getByRole("button", {
        name: `${words.settings("advanced")}: ${words.settings(`${section}.title`)}`,
        exact: true,
      });
      if ((await button.count()) > 0 && (await button.getAttribute("aria-expanded")) === "false") await button.click();
    }
    await press(words.settings("tax.rule.add"));
    for (const add of await app.getByRole("button", { name: words.settings("row.add") }).all()) await add.click();
    await isSound();
    await press(words.settings("discard"));
    await fill(words.settings("document.notes"), "Sipariş {order}\nTeşekkürler");
    await save();
  });

  test("what is refused is told beside its field", async () => {
    const { words, fill, press, see } = walking();
    await fill(words.settings("company.taxId"), "123");
    await press(words.settings("save"));
    await see(words.settings("faults", { count: 1 }));
    await press(words.settings("discard"));
  });

  test("an order that waits for the merchant is invoiced once that is asked for", async () => {
    const { store, orders, words, menu, see, choose, openOrder, press, toast, isSound } = walking();
    await choose(words.settings("trigger.when"), "manual");
    await save();
    const id = await orders.sell();
    await store.untilState(id, ["waiting"]);
    await askForAll(walking(), { tab: "waiting", action: "invoice" });
    await press(words.list("bulk.drop"));
    await openOrder(id);
    await see(words.order("meaning.asked"));
    await isSound();
    await press(words.order("order.invoice"));
    await toast(words.order("order.invoice.done"));
    await see(words.order("meaning.issued"));
    await menu(words.first("nav.settings"));
    await choose(words.settings("trigger.when"), "paid");
    await save();
  });

  test("a carrier that was not chosen is chosen among what needs review", async () => {
    const { store, orders, words, menu, choose, press } = walking();
    await choose(words.settings("shipping.carrier"), "");
    await save();
    const id = await orders.sell();
    await store.untilState(id, ["review"]);
    await menu(words.first("nav.review"));
    await choose(words.review("carrier"), "yurtici");
    await press(words.review("carrier.save"));
    await store.untilState(id, ["issued"]);
  });

  test("the account is changed to the trial and back, and a wrong key is refused", async () => {
    const { words, menu, see, choose, fill, press, toast, isSound } = walking();
    await menu(words.first("nav.settings"));
    await choose(words.settings("integrator.kind"), "sandbox");
    await press(words.settings("integrator.sandbox.save"));
    await see(words.settings("integrator.sandbox.connected"));
    await see(words.first("mode.test"));
    await choose(words.settings("integrator.kind"), "nilvera");
    await see(words.settings("integrator.goingLive"));
    await fill(words.settings("integrator.nilvera.apiKey"), "a-wrong-key");
    await press(words.settings("integrator.save"));
    await see(words.settings("integrator.nilvera.apiKey.help"));
    await isSound();
    await fill(words.settings("integrator.nilvera.apiKey"), "demo-nilvera-key");
    await press(words.settings("integrator.save"));
    await toast(words.settings("integrator.wentLive"));
    await see(
      words.settings("integrator.connected", { name: "Nilvera", environment: words.settings("integrator.live") }),
    );
  });

  test("invoicing is started and paused", async () => {
    const { app, words, see, press, toast } = walking();
    await see(words.settings("issuing.off.body"));
    await press(words.settings("issuing.start"));
    await toast(words.settings("issuing.started"));
    await press(words.settings("issuing.pause"));
    await toast(words.settings("issuing.paused"));
    await see(words.first("mode.off"));
    await app.getByRole("link", { name: words.settings("backToSetup") }).click();
    await see(words.setup("about"));
  });
}
