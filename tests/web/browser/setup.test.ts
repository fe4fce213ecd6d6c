import { expect, test } from "vitest";
import type { RehearsedOrder } from "../../../server/http/work-contract.ts";
import { useAdminPage } from "./admin-page.ts";
import { aShop } from "./sample-orders.ts";
import { someSettings } from "./sample-settings.ts";

const admin = useAdminPage();

const PROFILE = {
  seller: { title: "Örnek A.Ş." },
  series: { earchive: "EAR", einvoice: "EFT" },
  tax: { default: 20 },
  carriers: { default: "yurtici" },
  issue: { when: "paid" },
};

const open = () => admin.open({ path: "/setup" });
const connected = (environment: "live" | "test" = "live") =>
  someSettings({ profile: PROFILE, integrator: { kind: "nilvera", environment } });

const rehearsed = (changes: Partial<RehearsedOrder>): RehearsedOrder => ({
  legacyId: "5001",
  name: "#1042",
  buyer: "Ayşe Yılmaz",
  processedAt: "2026-11-20T20:50:00Z",
  kind: "invoice",
  currency: "TRY",
  payable: "1353.82",
  tax: "225.64",
  profileId: "EARSIVFATURA",
  why: [],
  ...changes,
});

test("a fresh shop is led to its first step, and the switch cannot be turned yet", async () => {
  admin.fake.settings = someSettings();
  admin.fake.shop = aShop({
    hasProfile: false,
    hasStarted: false,
    integrator: null,
    environment: null,
    isActive: false,
  });
  const page = await admin.open();
  await page.getByRole("link", { name: "Kurulumu aç" }).click();
  await page.getByText("Tamamlanan adım: 0 / 8").waitFor();
  expect(await page.getByText("Sırada", { exact: true }).count()).toBe(1);
  expect(await page.getByRole("button", { name: "Faturalamayı aç" }).isDisabled()).toBe(true);
  expect(await page.getByRole("button", { name: "Provayı başlat" }).isDisabled()).toBe(true);
});

test("a step opens its own part alone, ready to be typed in, and saves nothing but that", async () => {
  admin.fake.settings = someSettings();
  const page = await open();
  await page.getByRole("link", { name: "1. Firma bilgileri: aç" }).click();
  await expect.poll(() => page.evaluate("document.activeElement?.tagName")).toBe("INPUT");
  expect(await page.getByLabel("VKN veya TCKN").evaluate((field) => field === document.activeElement)).toBe(true);
  expect(await page.getByLabel("Varsayılan KDV oranı").count()).toBe(0);
  await page.getByLabel("VKN veya TCKN").fill("1234567808");
  await page.getByLabel("Unvan").fill("Örnek A.Ş.");
  await page.getByRole("button", { name: "Kaydet ve kuruluma dön" }).click();
  await page.getByText("Tamamlanan adım: 1 / 8").waitFor();
  expect(Object.keys(admin.fake.settings.profile ?? {})).toEqual(["seller"]);

  await page.getByRole("link", { name: "4. KDV: aç" }).click();
  expect(await page.getByLabel("Varsayılan KDV oranı").inputValue(), "no rate is taken for granted").toBe("");
  admin.fake.profileFaults = [
    { code: "PROFILE_INVALID", path: "profile.tax.default", what: "Bir alan hatalı.", fix: "Düzeltin." },
  ];
  await page.getByRole("button", { name: "Kaydet ve kuruluma dön" }).click();
  await page.getByText("Bu alan boş bırakılamaz.").waitFor();
  admin.fake.profileFaults = [];
  await page.getByLabel("Varsayılan KDV oranı").selectOption("10");
  await page.getByRole("button", { name: "Kaydet ve kuruluma dön" }).click();
  await page.getByText("Varsayılan KDV oranı: %10").waitFor();
  expect(admin.fake.settings.profile).toMatchObject({ seller: { vkn: "1234567808" }, tax: { default: 10 } });

  await page.getByRole("link", { name: "6. Fatura zamanı: aç" }).click();
  await page.getByRole("link", { name: "Bütün ayarlar" }).click();
  await page.getByRole("heading", { level: 1, name: "Ayarlar" }).waitFor();
  expect(await page.getByLabel("VKN veya TCKN").inputValue()).toBe("1234567808");
});

test("a step with something unsaved is left only once that is agreed to", async () => {
  const page = await open();
  await page.getByRole("link", { name: "1. Firma bilgileri: aç" }).click();
  await page.getByLabel("Vergi dairesi").fill("Kadıköy");
  await page.evaluate(
    "shopify.saveBar.leaveConfirmation = () => new Promise((agree) => Object.assign(window, { agree }))",
  );
  await page.getByRole("link", { name: "Kuruluma dön" }).click();
  await page.waitForFunction(() => "agree" in window);
  expect(await page.getByLabel("Vergi dairesi").inputValue()).toBe("Kadıköy");
  await page.evaluate(() => Reflect.get(window, "agree")());
  await page.getByText("Tamamlanan adım: ").waitFor();
});

test("what another step's field is refused for is told in the step that was saved", async () => {
  admin.fake.settings = someSettings();
  admin.fake.profileFaults = [
    { code: "SELLER_NOT_ACCOUNT", path: "profile.seller", what: "VKN hesabınki değil.", fix: "Numarayı düzeltin." },
  ];
  const page = await admin.open({ path: "/settings#series" });
  await page.getByRole("button", { name: "Kaydet ve kuruluma dön" }).click();
  await page.getByText("Firma bilgileri: VKN hesabınki değil. Numarayı düzeltin.").waitFor();
});

test("the carrier's step says why it is not done without one, and saves once it is chosen", async () => {
  admin.fake.settings = someSettings();
  const page = await admin.open({ path: "/settings#shipping" });
  await page.getByRole("button", { name: "Kaydet ve kuruluma dön" }).click();
  await page.getByText("Kargo: Bu adım taşıyıcı seçilmeden tamamlanmaz.").waitFor();
  const describedBy = await page.getByLabel("Varsayılan taşıyıcı").getAttribute("aria-describedby");
  expect(await page.locator(`[id="${describedBy}"]`).innerText()).toBe("Bu alan boş bırakılamaz.");
  expect(admin.fake.settings.profile).toBeNull();
  await page.getByLabel("Varsayılan taşıyıcı").selectOption("own");
  expect(await page.getByText("Bu adım taşıyıcı seçilmeden").count()).toBe(0);
  await page.getByRole("button", { name: "Kaydet ve kuruluma dön" }).click();
  await page.getByText("Varsayılan kargo seçildi").waitFor();
});

test("the time of the invoice is chosen and not taken over unseen; a shop that issues by its default has chosen it", async () => {
  admin.fake.settings = someSettings();
  const page = await admin.open({ path: "/settings#trigger" });
  const when = page.getByLabel("Fatura ne zaman kesilsin?");
  expect(await when.inputValue()).toBe("");
  await page.getByLabel("TCKN/VKN yazmayan alıcı kaç saat beklensin?").fill("24");
  await page.getByRole("button", { name: "Kaydet ve kuruluma dön" }).click();
  await page.getByText("Fatura zamanı: Bu adım faturanın ne zaman kesileceği seçilmeden tamamlanmaz.").waitFor();
  expect(admin.fake.settings.profile).toBeNull();
  await when.selectOption("paid");
  await page.getByRole("button", { name: "Kaydet ve kuruluma dön" }).click();
  await page.getByText("Fatura, ödeme tamamlanınca kesilir").waitFor();
  expect(admin.fake.settings.profile).toMatchObject({ issue: { when: "paid", taxIdHours: 24 } });

  admin.fake.settings = someSettings({ isActive: true });
  const another = await admin.open({ path: "/settings#trigger" });
  expect(await another.getByLabel("Fatura ne zaman kesilsin?").inputValue()).toBe("paid");
});

test("connecting the account leads back to the steps", async () => {
  admin.fake.settings = someSettings();
  const page = await admin.open({ path: "/settings#integrator" });
  await page.getByLabel("Nilvera API anahtarı").fill("key-of-the-shop");
  await page.getByRole("button", { name: "Sına ve bağla" }).click();
  await page.getByText("Hesap çalışıyor: Örnek A.Ş.").waitFor();
});

test("each step is read from the settings, and the account asked anew, so that it goes on where it was left", async () => {
  admin.fake.settings = connected();
  const page = await open();
  await page.getByText("Tamamlanan adım: 6 / 8").waitFor();
  await page.getByText("Hesap çalışıyor: Örnek A.Ş. · Kalan kontör: 1200").waitFor();
  await page.getByText("Seriler: EAR (e-Arşiv), EFT (e-Fatura)").waitFor();
});

test("says what is wrong with an account that does not answer, and which series it lacks", async () => {
  admin.fake.settings = connected();
  admin.fake.account = { title: "Örnek A.Ş.", credits: null, modules: null, missingSeries: ["EAR"] };
  const page = await open();
  await page.getByText("Entegratörünüzde bu seri yok: EAR.").waitFor();
  const problem = { code: "INTEGRATOR_CONFIG", status: 409, title: "Anahtar reddedildi." };
  admin.fake.failures.set("/api/setup/account", [problem]);
  await page.reload();
  await page.getByText("Hesap şu an kullanılamıyor: Anahtar reddedildi.").waitFor();
});

test("an account whose integrator is out of reach is nothing to correct, and is asked again by itself", async () => {
  admin.fake.settings = connected();
  const away = { code: "INTEGRATOR_UNREACHABLE", status: 502, title: "Entegratöre şu an ulaşılamıyor." };
  admin.fake.failures.set("/api/setup/account", [away]);
  const page = await open();
  await page.getByText("Entegratör şu an yanıt vermiyor; yeniden soruluyor.").waitFor();
  expect(await page.getByText("Düzeltin", { exact: true }).count()).toBe(0);
  await page.getByText("Hesap çalışıyor: Örnek A.Ş.").waitFor();
});

test("the rehearsal shows each invoice and each fault, then invoicing is switched on from the day chosen", async () => {
  admin.fake.settings = connected("test");
  admin.fake.rehearsal = {
    orders: [
      rehearsed({}),
      rehearsed({
        legacyId: "5002",
        name: "#1043",
        kind: "review",
        payable: null,
        tax: null,
        why: ["VKN eksik. Yazın."],
      }),
    ],
  };
  const page = await open();
  await page.getByText("Deneme hesabıyla kesilen faturalar yasal değildir.").waitFor();
  await page.getByRole("button", { name: "Provayı başlat" }).click();
  await page.getByText("Provada faturası çıkan sipariş: 1 / 2").waitFor();
  const rows = await page.locator("tbody tr").allInnerTexts();
  expect(rows[0]).toMatch(/#1042[\s\S]*Fatura kesilir: e-Arşiv fatura[\s\S]*₺1\.353,82[\s\S]*₺225,64/);
  expect(rows[1]).toMatch(/#1043[\s\S]*Kontrole ayrılır[\s\S]*VKN eksik\. Yazın\./);
  await page.getByLabel("İlk faturalanacak gün").fill("0026-11-01");
  await page.getByText("Yılı dört rakamla yazın.").waitFor();
  expect(await page.getByRole("button", { name: "Faturalamayı aç" }).isDisabled()).toBe(true);
  await page.getByLabel("İlk faturalanacak gün").fill("2026-11-01");
  await page.getByRole("button", { name: "Faturalamayı aç" }).click();
  await page.getByText("Tamamlanan adım: 8 / 8").waitFor();
  await expect.poll(() => page.evaluate("window.toasts")).toEqual(["Faturalama açıldı"]);
  expect(admin.fake.settings).toMatchObject({ isActive: true, startsAt: "2026-11-01T00:00:00+03:00" });
});

test("a rehearsal that fails says why and can be tried again", async () => {
  admin.fake.settings = connected();
  admin.fake.failures.set("/api/setup/rehearsal", [
    { code: "SHOPIFY_UNREACHABLE", status: 502, title: "Shopify yanıt vermiyor." },
  ]);
  const page = await open();
  await page.getByRole("button", { name: "Provayı başlat" }).click();
  await page.getByText("Shopify yanıt vermiyor.").waitFor();
  await page.getByRole("button", { name: "Provayı başlat" }).click();
  await page.getByText("Son 14 günde sipariş yok.").waitFor();
});

test.each([360, 1600])("fits %i pixels without scrolling sideways", async (width) => {
  admin.fake.settings = connected();
  admin.fake.rehearsal = {
    orders: [rehearsed({ kind: "review", why: ["Alıcının vergi numarası hatalı. Doğrusunu yazın."] })],
  };
  const page = await admin.open({ path: "/setup", width });
  await page.getByRole("button", { name: "Provayı başlat" }).click();
  await page.getByText("#1042").waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
});
