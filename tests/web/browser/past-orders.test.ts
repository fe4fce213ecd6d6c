import { beforeEach, expect, test } from "vitest";
import { useAdminPage } from "./admin-page.ts";
import { someSettings } from "./sample-settings.ts";
import { aLook } from "./sample-record.ts";

const admin = useAdminPage();

beforeEach(() => {
  admin.fake.settings = someSettings({ isActive: true, startsAt: "2026-11-15T00:00:00+03:00" });
});
const now = "2026-11-20T12:00:00Z";
const open = () => admin.open({ path: "/past-orders", now });
const posted = () => admin.fake.seen.filter(({ method }) => method === "POST").map(({ path, body }) => [path, body]);

test("a look goes on while the page is closed, and what it found is there after a reload", async () => {
  const page = await open();
  const since = page.getByLabel("Bu günden beri");
  expect(await since.inputValue()).toBe("2026-11-01");
  await since.fill("2026-11-16");
  await page.getByText("Bu günden sonraki siparişlerin faturası zaten kesiliyor").waitFor();
  expect(await page.getByRole("button", { name: "Siparişlere bak" }).isDisabled()).toBe(true);
  await since.fill("0026-10-20");
  await page.getByText("Yılı dört rakamla yazın.").waitFor();
  expect(await page.getByRole("button", { name: "Siparişlere bak" }).isDisabled()).toBe(true);
  await since.fill("2026-10-20");
  await page.getByRole("button", { name: "Siparişlere bak" }).click();
  await page.getByText("Shopify siparişleri topluyor").waitFor();
  expect(posted()).toEqual([["/api/backfill", JSON.stringify({ since: "2026-10-20" })]]);

  await page.reload();
  await page.getByText("Shopify siparişleri topluyor").waitFor();
  admin.fake.past = aLook();
  await page.getByRole("heading", { name: "Bulunanlar" }).waitFor();
  expect(await page.getByText("Shopify siparişleri topluyor").count()).toBe(0);
});

test("tells how many, how much and how late, and invoices just these once the merchant says they are theirs to invoice", async () => {
  admin.fake.past = aLook();
  const page = await open();
  await page.getByText("₺3.250,40 + €49,90").waitFor();
  await page.getByText("Geç kalan fatura olur: 2 sipariş").waitFor();
  expect(await page.locator("tbody tr").allInnerTexts()).toEqual([
    expect.stringMatching(/#1001[\s\S]*₺1\.353,82/),
    expect.stringMatching(/#1002[\s\S]*€49,90/),
  ]);
  const confirm = page.getByRole("button", { name: "3 siparişin faturasını kes" });
  expect(await confirm.isDisabled()).toBe(true);
  await page.getByLabel("Bu siparişlerin faturası başka bir yerde kesilmedi").check();
  await confirm.click();
  await page.getByText("Tamamlanan: 0 / 3").waitFor();
  expect(posted()).toEqual([["/api/backfill/confirm", JSON.stringify({ look: "look-1" })]]);
  expect(await page.evaluate("window.toasts")).toEqual(["Faturalar kesiliyor"]);
});

test("shows how far the confirmed ones are, also after a reload, with the way to those that wait", async () => {
  admin.fake.settings = someSettings({ isActive: true, startsAt: "2026-11-01T00:00:00+03:00" });
  admin.fake.past = aLook({ state: "confirmed", progress: { issued: 1, yours: 0, leftOut: 0, underWay: 2 } });
  const page = await open();
  await page.getByText("Tamamlanan: 1 / 3").waitFor();
  // What was looked at begins the invoicing now: another look goes further back.
  expect(await page.getByLabel("Bu günden beri").inputValue()).toBe("2026-10-18");
  admin.fake.past = { ...admin.fake.past, progress: { issued: 2, yours: 1, leftOut: 0, underWay: 0 } };
  await page.getByText("Tamamlanan: 3 / 3").waitFor();
  await page.reload();
  await page.getByText("Tamamlanan: 3 / 3").waitFor();
  const list = page.getByRole("link", { name: "Bu günlerin siparişlerini aç" });
  expect(await list.getAttribute("href")).toContain("from=2026-11-01&to=2026-11-15");
  await page.getByRole("link", { name: "Kontrol bekleyenleri aç" }).click();
  await page.getByRole("heading", { level: 1, name: "Kontrol bekleyenler" }).waitFor();
});

test("a list that changed meanwhile is not confirmed unseen, and a failed look says so", async () => {
  admin.fake.past = aLook();
  const page = await open();
  await page.getByLabel("Bu siparişlerin faturası başka bir yerde kesilmedi").check();
  admin.fake.failures.set("/api/backfill/confirm", [{ code: "NOT_FOUND", status: 404, title: "Bulunamadı." }]);
  await page.getByRole("button", { name: "3 siparişin faturasını kes" }).click();
  await page.getByText("Liste bu arada değişmiş olabilir: yeniden bakın.").waitFor();
  admin.fake.past = aLook({ state: "failed", found: null });
  await page.reload();
  await page.getByText("Hiçbir siparişe fatura kesilmedi.").waitFor();
  await page.getByRole("button", { name: "Yeniden bak" }).waitFor();
});

test("says what stands in the way while invoicing is off, and the server's words when nothing can be read", async () => {
  admin.fake.settings = someSettings();
  admin.fake.past = aLook();
  await (await open()).getByText("siz faturalamayı açana kadar bekler").waitFor();
  const problem = { code: "SHOP_NOT_CONNECTED", status: 409, title: "Mağaza bağlı değil." };
  admin.fake.failures.set("/api/backfill", [problem, problem, problem, problem]);
  await (await open()).getByText("Kod: SHOP_NOT_CONNECTED").waitFor();
});

test("proposes no day before those Shopify shows, and says so where nothing older is left", async () => {
  admin.fake.settings = someSettings({ isActive: true, startsAt: "2026-09-25T00:00:00+03:00" });
  expect(await (await open()).getByLabel("Bu günden beri").inputValue()).toBe("2026-09-21");
  admin.fake.settings = someSettings({ isActive: true, startsAt: "2020-01-01T00:00:00+03:00" });
  const page = await open();
  await page.getByText("Bakılacak eski sipariş yok: 1 Oca 2020").waitFor();
  expect(await page.getByLabel("Bu günden beri").count()).toBe(0);
});

test("reads in English where the admin does", async () => {
  admin.fake.past = aLook();
  const page = await admin.open({ path: "/past-orders", now, locale: "en" });
  await page.getByRole("heading", { level: 1, name: "Past orders" }).waitFor();
  await page.getByRole("button", { name: "Invoice these orders: 3" }).waitFor();
});

test.each([360, 1280])("fits %i pixels without scrolling sideways", async (width) => {
  admin.fake.past = aLook();
  const page = await admin.open({ path: "/past-orders", now, width });
  await page.getByRole("heading", { name: "Bulunanlar" }).waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
});
