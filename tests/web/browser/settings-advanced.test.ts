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
};
const GOLD = { tag: "altin", rate: 20, specialBase: { code: "805", field: "Has altın" } };

async function open(changes: object = {}): Promise<Page> {
  admin.fake.settings = someSettings({ profile: { ...PROFILE, ...changes } });
  const page = await admin.open({ path: "/settings" });
  await page.getByRole("heading", { level: 1, name: "Ayarlar" }).waitFor();
  return page;
}

const sent = (): unknown[] =>
  admin.fake.seen
    .filter(({ path, method }) => path === "/api/profile/part" && method === "PUT")
    .map(({ body }) => JSON.parse(body).part);

async function save(page: Page): Promise<void> {
  await page.locator("ui-save-bar button:enabled", { hasText: "Kaydet" }).dispatchEvent("click");
}

const advanced = (page: Page) => page.getByRole("button", { name: "Gelişmiş: KDV" });

test("what few shops need is out of sight until it is asked for, or is in use", async () => {
  const page = await open();
  expect(await page.getByText("Ek ücretlerin KDV'si").count()).toBe(0);
  await advanced(page).click();
  await page.getByText("Ek ücretlerin KDV'si").waitFor();
  const inUse = await open({ tax: { fees: [{ name: "kapıda", rate: "prorata" }] } });
  expect(await inUse.getByLabel("Ücretin adında geçen").inputValue()).toBe("kapıda");
  expect(await inUse.getByText("Ödeme yöntemleri", { exact: true }).count()).toBe(0);
});

test("a rule of special taxes keeps them when its condition is changed, and gets a collection beside it", async () => {
  const page = await open({ tax: { productRules: [GOLD] } });
  expect(await page.getByLabel("Özel matrah").inputValue()).toBe("805");
  await page.getByLabel("Etiket").fill("ziynet");
  await page.getByLabel("Koleksiyon", { exact: true }).fill("kuyum");
  await save(page);
  await expect.poll(() => sent().length).toBe(1);
  expect(sent()[0]).toMatchObject({ tax: { productRules: [{ ...GOLD, tag: "ziynet", collection: "kuyum" }] } });
});

test("a payment method is added as a row, and removed again", async () => {
  const page = await open();
  await page.getByRole("button", { name: "Gelişmiş: Ödeme ve satış kanalları" }).click();
  await page.getByRole("button", { name: "Satır ekle" }).first().click();
  await page.getByLabel("Ödeme adında geçen").fill("banka");
  await page.getByLabel("Faturadaki ödeme şekli").selectOption("EFT/HAVALE");
  await save(page);
  await expect.poll(() => sent().at(-1)).toMatchObject({ payments: [{ gateway: "banka", method: "EFT/HAVALE" }] });
  await page.getByRole("button", { name: "Sil: Ödeme yöntemleri 1" }).click();
  await save(page);
  await expect.poll(() => sent().at(-1)).toMatchObject({ payments: [] });
});

test("what is typed while a save is under way is kept, and is saved by the next", async () => {
  const page = await open({ tax: { productRules: [GOLD] } });
  let letThrough = () => {};
  const isLetThrough = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  await page.route("**/api/profile/part", async (route) => {
    await isLetThrough;
    await route.continue();
  });
  await page.getByLabel("Etiket").fill("ziynet");
  await save(page);
  await page.getByLabel("Koleksiyon", { exact: true }).fill("kuyum");
  await page.getByLabel("Telefon").fill("0216 000 00 00");
  letThrough();
  await save(page);
  await expect.poll(() => sent().length).toBe(2);
  expect(sent()[0]).toMatchObject({ tax: { productRules: [{ ...GOLD, tag: "ziynet" }] } });
  expect(sent()[0]).not.toHaveProperty("seller");
  expect(sent()[1]).toMatchObject({
    tax: { productRules: [{ ...GOLD, tag: "ziynet", collection: "kuyum" }] },
    seller: { phone: "0216 000 00 00" },
  });
});

test("a refused row says why under its field, in sight, and not again at the top", async () => {
  const path = "profile.limits.withholding[0].amount";
  admin.fake.profileFaults = [{ code: "PROFILE_INVALID", path, what: "Tutar okunamadı.", fix: "Düzeltin." }];
  const page = await open({ limits: { withholding: [{ from: "2026-01-01", amount: "12 bin" }] } });
  await page.getByLabel("Telefon").fill("0216 000 00 00");
  await save(page);
  await page.getByText("Kaydedilmedi. Düzeltilmesi gereken alan: 1").waitFor();
  expect(await page.getByText("Tutar okunamadı. Düzeltin.").count()).toBe(1);
  const describedBy = await page.getByLabel("Tutar (TL, KDV dahil)").getAttribute("aria-describedby");
  expect(await page.locator(`[id="${describedBy}"]`).innerText()).toBe("Tutar okunamadı. Düzeltin.");
});

test("a limit's first day whose year was typed in two digits is told at once, and not saved: the limit would be in force", async () => {
  const page = await open({ limits: { withholding: [{ from: "2026-01-01", amount: "12000.00" }] } });
  const day = page.getByLabel("Başlangıç günü");
  await day.fill("0027-01-01");
  await page.getByText("Yılı dört rakamla yazın.").waitFor();
  await save(page);
  const told = "Başlangıç günü: Yılı dört rakamla yazın.";
  await expect.poll(() => page.evaluate(() => Reflect.get(window, "toasts") as unknown)).toEqual([told]);
  expect(sent()).toEqual([]);
  await day.fill("2027-01-01");
  await expect.poll(() => page.getByText("Yılı dört rakamla yazın.").count()).toBe(0);
  await save(page);
  await expect.poll(() => sent()).toMatchObject([{ limits: { withholding: [{ from: "2027-01-01" }] } }]);
});

test("a refused wait that the chosen time does not use is shown all the same", async () => {
  const fault = {
    code: "PROFILE_INVALID",
    path: "profile.issue.afterHours",
    what: "Bir alan hatalı.",
    fix: "Düzeltin.",
  };
  admin.fake.profileFaults = [fault];
  const page = await open({ issue: { when: "manual", afterHours: 9000 } });
  await page.getByLabel("TCKN/VKN yazmayan alıcı kaç saat beklensin?").fill("2");
  await save(page);
  await page.getByText("Bu alana yazılan geçersiz. Kontrol edip düzeltin.").waitFor();
});
