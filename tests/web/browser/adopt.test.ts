import { beforeEach, expect, test } from "vitest";
import { useAdminPage } from "./admin-page.ts";

const admin = useAdminPage();

beforeEach(() => {
  admin.fake.adoption = [
    [
      { legacyId: "5001", name: "#1042", outcome: "marked" },
      { legacyId: "5002", name: "#1043", outcome: "invoiced-here" },
    ],
    [{ legacyId: "5003", name: "#1044", outcome: "was-marked" }],
  ];
});
const asked = () =>
  admin.fake.seen.filter(({ path }) => path === "/api/orders/adopt").map(({ body }) => JSON.parse(body) as object);

test("is reached from the list, looks through every page first, and marks only once that is confirmed", async () => {
  const page = await admin.open({ path: "/orders" });
  await page.getByRole("link", { name: "Başka yerde faturalananlar" }).click();
  await page.getByLabel("Etiket").fill("kesildi");
  const since = page.getByLabel("Şu günden beri verilen siparişler");
  await since.fill("202611-01-01");
  await page.getByText("Yılı dört rakamla yazın.").waitFor();
  expect(await page.getByRole("button", { name: "Siparişlere bak" }).isDisabled()).toBe(true);
  await since.fill("2026-11-01");
  await page.getByRole("button", { name: "Siparişlere bak" }).click();
  await page.getByText("Bakılan 200 siparişten 3 tanesinde bu işaret var. İşaretlenecek: 1.").waitFor();
  const look = { sign: { kind: "tag", tag: "kesildi" }, since: "2026-10-31T21:00:00.000Z", isRehearsal: true };
  expect(asked()).toEqual([look, { ...look, after: "1" }]);
  const row = (name: string) => page.getByRole("row").filter({ hasText: name });
  expect(await row("#1042").textContent()).toContain("işaretlenecek");
  expect(await row("#1042").getByRole("link").count()).toBe(0);
  expect(await row("#1043").textContent()).toContain("hangisinin kalacağına siz karar verin");
  await page.getByRole("button", { name: "1 siparişi işaretle" }).click();
  await page.getByText("1 sipariş işaretlendi").waitFor();
  expect(asked().slice(2)).toEqual([{ ...look, isRehearsal: false, only: ["5001"] }]);
  await row("#1042").getByRole("link", { name: "#1042" }).waitFor();
});

const lookFor = async (tag: string) => {
  const page = await admin.open({ path: "/adopt", locale: "en" });
  await page.getByLabel("Tag").fill(tag);
  await page.keyboard.press("Enter");
  return page;
};
const found = (n: number) => ({ legacyId: String(5000 + n), name: `#${n}`, outcome: "marked" }) as const;

test("of a look that was stopped just the orders it found are marked, and those that were not are counted", async () => {
  admin.fake.adoption = [[found(1)], [found(2)], [found(3)]];
  const third = Promise.withResolvers<void>();
  const page = await admin.open({ path: "/adopt", locale: "en" });
  await page.route("**/api/orders/adopt", async (route) => {
    if (route.request().postData()?.includes('"after":"2"') === true) await third.promise;
    await route.continue();
  });
  await page.getByLabel("Tag").fill("x");
  await page.keyboard.press("Enter");
  await page.getByText("So far: 200").waitFor();
  await page.getByRole("button", { name: "Stop" }).click();
  admin.fake.adoption = [[found(1)], [found(2)], [found(4)]];
  third.resolve();
  await page.getByText("Stopped: not all orders were looked at.").waitFor();
  admin.fake.adoption = [[found(1)], []];
  await page.getByRole("button", { name: "Mark these orders: 3" }).click();
  await page.getByText("Orders marked: 1.").waitFor();
  await page.getByText("Not marked: 2. Look again to mark them.").waitFor();
  const only = asked().flatMap((body) => ("only" in body ? [body.only] : []));
  expect(only).toEqual([["5001"], ["5002"], ["5004"]]);
});

test("what was marked before Shopify stopped answering is told", async () => {
  admin.fake.adoption = [[found(1)], [found(2)]];
  const page = await lookFor("x");
  const mark = page.getByRole("button", { name: "Mark these orders: 2" });
  await mark.waitFor();
  await page.route("**/api/orders/adopt", async (route) => {
    if (route.request().postData()?.includes('"after":"1"') === true) return route.abort();
    return route.continue();
  });
  await mark.click();
  await page.getByText("Orders marked: 1.").waitFor();
  await page.getByText("Not marked: 1. Look again to mark them.").waitFor();
});

test("asks for nothing that every order would bear", async () => {
  const page = await admin.open({ path: "/adopt" });
  const button = page.getByRole("button", { name: "Siparişlere bak" });
  expect(await button.isDisabled()).toBe(true);
  await page.getByLabel("Önceki araç siparişi nasıl işaretliyordu?").selectOption("note");
  await page.getByLabel("Notta geçen sözcükler").fill("ab");
  expect(await button.isDisabled()).toBe(true);
  await page.getByLabel("Notta geçen sözcükler").fill("fatura no");
  expect(await button.isDisabled()).toBe(false);
  await page.getByLabel("Önceki araç siparişi nasıl işaretliyordu?").selectOption("metafield");
  expect(await button.isDisabled()).toBe(true);
  await page.getByLabel("Meta alanı", { exact: true }).fill("fatura.ettn");
  await page.keyboard.press("Enter");
  await page.getByText("bu işaret var").waitFor();
  expect(asked()[0]).toEqual({ sign: { kind: "metafield", metafield: "fatura.ettn" }, isRehearsal: true });
});

test("says when nothing bears the sign, and why orders could not be looked at", async () => {
  admin.fake.adoption = [];
  const page = await admin.open({ path: "/adopt", locale: "en" });
  await page.getByLabel("Tag").fill("x");
  await page.keyboard.press("Enter");
  await page.getByText("None of the 100 orders looked at bears this sign.").waitFor();
  admin.fake.failures.set("/api/orders/adopt", [{ code: "SHOP_NOT_CONNECTED", status: 409, title: "Not connected." }]);
  await page.getByRole("button", { name: "Look at the orders" }).click();
  await page.getByText("Not connected.").waitFor();
});
