import { readFile } from "node:fs/promises";
import { beforeEach, expect, test } from "vitest";
import { useAdminPage } from "./admin-page.ts";
import { issuedOrder } from "./sample-orders.ts";
import { anEntry, aRequest } from "./sample-record.ts";

const admin = useAdminPage();

const ORDER = { legacyId: "5001", name: "#1042", currency: "TRY" };
const YOU = { kind: "user", id: "7", isYou: true } as const;

beforeEach(() => {
  admin.fake.orders = [issuedOrder()];
});
const open = () => admin.open({ path: "/record" });

test("tells in plain words who did what, and leads to the order", async () => {
  admin.fake.record = [
    anEntry({ id: 903, kind: "retry-requested", facts: {}, actor: YOU, order: ORDER }),
    anEntry({
      id: 902,
      kind: "buyer-proposed",
      facts: {},
      actor: { kind: "buyer", id: "", isYou: false },
      order: ORDER,
    }),
    anEntry({ id: 901 }),
    anEntry({ id: 900, kind: "account-connected", facts: { integrator: "sandbox", environment: "test" } }),
    anEntry({ id: 899, kind: "switched-on", facts: { day: "2026-11-15" } }),
  ];
  const page = await open();
  await page.locator(".story li").first().waitFor();
  expect((await page.locator(".story li").allInnerTexts()).map((text) => text.replaceAll(/\s+/g, " "))).toEqual([
    expect.stringMatching(/^#1042 Yeniden deneme istendi .* · Siz$/),
    expect.stringMatching(/^#1042 Alıcı kendi fatura bilgilerini verdi .* · Alıcı$/),
    expect.stringMatching(/^Ayarlar değiştirildi: kargo, fatura metni ve ekleri, firma bilgileri .* · Kullanıcı 42$/),
    expect.stringContaining("Entegratör hesabı bağlandı: deneme modu (test)"),
    expect.stringContaining("Faturalama açıldı; ilk gün 15 Kas 2026"),
  ]);
  await page.getByRole("link", { name: "#1042" }).first().click();
  await page.getByText("EAR2026000000042").first().waitFor();
});

test("shows one person's doings, or what the app did by itself, page after page", async () => {
  admin.fake.pageSize = 2;
  admin.fake.record = [
    anEntry({ id: 905, actor: YOU }),
    anEntry({
      id: 904,
      kind: "issued",
      facts: { total: "1353.82" },
      actor: { kind: "job", id: "", isYou: false },
      order: ORDER,
    }),
    anEntry({ id: 903 }),
    anEntry({ id: 902, actor: YOU }),
    anEntry({ id: 901, actor: YOU }),
  ];
  const page = await open();
  const lines = () => page.locator(".story li").allInnerTexts();
  await expect.poll(lines).toHaveLength(2);
  await page.getByRole("button", { name: "Daha eskiler" }).click();
  await expect.poll(lines).toHaveLength(4);
  await page.getByLabel("Kimin yaptıkları").selectOption({ label: "Kullanıcı 42" });
  await expect.poll(lines).toEqual([expect.stringContaining("Kullanıcı 42")]);
  await page.getByLabel("Kimin yaptıkları").selectOption("app");
  await expect.poll(lines).toEqual([expect.stringMatching(/#1042 Fatura hazırlandı: ₺1\.353,82[\s\S]*Otofatura/)]);
});

test("lists what buyers asked about their data with its dates, and hands over the file", async () => {
  admin.fake.requests = [
    aRequest(),
    aRequest({ id: "w2", kind: "customer-redact", customerId: null }),
    aRequest({ id: "w3", answeredAt: null }),
  ];
  const page = await open();
  await page.locator("tbody tr").first().waitFor();
  const rows = await page.locator("tbody tr").allInnerTexts();
  expect(rows[0]).toMatch(/Verisini istedi[\s\S]*Müşteri 7064[\s\S]*2[\s\S]*19 Kas 2026[\s\S]*Hazır: 19 Kas 2026/);
  expect(rows[1]).toMatch(/Verisinin silinmesini istedi[\s\S]*Silindi: 19 Kas 2026/);
  expect(rows[2]).toMatch(/Yapılıyor/);
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Müşteri 7064: verileri indir" }).click(),
  ]);
  expect(file.suggestedFilename()).toBe("musteri-verisi-7064.json");
  expect(JSON.parse(await readFile(await file.path(), "utf8"))).toEqual({ orders: [] });
  expect(admin.fake.seen.map(({ path }) => path)).toContain("/api/privacy/w1/export");
});

test("says so when nothing was done or asked, and the server's words when it cannot be read", async () => {
  const page = await open();
  await page.getByText("Kayıt yok.").waitFor();
  await page.getByText("Henüz istek yok.").waitFor();
  const problem = { code: "SHOP_NOT_CONNECTED", status: 409, title: "Mağaza bağlı değil." };
  admin.fake.failures.set("/api/record", [problem, problem, problem, problem]);
  await (await open()).getByText("Kod: SHOP_NOT_CONNECTED").waitFor();
});

test("reads in English where the admin does", async () => {
  admin.fake.record = [anEntry()];
  const page = await admin.open({ path: "/record", locale: "en" });
  await page.getByText("Settings changed: shipping, invoice text and files, company details").waitFor();
});

test.each([360, 1280])("fits %i pixels without scrolling sideways", async (width) => {
  admin.fake.record = [anEntry()];
  admin.fake.requests = [aRequest()];
  const page = await admin.open({ path: "/record", width });
  await page.locator(".story li").first().waitFor();
  await page.locator("tbody tr").first().waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
});
