import type { Page } from "playwright";
import { expect, test } from "vitest";
import { useAdminPage } from "./admin-page.ts";
import { someSettings } from "./sample-settings.ts";

const admin = useAdminPage();

const PROFILE = {
  seller: {
    vkn: "1234567808",
    title: "Örnek A.Ş.",
    address: { line: "Cad. 1", district: "Kadıköy", city: "İstanbul" },
  },
  series: { earchive: "EAR", einvoice: "EFT" },
  payments: [{ gateway: "iyzico", method: "ODEMEARACISI", name: "iyzico" }],
};

async function open(options: { readonly locale?: string } = {}): Promise<Page> {
  const page = await admin.open({ path: "/settings", ...options });
  await page.getByRole("heading", { level: 1, name: options.locale === "en" ? "Settings" : "Ayarlar" }).waitFor();
  return page;
}

const sent = (path: string): unknown[] =>
  admin.fake.seen
    .filter((request) => request.path === path && request.method === "PUT")
    .map(({ body }) => JSON.parse(body));
const saveBar = (page: Page) => page.locator("ui-save-bar");
const toasts = (page: Page): Promise<unknown> => page.evaluate(() => Reflect.get(window, "toasts"));

test("saves what was changed, keeps what the page does not show, and puts the bar away", async () => {
  admin.fake.settings = someSettings({ profile: PROFILE });
  const page = await open();
  expect(await saveBar(page).getAttribute("data-open")).toBeNull();
  await page.getByLabel("Vergi dairesi").fill("Kadıköy");
  await expect.poll(() => saveBar(page).getAttribute("data-open")).toBe("");
  await saveBar(page).getByText("Kaydet").dispatchEvent("click");
  await expect.poll(() => toasts(page)).toEqual(["Ayarlar kaydedildi"]);
  const seller = { ...PROFILE.seller, taxOffice: "Kadıköy" };
  expect(sent("/api/profile/part")).toEqual([{ part: { seller }, seen: { seller: PROFILE.seller } }]);
  expect(admin.fake.settings.profile).toEqual({ ...PROFILE, seller });
  await expect.poll(() => saveBar(page).getAttribute("data-open")).toBeNull();
});

test("shows a refused field under the field, keeps what was typed, and says nothing was saved", async () => {
  admin.fake.settings = someSettings({ profile: PROFILE });
  admin.fake.profileFaults = [
    { code: "PROFILE_INVALID", path: "profile.seller.vkn", what: "Bir alan hatalı.", fix: "Düzeltin." },
    { code: "PROFILE_INVALID", path: "profile.channels.x", what: "Kanal hatalı.", fix: "Düzeltin." },
  ];
  const page = await open();
  await page.getByLabel("VKN veya TCKN").fill("1234567800");
  await saveBar(page).getByText("Kaydet").dispatchEvent("click");
  await page.getByText("Kaydedilmedi. Düzeltilmesi gereken alan: 2").waitFor();
  const describedBy = await page.getByLabel("VKN veya TCKN").getAttribute("aria-describedby");
  expect(await page.locator(`[id="${describedBy}"]`).innerText()).toBe(
    "Geçerli bir VKN (10 hane) veya TCKN (11 hane) değil. Numarayı kontrol edin.",
  );
  const told = page.getByText("Ödeme ve satış kanalları: Kanal hatalı. Düzeltin.");
  await expect.poll(() => told.evaluate((node) => node.getBoundingClientRect().top > 0)).toBe(true);
  expect(await page.getByText("profile.").count(), "no name of a file's field").toBe(0);
  expect(await page.getByLabel("VKN veya TCKN").inputValue()).toBe("1234567800");
  expect(await toasts(page)).toEqual([]);
});

test("a refusal whose every reason stands under a field says in which part of the page, and goes to the first", async () => {
  admin.fake.settings = someSettings({ profile: PROFILE });
  const refused = (path: string) => ({ code: "PROFILE_INVALID", path, what: "Bir alan hatalı.", fix: "Düzeltin." });
  admin.fake.profileFaults = [
    refused("profile.notes[0]"),
    refused("profile.carriers.shipsAfterDays"),
    refused("profile.carriers.default"),
  ];
  const page = await open();
  await page.getByLabel("Notlar (her satır ayrı not)").fill("x");
  await saveBar(page).getByText("Kaydet").dispatchEvent("click");
  await page.getByText("Kaydedilmedi. Düzeltilmesi gereken alan: 3").waitFor();
  const told = await page.getByRole("listitem").filter({ hasText: "altında" }).allInnerTexts();
  expect(told).toEqual([
    "Fatura üzerindeki notlar: nedeni alanın altında yazıyor.",
    "Kargo: nedeni alanın altında yazıyor.",
  ]);
  const first = page.getByLabel("Varsayılan taşıyıcı");
  await expect.poll(() => first.evaluate((field) => field === document.activeElement)).toBe(true);
  const reason = page.locator(`[id="${await first.getAttribute("aria-describedby")}"]`);
  await expect.poll(() => reason.evaluate((node) => node.getBoundingClientRect().bottom < innerHeight)).toBe(true);
});

test("leaves what a colleague saved meanwhile, and where both changed the same part asks once more before it writes over it", async () => {
  admin.fake.settings = someSettings({ profile: PROFILE });
  const page = await open();
  await page.getByLabel("Telefon").fill("0216 000 00 00");
  const colleagues = { ...PROFILE, seller: { ...PROFILE.seller, title: "Yeni Unvan A.Ş." }, notes: ["Teşekkürler"] };
  admin.fake.settings = someSettings({ profile: colleagues });
  const save = () => saveBar(page).getByText("Kaydet").dispatchEvent("click");
  await save();
  await page.getByText("Bu ayar bu arada değiştirildi. Yazdıklarınız duruyor.").waitFor();
  expect(admin.fake.settings.profile).toEqual(colleagues);
  await expect.poll(() => page.getByLabel("Unvan").inputValue()).toBe("Yeni Unvan A.Ş.");
  expect(await page.getByLabel("Telefon").inputValue()).toBe("0216 000 00 00");
  await save();
  await expect.poll(() => toasts(page)).toEqual(["Ayarlar kaydedildi"]);
  expect(admin.fake.settings.profile).toEqual({
    ...colleagues,
    seller: { ...colleagues.seller, phone: "0216 000 00 00" },
  });
});

test("discarding brings back what is saved", async () => {
  admin.fake.settings = someSettings({ profile: PROFILE });
  const page = await open();
  await page.getByLabel("Unvan").fill("Başka");
  await saveBar(page).getByText("Vazgeç").dispatchEvent("click");
  expect(await page.getByLabel("Unvan").inputValue()).toBe("Örnek A.Ş.");
  expect(await saveBar(page).getAttribute("data-open")).toBeNull();
});

test("says beside the account who seals, who keeps what and for how long, and what to do before closing it", async () => {
  const page = await open();
  const duties = page.getByRole("listitem").filter({ hasText: /mali mühr|on yıl|başvurusu|kapatmadan/ });
  await expect.poll(() => duties.filter({ visible: true }).count()).toBe(0);
  await page.getByText("Hesabın açılması, mühür ve saklama").click();
  await expect.poll(() => duties.filter({ visible: true }).count()).toBe(4);
});

test("warns whoever leaves a live integrator for another that it counts the same series from its own place", async () => {
  const nes = { ...NO_CONSENT, kind: "nes", name: "NES", isTrial: false, accessFields: [] };
  const integrators = [...someSettings().integrators, nes];
  admin.fake.settings = someSettings({ integrators, integrator: { kind: "nilvera", environment: "live" } });
  const page = await open();
  const warning = page.getByText("önceki entegratörün verdiği numaralar ikinci kez verilebilir");
  expect(await warning.count()).toBe(0);
  await page.getByLabel("Entegratör", { exact: true }).selectOption("nes");
  await warning.waitFor();
  await page.getByLabel("Ortam").selectOption("test");
  expect(await warning.count()).toBe(0);
});

test("proves and connects the integrator account, and forgets the typed key", async () => {
  const page = await open();
  await page.getByText("Bağlı hesap yok").waitFor();
  await page.getByLabel("Ortam").selectOption("test");
  await page.getByLabel("Nilvera API anahtarı").fill("key-of-the-shop");
  await page.getByRole("button", { name: "Sına ve bağla" }).click();
  await page.getByText("Nilvera bağlı (Deneme)").waitFor();
  expect(sent("/api/integrator")).toEqual([
    { kind: "nilvera", access: { apiKey: "key-of-the-shop" }, environment: "test" },
  ]);
  await expect.poll(() => page.getByLabel("Nilvera API anahtarı").inputValue()).toBe("");
});

test("whoever leaves the trial is told what becomes of its invoices, gets the live host, and hears that invoicing is off", async () => {
  const trial = { ...NO_CONSENT, kind: "sandbox", name: "Deneme modu", isTrial: true, accessFields: [] };
  admin.fake.settings = someSettings({
    integrators: [trial, ...someSettings().integrators],
    integrator: { kind: "sandbox", environment: "test" },
  });
  const page = await open();
  await page.getByText("Deneme modu açık").waitFor();
  expect(await page.getByText("deneme faturaları geçersiz sayılır").count()).toBe(0);
  await page.getByLabel("Entegratör", { exact: true }).selectOption("nilvera");
  await page.getByText("deneme faturaları geçersiz sayılır").waitFor();
  expect(await page.getByLabel("Ortam").inputValue()).toBe("live");
  await page.getByLabel("Nilvera API anahtarı").fill("key-of-the-shop");
  await page.getByRole("button", { name: "Sına ve bağla" }).click();
  await expect.poll(() => toasts(page)).toEqual([expect.stringContaining("Faturalama şu an kapalı")]);
});

const NO_CONSENT = { isLiveOnly: false, mailsBuyer: false, consentUrl: null };

test("the trial asks for no key, is never live, and shows its magic words", async () => {
  const trial = { ...NO_CONSENT, kind: "sandbox", name: "Deneme modu", isTrial: true, accessFields: [] };
  admin.fake.settings = someSettings({ integrators: [trial, ...someSettings().integrators] });
  const page = await open();
  expect(await page.getByLabel("Entegratör", { exact: true }).inputValue()).toBe("sandbox");
  expect(await page.getByLabel("Ortam").count()).toBe(0);
  await page.getByText("sihirli kelimeler").click();
  await page.getByText("deneme:kontor-yok").waitFor();
  await page.getByRole("button", { name: "Deneme modunu aç" }).click();
  await page.getByText("Deneme modu açık").waitFor();
  expect(sent("/api/integrator")).toEqual([{ kind: "sandbox", access: {}, environment: "test" }]);
});

test("a rejected key is told in words beside the field it was typed in, and of no other integrator", async () => {
  const parasut = { ...NO_CONSENT, kind: "parasut", name: "Paraşüt", isTrial: false, accessFields: [] };
  admin.fake.settings = someSettings({ integrators: [...someSettings().integrators, parasut] });
  admin.fake.failures.set("/api/integrator", [
    {
      code: "INTEGRATOR_CONFIG",
      status: 409,
      title: "Entegratör anahtarı kabul etmedi.",
      detail: "Düzelince bir siparişte Yeniden dene'ye basın.",
    },
  ]);
  const page = await open();
  await page.getByLabel("Nilvera API anahtarı").fill("key-of-the-shop");
  await page.getByRole("button", { name: "Sına ve bağla" }).click();
  await page.getByText("Entegratör anahtarı kabul etmedi. Bilgileri eksiksiz yapıştırdığınızı").waitFor();
  await page.getByText("Bağlı hesap yok").waitFor();
  expect(await page.getByText("Yeniden dene'ye basın").count(), "no order waits for an account not yet there").toBe(0);
  await page.getByLabel("Entegratör", { exact: true }).selectOption("parasut");
  expect(await page.getByText("Entegratör anahtarı kabul etmedi.").count(), "said of another integrator").toBe(0);
});

test("invoicing cannot be started before company and account are there, and starts on the day chosen", async () => {
  const page = await open();
  await page.getByText("Önce firma bilgilerini ve fatura serilerini kaydedin.").waitFor();
  expect(await page.getByRole("button", { name: "Faturalamayı başlat" }).isDisabled()).toBe(true);
  const integrator = { kind: "nilvera", environment: "live" } as const;
  admin.fake.settings = someSettings({ profile: PROFILE, integrator });
  await page.reload();
  await page.getByText("Önce varsayılan KDV oranını seçip kaydedin.").waitFor();
  admin.fake.settings = someSettings({ profile: { ...PROFILE, tax: { default: 20 } }, integrator });
  await page.reload();
  const day = page.getByLabel("Fatura kesilecek ilk sipariş günü");
  await day.pressSequentially("112026");
  expect(await day.inputValue(), "what the browser makes of a year in two digits").toBe("0026-11-20");
  await page.getByText("Yılı dört rakamla yazın.").waitFor();
  expect(await page.getByRole("button", { name: "Faturalamayı başlat" }).isDisabled()).toBe(true);
  await day.fill("2026-11-20");
  await page.getByRole("button", { name: "Faturalamayı başlat" }).click();
  await page.getByRole("heading", { name: "Faturalama açık" }).waitFor();
  await expect.poll(() => sent("/api/active")).toEqual([{ active: true, startsAt: "2026-11-20" }]);
  await page.getByRole("button", { name: "Duraklat" }).click();
  await page.getByRole("heading", { name: "Faturalama duraklatıldı" }).waitFor();
  await expect.poll(() => sent("/api/active").at(-1)).toEqual({ active: false });
});

test("a product rule is added, filled in and removed", async () => {
  admin.fake.settings = someSettings({ profile: PROFILE });
  const page = await open();
  await page.getByRole("button", { name: "Kural ekle" }).click();
  await page.getByLabel("Etiket").fill("kitap");
  await page.getByLabel("KDV oranı", { exact: true }).selectOption("0");
  await page.getByLabel("İstisna kodu (%0 için)").selectOption("335");
  await saveBar(page).getByText("Kaydet").dispatchEvent("click");
  await expect.poll(() => sent("/api/profile/part").length).toBe(1);
  expect(sent("/api/profile/part")[0]).toMatchObject({
    part: { tax: { productRules: [{ tag: "kitap", rate: 0, exemption: "335" }] } },
  });
  await page.getByRole("button", { name: "Kuralı sil" }).click();
  expect(await page.getByLabel("Etiket").count()).toBe(0);
});

test("reads in English where the admin does", async () => {
  const page = await open({ locale: "en" });
  await page.getByRole("button", { name: "Start invoicing" }).waitFor();
  expect(await page.locator("body").innerText()).not.toMatch(/Faturalama|Kaydet|Vergi dairesi/);
});

test.each(["tr", "en"])("fits 360 pixels without scrolling sideways, in %s", async (locale) => {
  const page = await admin.open({ path: "/settings", locale, width: 360 });
  await page.getByLabel(/e-Arşiv seri/).waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
});

test("who numbers, when credit is low, and the days of the law, are settings that stay unsaid until they are changed", async () => {
  admin.fake.settings = someSettings({
    profile: { series: { earchive: "EAR", einvoice: "EFT" }, issue: { when: "paid" } },
  });
  const page = await admin.open({ path: "/settings" });
  await page.getByLabel("Fatura numarasını kim versin?").selectOption("own");
  await page.getByLabel("Kaç belgelik kontör kalınca uyarılayım?").fill("250");
  await page.getByRole("button", { name: "Gelişmiş: Fatura zamanı" }).click();
  await page.getByLabel("Fatura kaç gün içinde iptal edilebilir?").fill("8");
  await page.locator("#settings button").first().dispatchEvent("click");
  await expect.poll(() => admin.fake.settings.profile?.["numbering"]).toBe("own");
  expect(admin.fake.settings.profile?.["creditWarning"]).toBe(250);
  expect(admin.fake.settings.profile?.["issue"]).toMatchObject({ cancelDays: 8 });
  expect(admin.fake.settings.profile?.["issue"]).not.toHaveProperty("lawfulDays");
});

test("shows the plan as Shopify tells it, and goes on without when it is not told", async () => {
  admin.fake.plan = {
    plan: { name: "Başlangıç", status: "FROZEN", isTest: false, trialDays: 14, paidUntil: "2026-12-20T00:00:00Z" },
  };
  const page = await open();
  await page.getByText("Shopify ödemesi bekleniyor").waitFor();
  await page.getByText("20 Ara 2026").waitFor();
  const problem = { code: "SHOPIFY_UNREACHABLE", status: 502, title: "Shopify yanıt vermiyor." };
  // The stream of changes, once open, has everything asked for anew.
  admin.fake.failures.set("/api/plan", [problem, problem, problem]);
  await page.reload();
  await page.getByText("Plan bilgisi şu an alınamıyor: Shopify yanıt vermiyor.").waitFor();
  await page.getByLabel("Unvan (şahıs firmasında ad soyad)").fill("Başka A.Ş.");
});
