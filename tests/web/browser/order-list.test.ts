import type { Locator, Page } from "playwright";
import { beforeEach, expect, test } from "vitest";
import { type OpenOptions, useAdminPage } from "./admin-page.ts";
import {
  anOrder,
  aShop,
  failedOrder,
  issuedOrder,
  marketplaceOrder,
  reviewOrder,
  waitingOrder,
} from "./sample-orders.ts";

const admin = useAdminPage();

beforeEach(() => {
  admin.fake.orders = [
    anOrder(),
    reviewOrder(),
    waitingOrder(),
    failedOrder(),
    marketplaceOrder(),
    issuedOrder({ legacyId: "5006", name: "#1039" }),
  ];
});

const openList = (options: Omit<OpenOptions, "path"> = {}) => admin.open({ path: "/orders", ...options });

const row = (page: Page, name: string): Locator => page.getByRole("row").filter({ hasText: name });

/** The rows' text once the list shows exactly `count` of them. */
async function rowTexts(page: Page, count: number): Promise<string[]> {
  const rows = page.locator("tbody tr");
  await rows.nth(count - 1).waitFor();
  await page.waitForFunction((wanted) => document.querySelectorAll("tbody tr").length === wanted, count);
  return rows.allInnerTexts();
}

/** A row's words, without those of the box it is chosen by. */
const cells = (text: string): string[] =>
  text
    .split(/[\t\n]+/)
    .filter((cell) => cell !== "")
    .slice(1);

test("shows each order with its date, buyer, amount, state and invoice number", async () => {
  const page = await openList();
  const texts = await rowTexts(page, 6);
  expect(cells(texts[5] ?? "")).toEqual([
    "#1039",
    "20 Kas 2026 23:50",
    "Ayşe Yılmaz",
    "₺1.353,82",
    "Fatura durumu:",
    "Düzenlendi",
    "EAR2026000000042",
  ]);
});

test("says why an order has no invoice, and how much is to be fixed", async () => {
  const page = await openList();
  await rowTexts(page, 6);
  expect(await row(page, "#1044").innerText()).toContain("Ödeme henüz tamamlanmadı.");
  expect(await row(page, "#1040").innerText()).toContain("faturasını pazaryeri entegrasyonunuz kesiyor");
  expect(await row(page, "#1043").innerText()).toContain("2 eksik var");
});

test("counts every tab, and a tab narrows the list and the address", async () => {
  const page = await openList();
  await rowTexts(page, 6);
  const names = await page.getByRole("tab").allInnerTexts();
  const further = "Düzenlendi (1), Sorunlu (1), İptal edildi (0), Kapsam dışı (1)";
  expect(names.join(", ")).toBe(`Tümü (6), Fatura bekleyen (1), Kontrol bekleyenler (1), İşleniyor (1), ${further}`);
  await page.getByRole("tab", { name: /^Fatura bekleyen/ }).click();
  expect(await rowTexts(page, 1)).toEqual([expect.stringContaining("#1044")]);
  expect(new URL(page.url()).searchParams.get("tab")).toBe("waiting");
});

test("arrows go along the tabs without opening them, and Enter opens one", async () => {
  const page = await openList();
  await page.getByRole("tab", { name: /^Tümü/ }).focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowLeft");
  expect(new URL(page.url()).searchParams.get("tab")).toBeNull();
  await page.keyboard.press("Enter");
  expect(await rowTexts(page, 1)).toEqual([expect.stringContaining("#1044")]);
  expect(await page.getByRole("tab", { selected: true }).innerText()).toBe("Fatura bekleyen (1)");
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await rowTexts(page, 6);
  expect(await page.getByRole("tab", { selected: true }).innerText()).toBe("Tümü (6)");
});

test("tells in one glance what needs the merchant, and leads there", async () => {
  const page = await openList();
  await page.getByRole("heading", { name: "Sizi bekleyen sipariş: 2" }).waitFor();
  await page.getByRole("button", { name: "Kontrol bekleyenler (1)" }).click();
  expect(await rowTexts(page, 1)).toEqual([expect.stringContaining("#1043")]);
});

test("searches once typing rests, and an address with a search opens with it", async () => {
  const page = await openList();
  await page.getByRole("searchbox").pressSequentially("zeynep", { delay: 20 });
  expect(await rowTexts(page, 1)).toEqual([expect.stringContaining("#1041")]);
  const searches = admin.fake.seen.filter(({ path }) => path.includes("search="));
  expect(searches.map(({ path }) => new URL(path, "http://admin.fake").searchParams.get("search"))).toEqual(["zeynep"]);
  await page.reload();
  expect(await rowTexts(page, 1)).toEqual([expect.stringContaining("#1041")]);
  expect(await page.getByRole("searchbox").inputValue()).toBe("zeynep");
});

test("keeps the space between two words while the first is already searched", async () => {
  const page = await openList();
  await page.getByRole("searchbox").pressSequentially("zeynep ");
  await rowTexts(page, 1);
  await page.getByRole("searchbox").pressSequentially("k");
  await page.waitForURL(/search=zeynep\+k/);
  expect(await rowTexts(page, 1)).toEqual([expect.stringContaining("Zeynep Kaya")]);
});

test("an empty tab and a fruitless search each say so", async () => {
  admin.fake.orders = [issuedOrder()];
  const page = await admin.open({ path: "/orders?tab=review" });
  await page.getByRole("heading", { name: "Kontrol bekleyen sipariş yok" }).waitFor();
  await page.getByRole("heading", { name: "Sizi bekleyen sipariş yok." }).waitFor();
  await page.getByRole("searchbox").fill("olmayan");
  await page.getByRole("heading", { name: "“olmayan” için sipariş bulunamadı" }).waitFor();
  await page.getByRole("button", { name: "Aramayı temizle" }).last().click();
  await page.getByRole("heading", { name: "Kontrol bekleyen sipariş yok" }).waitFor();
});

test("pages forward and back, and the browser's back button agrees", async () => {
  admin.fake.orders = [1, 2, 3, 4, 5].map((n) => anOrder({ legacyId: String(n), name: `#${n}` }));
  admin.fake.pageSize = 2;
  const page = await openList();
  const names = async (count: number) => (await rowTexts(page, count)).map((text) => cells(text)[0]);
  const turn = async (label: string, first: string) => {
    await page.getByRole("button", { name: label }).click();
    await row(page, first).waitFor();
  };
  expect(await names(2)).toEqual(["#1", "#2"]);
  await turn("Sonraki sayfa", "#3");
  await turn("Sonraki sayfa", "#5");
  expect(await names(1)).toEqual(["#5"]);
  await turn("Önceki sayfa", "#3");
  await turn("Önceki sayfa", "#1");
  await page.goBack();
  await row(page, "#3").waitFor();
  expect(await names(2)).toEqual(["#3", "#4"]);
});

test("a row changes in place when the server tells of it", async () => {
  const page = await openList();
  await rowTexts(page, 6);
  await page.evaluate(() => document.querySelector("tbody tr")?.setAttribute("data-same", "yes"));
  admin.fake.replace(issuedOrder());
  admin.fake.emit({ kind: "order", legacyId: "5001", state: "issued" });
  await row(page, "#1042").getByText("Düzenlendi").waitFor();
  expect(await row(page, "#1042").getAttribute("data-same")).toBe("yes");
  expect(cells(await row(page, "#1042").innerText()).at(-1)).toBe("EAR2026000000042");
  await page.getByRole("tab", { name: "Düzenlendi (2)" }).waitFor();
});

test("polls while the stream is down", async () => {
  admin.fake.acceptsStreams = false;
  const page = await openList();
  await rowTexts(page, 6);
  admin.fake.replace(issuedOrder());
  await row(page, "#1042").getByText("Düzenlendi").waitFor({ timeout: 12_000 });
});

test("picks up what it missed once a lost stream is back", async () => {
  const page = await openList();
  await rowTexts(page, 6);
  admin.fake.endStreams();
  admin.fake.replace(issuedOrder());
  // The first new try comes after a second, long before a poll would.
  await row(page, "#1042").getByText("Düzenlendi").waitFor({ timeout: 4_000 });
});

test("a click on a row, or on its link, opens the order once and goes back to the same tab", async () => {
  const page = await admin.open({ path: "/orders?tab=review" });
  for (const target of [row(page, "#1043").getByText("Örnek Yapı"), page.getByRole("link", { name: "#1043" })]) {
    await target.click();
    await page.getByRole("heading", { name: "Sipariş #1043" }).waitFor();
    expect(new URL(page.url()).pathname).toBe("/orders/5002");
    await page.goBack();
    await rowTexts(page, 1);
    expect(new URL(page.url()).searchParams.get("tab")).toBe("review");
  }
  await row(page, "#1043").click();
  await page.getByRole("link", { name: "Siparişler", exact: true }).click();
  expect(await rowTexts(page, 1)).toEqual([expect.stringContaining("#1043")]);
});

test("says what holds every invoice up at the merchant's account, and does not call that quiet", async () => {
  admin.fake.orders = [issuedOrder()];
  const what = "Entegratör hesabınız isteği kabul etmiyor.";
  admin.fake.heldUp = [
    { problem: { code: "INTEGRATOR_CONFIG", path: "401", what, fix: "Anahtarı kontrol edin." }, count: 7 },
  ];
  const page = await admin.open({ path: "/orders" });
  await page.getByText(what).waitFor();
  await page.getByText("Bekleyen sipariş: 7").waitFor();
  const way = await page.getByRole("link", { name: "Ayarları aç" }).getAttribute("href");
  expect(way).toMatch(/^\/settings\?.*#at-integrator$/);
  expect(await page.getByText("Sizi bekleyen sipariş yok.").count()).toBe(0);
});

test("says when nothing is issued because the shop is paused, and does not call that quiet", async () => {
  admin.fake.shop = aShop({ isActive: false });
  admin.fake.orders = [waitingOrder()];
  const page = await openList();
  await page.getByRole("heading", { name: "Faturalama duraklatıldı" }).waitFor();
  await rowTexts(page, 1);
  expect(await page.getByText("Sizi bekleyen sipariş yok.").count()).toBe(0);
});

test("shows the server's words and code when the list cannot be read, and asks again on request", async () => {
  const problem = { code: "SHOP_NOT_CONNECTED", status: 409, title: "Mağaza bağlı değil." };
  // Opening the stream of changes would ask again by itself.
  admin.fake.acceptsStreams = false;
  admin.fake.failures.set(
    "/api/orders",
    Array.from({ length: 10 }, () => problem),
  );
  const page = await openList();
  await page.getByText("Mağaza bağlı değil.").waitFor();
  await page.getByText("Kod: SHOP_NOT_CONNECTED").waitFor();
  admin.fake.failures.clear();
  await page.getByRole("button", { name: "Tekrar dene" }).click();
  await rowTexts(page, 6);
});

test("asks with a fresh session token each time, and once more when Shopify calls it stale", async () => {
  admin.fake.failures.set("/api/shop", [{ code: "SESSION_INVALID", status: 401, title: "Oturum geçersiz." }]);
  const page = await openList();
  await rowTexts(page, 6);
  const shop = admin.fake.seen.filter(({ path }) => path === "/api/shop").map(({ authorization }) => authorization);
  expect(shop.length).toBeGreaterThanOrEqual(2);
  expect(new Set(shop).size).toBe(shop.length);
  expect(shop[0]).toMatch(/^Bearer token-\d+$/);
});

test("speaks English where the admin does", async () => {
  const page = await openList({ locale: "en-US" });
  await page.getByRole("heading", { name: "Orders and invoices" }).waitFor();
  await page.getByRole("tab", { name: "Needs review (1)" }).waitFor();
  expect(cells(await row(page, "#1039").innerText()).slice(1, 4)).toEqual([
    "20 Nov 2026, 23:50",
    "Ayşe Yılmaz",
    "₺1,353.82",
  ]);
  expect(await page.evaluate(() => document.documentElement.lang)).toBe("en");
  expect(new Set(admin.fake.seen.map(({ language }) => language))).toEqual(new Set(["en"]));
});

test.each([360, 768, 1600])("fits %i pixels without scrolling sideways", async (width) => {
  const page = await openList({ width });
  await page.getByRole("link", { name: "#1039" }).waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  const hidden = await page.locator("#order-list").evaluate((list) => list.scrollWidth - list.clientWidth);
  expect(hidden).toBe(0);
  const cutReasons = await page
    .locator("#order-list .wrap")
    .evaluateAll((reasons) => reasons.filter((reason) => reason.scrollWidth > reason.clientWidth).length);
  expect(cutReasons).toBe(0);
});

test("on a phone the tab in use is in sight", async () => {
  const page = await admin.open({ path: "/orders?tab=failed", width: 360 });
  await page.getByRole("link", { name: "#1041" }).waitFor();
  const tab = page.getByRole("tab", { name: "Sorunlu (1)" });
  const isInSight = () =>
    tab.evaluate((button) => {
      const { left, right } = button.getBoundingClientRect();
      return left >= 0 && right <= 360;
    });
  await expect.poll(isInSight).toBe(true);
});
