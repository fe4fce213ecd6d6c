import { beforeEach, expect, test } from "vitest";
import { useAdminPage } from "./admin-page.ts";
import { anOrder, aShop, failedOrder, issuedOrder, reviewOrder } from "./sample-orders.ts";
import { someSettings } from "./sample-settings.ts";
import { anOverview } from "./sample-overview.ts";

const admin = useAdminPage();

beforeEach(() => {
  admin.fake.orders = [issuedOrder()];
});
test("says that nothing was missed, when that was proved, and the earliest last day", async () => {
  admin.fake.overview = anOverview({ firstLastDay: "2026-11-27" });
  const page = await admin.open();
  await page.getByText("Gözden kaçan sipariş: 0").waitFor();
  await page
    .getByText("Son denetim 20 Kas 2026 23:45. Son 30 günde faturası kesilmesi gereken sipariş: 128.")
    .waitFor();
  await page.getByText("en yakın son gün: 27 Kas 2026").waitFor();
  await page.getByText("Sizi bekleyen iş yok.").waitFor();
});

test("has the comparison made now when asked, and shows what it found without a reload", async () => {
  const page = await admin.open();
  await page.getByRole("button", { name: "Şimdi denetle" }).click();
  await expect.poll(() => page.evaluate("window.toasts")).toEqual(["Denetim başladı"]);
  expect(admin.fake.seen.some(({ method, path }) => method === "POST" && path === "/api/proof")).toBe(true);
  admin.fake.overview = anOverview({ proof: { provedAt: "2026-11-20T20:50:00Z", due: 129, missing: 0, stuck: 0 } });
  await page.getByText("kesilmesi gereken sipariş: 129").waitFor();
});

test("lists what needs a person, the worst first, each with the way to it", async () => {
  admin.fake.orders = [issuedOrder(), reviewOrder(), failedOrder()];
  const problem = { code: "INTEGRATOR_CONFIG", path: "401", what: "Anahtar reddedildi.", fix: "Yenisini girin." };
  admin.fake.overview = anOverview({
    overdue: { late: 1, near: 2 },
    proposals: { changed: 1, cancelled: 1 },
    problems: [{ problem, count: 7, isYours: true }],
    toAsk: 5,
  });
  const page = await admin.open();
  const card = page.locator("[aria-live=polite]");
  await card.getByText("Anahtar reddedildi. Yenisini girin.").waitFor();
  const ways = await card.getByRole("link").allInnerTexts();
  expect(ways).toEqual([
    "Ayarları aç",
    "Siparişleri aç",
    "Sorunluları aç",
    "Kontrol et",
    "Yapılacakları gör",
    "Yapılacakları gör",
    "Siparişleri aç",
    "Bekleyenleri aç",
  ]);
  await card.getByText("Faturası kesilmek için sizi bekleyen sipariş").waitFor();
  await card.getByRole("link", { name: "Sorunluları aç" }).click();
  await page.getByRole("row").filter({ hasText: failedOrder().name }).waitFor();
});

test("an order Shopify soon shows no more is counted, found, and says until when it can be read", async () => {
  const waits = { name: "#1050", shownUntil: "2026-11-24" } as const;
  const reason = { code: "NOT_FULFILLED", text: "Sipariş gönderilince kesilir." };
  admin.fake.orders = [anOrder({ ...waits, legacyId: "5050", state: "waiting", reason })];
  admin.fake.overview = anOverview({ leaving: { waiting: 1, review: 1 } });
  const page = await admin.open();
  const card = page.locator("[aria-live=polite]");
  await card.getByText("Fatura bekleyen, 60 günü dolan veya dolmak üzere olan sipariş").waitFor();
  expect(await card.getByRole("link").allInnerTexts()).toEqual(["Bekleyenleri aç", "Kontrol et"]);
  await card.getByRole("link", { name: "Bekleyenleri aç" }).click();
  const row = page.getByRole("row").filter({ hasText: "#1050" });
  await row.getByText("Shopify 24 Kas 2026 gününe kadar gösterir").waitFor();
  expect(new URL(page.url()).search).toContain("sort=oldest");
  await row.getByRole("link", { name: "#1050" }).click();
  await page.getByText("bu sipariş 24 Kas 2026 gününe kadar okunabilir").waitFor();
});

test("the way to the settings leads to the part that mends it, and none is shown where nothing there does", async () => {
  const told = (code: string) => ({ code, path: "", what: `${code} oldu.`, fix: "Düzeltin." });
  const problem = (code: string) => ({ problem: told(code), count: 7, isYours: true });
  admin.fake.orders = [issuedOrder()];
  admin.fake.settings = someSettings();
  admin.fake.overview = anOverview({ problems: [problem("INTEGRATOR_CONFIG"), problem("SHOPIFY_TOKEN_REJECTED")] });
  const page = await admin.open();
  await page.getByText("SHOPIFY_TOKEN_REJECTED oldu.").waitFor();
  const way = page.getByRole("link", { name: "Ayarları aç" });
  expect(await way.count()).toBe(1);
  await way.click();
  const heading = page.getByRole("heading", { level: 2, name: "Entegratör hesabı" });
  await heading.waitFor();
  await page.getByRole("heading", { level: 2, name: "Firma bilgileri" }).waitFor();
  const isThere = () => heading.evaluate((node) => document.activeElement?.contains(node) ?? false);
  await expect.poll(isThere).toBe(true);
  await expect.poll(() => heading.evaluate((node) => Math.abs(node.getBoundingClientRect().top) < 100)).toBe(true);
});

test("credit that runs low is told above all else, and is asked about anew once some was bought", async () => {
  admin.fake.overview = anOverview({ creditLow: 12 });
  admin.fake.askAccount = () => {
    admin.fake.overview = anOverview();
    return admin.fake.account;
  };
  const page = await admin.open();
  await page.getByText("Kontörünüz azalıyor: 12 belgelik kaldı").waitFor();
  await page.getByRole("button", { name: "Aldım, yeniden sor" }).click();
  await page.getByText("Kontörünüz azalıyor").waitFor({ state: "detached" });
  expect(admin.fake.seen.filter(({ path }) => path === "/api/setup/account").map(({ method }) => method)).toEqual([
    "POST",
  ]);
});

test("a trouble that mends itself has no button, and does not stand among what waits for the merchant", async () => {
  const problem = { code: "INTEGRATOR_UNREACHABLE", path: "", what: "Entegratöre ulaşılamıyor.", fix: "Bekleyin." };
  admin.fake.overview = anOverview({ problems: [{ problem, count: 3, isYours: false }] });
  const page = await admin.open();
  await page.getByRole("heading", { name: "Geciken siparişler" }).waitFor();
  await page.getByText("Entegratöre ulaşılamıyor. Bekleyin.").waitFor();
  await page.getByText("Sizi bekleyen iş yok.").waitFor();
  expect(await page.locator("[aria-live=polite]").getByRole("link").count()).toBe(0);
});

test("counts every state, and a count leads to its orders", async () => {
  admin.fake.orders = [issuedOrder(), reviewOrder()];
  const page = await admin.open();
  await page.getByRole("link", { name: "Kontrol bekleyenler 1" }).click();
  await page.getByRole("row").filter({ hasText: "#1043" }).waitFor();
  expect(new URL(page.url()).searchParams.get("tab")).toBe("review");
});

test("draws the last thirty days, with the exact figures in a table below", async () => {
  const page = await admin.open();
  await page.getByText("Fatura tutarı: ₺3.453,82").waitFor();
  expect(await page.locator(".day-bars-plot").first().locator("span").count()).toBe(30);
  await page.getByText("Gün gün tablo").press("Enter");
  const rows = await page.locator("details tbody tr").allInnerTexts();
  expect(rows.map((row) => row.split(/\s*\t\s*/))).toEqual([
    ["20 Kas 2026", "2", "€49,90 + ₺1.353,82"],
    ["19 Kas 2026", "1", "₺1.999,95"],
    ["22 Eki 2026", "1", "₺100,05"],
  ]);
});

test("a shop without an order is told what comes next, and shown no empty charts", async () => {
  admin.fake.orders = [];
  admin.fake.shop = aShop({
    hasProfile: false,
    hasStarted: false,
    integrator: null,
    environment: null,
    isActive: false,
  });
  const page = await admin.open();
  await page.getByText("1. Kurulumu tamamlayın").waitFor();
  expect(await page.locator(".day-bars").count()).toBe(0);
  expect(await page.getByText("Gözden kaçan").count()).toBe(0);
  admin.fake.shop = aShop();
  await page.reload();
  await page.getByText("Her şey hazır.").waitFor();
  await page.getByRole("link", { name: "Eski siparişlere bak" }).click();
  await page.getByRole("heading", { level: 1, name: "Geçmiş siparişler" }).waitFor();
});

test("every page says whether invoices are real and whether they are issued", async () => {
  admin.fake.shop = aShop({ environment: "test", isActive: false });
  for (const path of ["/", "/orders", "/settings", "/orders/5001"]) {
    const page = await admin.open({ path });
    await page.getByText("Test: faturalar yasal değildir").waitFor();
    await page.getByText("Faturalama duraklatıldı").first().waitFor();
  }
});

test("a pause leads to the switch, and what was never switched on is called so, not a pause", async () => {
  admin.fake.orders = [issuedOrder()];
  admin.fake.shop = aShop({ isActive: false });
  admin.fake.settings = someSettings({ startsAt: "2026-11-01T00:00:00+03:00" });
  const page = await admin.open();
  await page.getByRole("link", { name: "Faturalamayı aç" }).click();
  await page.getByRole("button", { name: "Faturalamayı başlat" }).waitFor();
  admin.fake.shop = aShop({ isActive: false, hasStarted: false, integrator: null, environment: null });
  admin.fake.settings = someSettings();
  await page.reload();
  await page.getByText("Kurulum tamamlanmadı").first().waitFor();
  await page.getByRole("heading", { name: "Faturalama henüz açılmadı" }).waitFor();
  expect(await page.getByText("Faturalama duraklatıldı").count()).toBe(0);
});

test("shows the server's words when the overview cannot be read, and asks again on request", async () => {
  const problem = { code: "SHOP_NOT_CONNECTED", status: 409, title: "Mağaza bağlı değil." };
  // Opening the stream of changes would ask again by itself.
  admin.fake.acceptsStreams = false;
  admin.fake.failures.set(
    "/api/overview",
    Array.from({ length: 10 }, () => problem),
  );
  const page = await admin.open();
  await page.getByText("Kod: SHOP_NOT_CONNECTED").waitFor();
  admin.fake.failures.clear();
  await page.getByRole("button", { name: "Tekrar dene" }).click();
  await page.getByText("Gözden kaçan sipariş: 0").waitFor();
});

test.each([360, 768, 1600])("fits %i pixels without scrolling sideways", async (width) => {
  admin.fake.overview = anOverview({ overdue: { late: 1, near: 2 } });
  const page = await admin.open({ width });
  await page.getByText("Gün gün tablo").click();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
});
