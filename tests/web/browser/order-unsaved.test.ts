import type { Page } from "playwright";
import { beforeEach, expect, test } from "vitest";
import { useAdminPage } from "./admin-page.ts";
import { issuedOrder, NO_SALE_ENTERED, reviewOrder } from "./sample-orders.ts";

const admin = useAdminPage();

beforeEach(() => {
  admin.fake.orders = [reviewOrder()];
});
async function open(legacyId = "5002") {
  const page = await admin.open({ path: `/orders/${legacyId}` });
  await page.getByRole("heading", { level: 1, name: /#\d+/ }).waitFor();
  return page;
}

const toasts = (page: Page): Promise<unknown> => page.evaluate(() => Reflect.get(window, "toasts"));
const taxId = (page: Page) => page.getByLabel("VKN / TCKN", { exact: true });
const saveBar = (page: Page) => page.locator("ui-save-bar");
const isBarShown = async (page: Page) => (await saveBar(page).getAttribute("data-open")) !== null;
const press = (page: Page, label: string) => saveBar(page).getByText(label).dispatchEvent("click");
const posted = (end: string): readonly unknown[] =>
  admin.fake.seen
    .filter(({ method, path }) => method === "POST" && path.endsWith(end))
    .map(({ body }) => JSON.parse(body));

const WAYS: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
  "the back arrow": (page) => page.getByRole("link", { name: "Siparişler" }).first().click(),
  "the side bar": (page) =>
    page.evaluate(() =>
      document
        .querySelector('ui-nav-menu a[href="/settings"]')
        ?.dispatchEvent(new Event("shopify:navigate", { bubbles: true })),
    ),
  "Shopify's page of the order": (page) => page.getByRole("button", { name: "Shopify'da aç" }).click(),
};

test.each(Object.entries(WAYS))(
  "what is typed and not saved is left by %s only once that is agreed to",
  async (_, leave) => {
    const page = await open();
    await page.evaluate(`
    window.left = [];
    window.open = (address) => window.left.push(address);
    shopify.saveBar.leaveConfirmation = () => new Promise((agree) => Object.assign(window, { agree }));
  `);
    const isAsked = () => page.evaluate(() => "agree" in window);
    const here = page.url();
    const hasLeft = async () =>
      page.url() !== here || (await page.evaluate(() => Reflect.get(window, "left").length)) > 0;
    await taxId(page).fill("1234567808");
    await expect.poll(() => isBarShown(page)).toBe(true);
    await leave(page);
    await expect.poll(isAsked).toBe(true);
    expect(await taxId(page).inputValue()).toBe("1234567808");
    expect(await hasLeft()).toBe(false);
    await page.evaluate(() => Reflect.get(window, "agree")());
    await expect.poll(hasLeft).toBe(true);
  },
);

test("what was typed back to what is saved is left without a question", async () => {
  const page = await open();
  expect(await isBarShown(page)).toBe(false);
  await taxId(page).fill("1234567808");
  await expect.poll(() => isBarShown(page)).toBe(true);
  await taxId(page).fill("");
  await expect.poll(() => isBarShown(page)).toBe(false);
});

test("discarding puts both forms back to what is saved", async () => {
  const entry = { ...reviewOrder().entry, taxId: "10000000146" };
  admin.fake.orders = [reviewOrder({ entry, saleEntry: { ...NO_SALE_ENTERED, webSite: "www.eski.example" } })];
  const page = await open();
  await taxId(page).fill("1234567808");
  await page.getByLabel("Fatura kime").selectOption("Şirkete");
  await page.getByLabel("Web sitesi").fill("www.baska.example");
  const carrier = page.getByLabel("Taşıyıcı", { exact: true });
  await carrier.selectOption("Listede olmayan bir taşıyıcı");
  await page.getByLabel("Taşıyıcının unvanı").fill("Ali Kurye");
  await press(page, "Vazgeç");
  await expect.poll(() => isBarShown(page)).toBe(false);
  expect(await taxId(page).inputValue()).toBe("10000000146");
  expect(await page.getByLabel("Fatura kime").inputValue()).toBe("");
  expect(await page.getByLabel("Web sitesi").inputValue()).toBe("www.eski.example");
  expect(await carrier.inputValue()).toBe("");
  expect(await page.getByLabel("Taşıyıcının unvanı").count()).toBe(0);
  expect([...posted("/sale"), ...posted("/buyer")]).toEqual([]);
});

test("the bar saves what was typed into both forms, goes away, and later discards back to that", async () => {
  const page = await open();
  await page.getByText("Bilgileri düzelt").click();
  await page.getByLabel("Web sitesi").fill("dükkân");
  await taxId(page).fill("1234567808");
  await press(page, "Kaydet");
  await expect.poll(() => toasts(page)).toContainEqual(expect.stringContaining("Bir web adresi yazın"));
  expect(posted("/sale")).toEqual([]);
  await page.getByLabel("Web sitesi").fill("www.baska.example");
  await press(page, "Kaydet");
  const both = { ...NO_SALE_ENTERED, webSite: "www.baska.example", buyer: { taxId: "1234567808" } };
  await expect.poll(() => posted("/sale")).toEqual([{ ...both, seen: "as-it-stands" }]);
  await expect.poll(() => toasts(page)).toContain("Yazdıklarınız kaydedildi; siparişe yeniden bakılıyor");
  await expect.poll(() => isBarShown(page)).toBe(false);
  await taxId(page).fill("5");
  await expect.poll(() => isBarShown(page)).toBe(true);
  await press(page, "Vazgeç");
  await expect.poll(() => taxId(page).inputValue()).toBe("1234567808");
});

test("where saving issues a new invoice, the bar's plain word does not, and names the button that does", async () => {
  const faults = [{ code: "INVOICE_CANCELLED", path: "order", what: "Faturası iptal edildi.", fix: "Yenisini kesin." }];
  admin.fake.orders = [issuedOrder({ state: "cancelled", canRetry: true, canEnterBuyer: true, faults })];
  const page = await open("5001");
  await taxId(page).fill("1234567808");
  await press(page, "Kaydet");
  await expect.poll(() => toasts(page)).toContainEqual(expect.stringContaining("yeni bir fatura keser"));
  expect([...posted("/sale"), ...posted("/buyer")]).toEqual([]);
});

test("no bar stands on the page of an order that nothing can be typed for", async () => {
  admin.fake.orders = [issuedOrder()];
  expect(await saveBar(await open("5001")).count()).toBe(0);
});

const below = async (page: Page, label: string): Promise<string | null> => {
  const ids = (await page.getByLabel(label, { exact: true }).getAttribute("aria-describedby"))?.split(" ") ?? [];
  return ids.length === 0 ? null : page.locator(ids.map((id) => `[id="${id}"]`).join(", ")).innerText();
};

test("below each field the order waits for stands what the order itself says, and below no other", async () => {
  const page = await open();
  await expect.poll(() => below(page, "VKN / TCKN")).toBe("Siparişte: 1234567800");
  expect(await below(page, "İlçe")).toBe("Siparişte: İstanbul");
  expect(await below(page, "Şirket unvanı")).toBeNull();
  expect(await below(page, "Posta kodu")).toBeNull();
  expect(await taxId(page).inputValue()).toBe("");
  expect(await isBarShown(page)).toBe(false);
});

test("what stands below a field follows the order, also where it says nothing or cannot be read", async () => {
  admin.fake.asOrdered = { ...admin.fake.asOrdered, district: "" };
  const page = await open();
  await expect.poll(() => below(page, "İlçe")).toBe("Siparişte yazmıyor");
  admin.fake.asOrdered = { ...admin.fake.asOrdered, taxId: "1234567801" };
  admin.fake.emit({ kind: "order", legacyId: "5002", state: "review" });
  await expect.poll(() => below(page, "VKN / TCKN")).toBe("Siparişte: 1234567801");

  const gone = { code: "NOT_FOUND", status: 404, title: "Bulunamadı." };
  admin.fake.failures.set("/api/orders/5002/as-ordered", [gone]);
  const other = await open();
  await expect.poll(() => below(other, "VKN / TCKN")).toBe("Siparişte ne yazdığı şu an okunamıyor");
});

test("Shopify is not asked about an order whose buyer nothing is wrong with, nor again because the stream was down", async () => {
  const asked = (path: string) => admin.fake.seen.filter((request) => request.path === path).length;
  admin.fake.orders = [
    reviewOrder({ faults: [{ code: "ORDER_CHANGED", path: "order", what: "Değişti.", fix: "Bakın." }] }),
  ];
  const fine = await open();
  await fine.getByLabel("VKN / TCKN", { exact: true }).waitFor();
  await fine.close();
  expect(asked("/api/orders/5002/as-ordered")).toBe(0);
  admin.fake.orders = [reviewOrder()];
  const page = await open();
  await expect.poll(() => below(page, "VKN / TCKN")).toBe("Siparişte: 1234567800");
  const before = asked("/api/shop");
  admin.fake.endStreams();
  await expect.poll(() => asked("/api/shop"), { timeout: 10_000 }).toBeGreaterThan(before);
  await page.evaluate("fetch('/api/shop')");
  expect(asked("/api/orders/5002/as-ordered")).toBe(1);
});
