import type { Browser, FrameLocator, Page } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildPageIfStale } from "../../demo/page-build.ts";
import { NILVERA_KEY, openStore, type StoreInABox } from "../../demo/store-in-a-box.ts";
import { launchChromium } from "../support/chromium.ts";

let store: StoreInABox;
let browser: Browser;
let page: Page;
const failures: string[] = [];

beforeAll(async () => {
  await buildPageIfStale();
  [store, browser] = await Promise.all([openStore({ isNew: true }), launchChromium()]);
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  page.on("pageerror", (error) => failures.push(error.message));
});

afterAll(async () => {
  await browser.close();
  await store.close();
});

const app = (): FrameLocator => page.frameLocator("iframe");
const press = (name: string) => app().getByRole("button", { name, exact: true }).click();
const follow = (name: string) => app().getByRole("link", { name }).click();
const fill = (label: string, value: string) => app().getByLabel(label, { exact: true }).fill(value);
const choose = (label: string, option: string) => app().getByLabel(label, { exact: true }).selectOption(option);
const see = (text: string | RegExp) => app().getByText(text).first().waitFor();

async function install(): Promise<void> {
  await page.goto(store.shopify.url);
  await page.getByRole("button", { name: "Yükle" }).click();
  await see("Kurulum tamamlanmadı");
  await follow("Kurulumu aç");
  await see("Tamamlanan adım: 0 / 8");
}

async function saveStep(): Promise<void> {
  await press("Kaydet ve kuruluma dön");
  await app().getByRole("heading", { level: 1, name: "Kurulum" }).waitFor();
}

async function describeCompany(): Promise<void> {
  await follow("1. Firma bilgileri: aç");
  await fill("VKN veya TCKN", "1234567808");
  await fill("Vergi dairesi", "Kadıköy");
  await fill("Unvan (şahıs firmasında ad soyad)", "Örnek E-Ticaret A.Ş.");
  await fill("Adres", "Bağdat Cad. No:1");
  await fill("İlçe", "Kadıköy");
  await choose("İl", "İstanbul");
  await saveStep();
  await see("Tamamlanan adım: 1 / 8");
}

async function takeTheTrial(): Promise<void> {
  await follow("2. Entegratör hesabı: aç");
  await choose("Entegratör", "sandbox");
  await press("Deneme modunu aç");
  await see("Tamamlanan adım: 2 / 8");
}

async function decideTheRest(): Promise<void> {
  await follow("3. Fatura serileri: aç");
  await fill("e-Arşiv serisi", "EAR");
  await fill("e-Fatura serisi", "EFT");
  await saveStep();
  await follow("4. KDV: aç");
  await choose("Varsayılan KDV oranı", "20");
  await saveStep();
  await follow("5. Kargo: aç");
  await choose("Varsayılan taşıyıcı", "yurtici");
  await saveStep();
  await follow("6. Fatura zamanı: aç");
  await choose("Fatura ne zaman kesilsin?", "paid");
  await saveStep();
  await see("Tamamlanan adım: 6 / 8");
}

async function switchOn(): Promise<void> {
  await press("Provayı başlat");
  await see("Son 14 günde sipariş yok.");
  await press("Faturalamayı aç");
  await see("Tamamlanan adım: 8 / 8");
}

/** A tab of its own: what Shopify's own pages would show of the same order. */
async function seeExtensions(): Promise<void> {
  const opened = page.context().waitForEvent("page");
  await page.getByRole("link", { name: "Uzantı yanıtları" }).click();
  const tab = await opened;
  for (const route of [/GET \/ext\/admin\/orders\/\d+ → 200/, /GET \/ext\/buyer\/orders\/\d+ → 200/]) {
    await tab.getByText(route).click();
  }
  await tab.getByText(/"number": "EAR\d{13}"/).waitFor();
  await tab.close();
}

/** Sells one more order and opens it once it is issued. */
async function sellAndOpen(): Promise<void> {
  await page.getByRole("button", { name: "Otofatura", exact: true }).click();
  await app().getByRole("heading", { name: "Genel bakış" }).waitFor();
  await page.getByRole("button", { name: "Yeni ödenmiş sipariş" }).click();
  await page.getByRole("button", { name: "Siparişler", exact: true }).click();
  const row = app().getByRole("row").filter({ hasText: "#" }).first();
  await row.getByText("Düzenlendi").waitFor();
  await row.getByRole("link").first().click();
  await see(/^Fatura onaylandı: EAR/);
}

test("a merchant who has just installed the app has a first invoice in test mode, with nothing but clicks and what a form asks", async () => {
  await install();
  await describeCompany();
  await takeTheTrial();
  await decideTheRest();
  await switchOn();

  await sellAndOpen();
  const answer = page.context().waitForEvent("response", (response) => response.url().includes("/d/"));
  await app().getByRole("button", { name: /PDF/ }).first().click();
  expect((await answer).headers()["content-type"]).toBe("application/pdf");

  await see("Test: faturalar yasal değildir");
  await seeExtensions();
  // Nothing but the trial inside the app was told of it.
  expect(store.nilvera.documents()).toEqual([]);
  expect(failures).toEqual([]);
});

test("and then leaves the trial for a real account, switches on again, and has a first invoice that counts", async () => {
  await page.bringToFront();
  await page.getByRole("button", { name: "Ayarlar", exact: true }).click();
  await choose("Entegratör", "nilvera");
  await see("o gün deneme faturası alanlara da.");
  await fill("Nilvera API anahtarı", NILVERA_KEY);
  await press("Sına ve bağla");
  await see("Nilvera bağlı (Canlı)");
  await see("Faturalama duraklatıldı");
  await press("Faturalamayı başlat");
  await see("Faturalama açık");

  await sellAndOpen();
  await see("Canlı");
  // The order that had a trial invoice today, and the new one: both count now.
  await expect.poll(() => store.nilvera.documents().length).toBe(2);
  const shown = await app().locator("main").innerText();
  expect(store.nilvera.documents().some(({ number }) => shown.includes(number ?? "no number"))).toBe(true);
  expect(failures).toEqual([]);
});
