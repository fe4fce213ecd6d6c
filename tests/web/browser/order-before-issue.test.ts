import type { Page } from "playwright";
import { expect, test } from "vitest";
import type { TimelineEntry } from "../../../server/http/contract.ts";
import { useAdminPage } from "./admin-page.ts";
import { anInvoice, issuedOrder, NO_SALE_ENTERED, reviewOrder, waitingOrder } from "./sample-orders.ts";

const admin = useAdminPage();

async function open(legacyId: string) {
  const page = await admin.open({ path: `/orders/${legacyId}` });
  await page.getByRole("heading", { level: 1, name: /#\d+/ }).waitFor();
  return page;
}

const toasts = (page: Page): Promise<unknown> => page.evaluate(() => Reflect.get(window, "toasts"));

const SAMPLE_PAGE =
  "<!doctype html><html lang='tr'><head><title>e-Arşiv Fatura</title></head><body><main><h1>e-Arşiv Fatura</h1><p>ÖRNEK – MALİ DEĞERİ YOKTUR</p></main></body></html>";

test("the internet sale is corrected before the invoice is issued", async () => {
  admin.fake.orders = [reviewOrder()];
  const page = await open("5002");
  await page.getByText("Bilgileri düzelt").click();
  await page.getByLabel("Web sitesi").fill("dükkân");
  await page.getByText("Bir web adresi yazın; ör. www.ornek.com").waitFor();
  const save = page.getByRole("button", { name: "Satış bilgilerini kaydet" });
  expect(await save.isDisabled()).toBe(true);
  await page.getByLabel("Web sitesi").fill("www.baska.example");
  await page.getByLabel("Ödeme şekli").selectOption("Ödeme aracısı");
  await page.getByLabel("Ödeme kuruluşu").fill("PayTR");
  await page.getByLabel("Taşıyıcı", { exact: true }).selectOption("Listede olmayan bir taşıyıcı");
  await page.getByLabel("Taşıyıcının unvanı").fill("Ali Kurye");
  await page.getByLabel("Taşıyıcının VKN veya TCKN'si").fill("10000000146");
  await page.getByLabel("Gönderim tarihi").fill("0026-11-25");
  await page.getByText("Yılı dört rakamla yazın.").waitFor();
  expect(await save.isDisabled()).toBe(true);
  await page.getByLabel("Gönderim tarihi").fill("2026-11-25");
  await expect.poll(() => save.isDisabled()).toBe(false);
  await page.getByLabel("Gönderim tarihi").fill("20266-11-25");
  await page.getByText("Yılı dört rakamla yazın.").waitFor();
  expect(await save.isDisabled()).toBe(true);
  await page.getByLabel("Gönderim tarihi").fill("2026-11-25");
  await save.click();
  await expect.poll(() => toasts(page)).toContain("Satış bilgileri kaydedildi; siparişe yeniden bakılıyor");
  const sent = admin.fake.seen.find(({ path }) => path === "/api/orders/5002/sale");
  expect(JSON.parse(sent?.body ?? "null")).toEqual({
    webSite: "www.baska.example",
    paymentMethod: "ODEMEARACISI",
    paymentName: "PayTR",
    paymentDate: "",
    carrier: "",
    carrierTitle: "Ali Kurye",
    carrierTaxId: "10000000146",
    transportDate: "2026-11-25",
    seen: "as-it-stands",
  });
});

test("a carrier of the table takes the place of one that was named by hand", async () => {
  admin.fake.orders = [reviewOrder({ saleEntry: { ...NO_SALE_ENTERED, carrierTitle: "Ali", carrierTaxId: "1" } })];
  const page = await open("5002");
  expect(await page.getByLabel("Taşıyıcının unvanı").inputValue()).toBe("Ali");
  await page.getByLabel("Taşıyıcı", { exact: true }).selectOption("Kendimiz teslim ediyoruz");
  await page.getByRole("button", { name: "Satış bilgilerini kaydet" }).click();
  await expect.poll(() => admin.fake.seen.some(({ path }) => path.endsWith("/sale"))).toBe(true);
  const sent = admin.fake.seen.find(({ path }) => path.endsWith("/sale"));
  expect(JSON.parse(sent?.body ?? "null")).toMatchObject({ carrier: "own", carrierTitle: "", carrierTaxId: "" });
});

const posted = (end: string): readonly unknown[] =>
  admin.fake.seen
    .filter(({ method, path }) => method === "POST" && path.endsWith(end))
    .map(({ body }) => JSON.parse(body));

test("no invoice is asked for while a buyer that was typed is not saved, and the preview says it knows nothing of it", async () => {
  admin.fake.orders = [reviewOrder()];
  const page = await open("5002");
  const again = page.getByRole("button", { name: "Yeniden dene", exact: true });
  await page.getByLabel("VKN / TCKN", { exact: true }).fill("1234567808");
  await page.getByText("Kaydetmediğiniz bilgiler bu önizlemede yoktur.").waitFor();
  await again.click();
  await expect.poll(() => toasts(page)).toContainEqual(expect.stringContaining("Önce kaydedin"));
  expect(posted("/retry")).toEqual([]);

  await page.getByLabel("VKN / TCKN", { exact: true }).fill("");
  await expect.poll(() => page.getByText("Kaydetmediğiniz bilgiler").count()).toBe(0);
  await page.getByLabel("VKN / TCKN", { exact: true }).fill("1234567808");
  await page.getByRole("button", { name: "Kaydet ve yeniden dene" }).click();
  await expect.poll(() => posted("/buyer")).toEqual([{ taxId: "1234567808", seen: "as-it-stands" }]);
  await expect.poll(() => page.getByText("Kaydetmediğiniz bilgiler").count()).toBe(0);
  await again.click();
  await expect.poll(() => posted("/retry").length).toBe(1);
});

test("saving one of the two forms saves what was typed into the other with it: the invoice may leave after it", async () => {
  admin.fake.orders = [reviewOrder()];
  const page = await open("5002");
  await page.getByText("Bilgileri düzelt").click();
  await page.getByLabel("Web sitesi").fill("www.baska.example");
  await page.getByLabel("VKN / TCKN", { exact: true }).fill("1234567808");
  await page.getByRole("button", { name: "Kaydet ve yeniden dene" }).click();
  const both = { ...NO_SALE_ENTERED, webSite: "www.baska.example", buyer: { taxId: "1234567808" } };
  await expect.poll(() => posted("/sale")).toEqual([{ ...both, seen: "as-it-stands" }]);
  await expect.poll(() => page.getByText("Kaydetmediğiniz bilgiler").count()).toBe(0);
  expect(posted("/buyer")).toEqual([]);
});

test("with a day or a web address of the sale that cannot be, the buyer's button saves nothing and says which", async () => {
  admin.fake.orders = [reviewOrder()];
  const page = await open("5002");
  await page.getByText("Bilgileri düzelt").click();
  await page.getByLabel("VKN / TCKN", { exact: true }).fill("1234567808");
  await page.getByLabel("Ödeme tarihi").fill("0026-11-20");
  const save = page.getByRole("button", { name: "Kaydet ve yeniden dene" });
  await save.click();
  await expect.poll(() => toasts(page)).toEqual(["İnternet satışı bilgileri: Yılı dört rakamla yazın."]);
  await page.getByLabel("Web sitesi").fill("dükkân");
  await save.click();
  await expect.poll(() => toasts(page)).toContainEqual(expect.stringContaining("Bir web adresi yazın"));
  expect([...posted("/sale"), ...posted("/buyer")]).toEqual([]);

  await page.getByLabel("Web sitesi").fill("");
  await page.getByLabel("Ödeme tarihi").fill("2026-11-20");
  await save.click();
  await expect.poll(() => posted("/sale").length).toBe(1);
});

test("the invoice is seen before it is issued, in numbers and as a page", async () => {
  admin.fake.orders = [reviewOrder()];
  admin.fake.preview = { invoice: anInvoice(), page: SAMPLE_PAGE, faults: [] };
  const page = await open("5002");
  await page.getByRole("button", { name: "Önizlemeyi göster" }).click();
  await page.getByText("Bu fatura henüz kesilmedi").waitFor();
  expect(await page.getByRole("table", { name: "KDV dökümü" }).locator("tbody tr").count()).toBe(2);
  const opened = page.waitForEvent("popup");
  await page.getByRole("button", { name: "Fatura sayfasını yeni sekmede aç" }).click();
  await (await opened).getByText("MALİ DEĞERİ YOKTUR").waitFor();
  await page.getByRole("button", { name: "Önizlemeyi yenile" }).waitFor();
});

test("where there can be no invoice yet, the preview says what is missing", async () => {
  admin.fake.orders = [reviewOrder()];
  admin.fake.preview = { invoice: null, page: null, faults: reviewOrder().faults };
  const page = await open("5002");
  await page.getByRole("button", { name: "Önizlemeyi göster" }).click();
  await page.getByText("Bu sipariş şimdi faturalanamaz").waitFor();
  admin.fake.failures.set("/api/orders/5002/preview", [
    { code: "INTEGRATOR_UNREACHABLE", status: 502, title: "Yanıt yok." },
  ]);
  await page.getByRole("button", { name: "Önizlemeyi yenile" }).click();
  await page.getByText("Yanıt yok.").waitFor();
});

test("an issued order offers neither corrections nor a preview", async () => {
  admin.fake.orders = [issuedOrder()];
  const page = await open("5001");
  expect(await page.getByText("Fatura önizlemesi").count()).toBe(0);
  expect(await page.getByText("İnternet satışı bilgileri").count()).toBe(0);
});

test("the story says whose doing each line was, and names nobody", async () => {
  const line = (kind: string, by: TimelineEntry["by"]) => ({ at: "2026-11-20T20:50:01Z", kind, facts: {}, by });
  admin.fake.orders = [
    reviewOrder({
      timeline: [line("buyer-entered", "you"), line("retry-requested", "colleague"), line("reported", "integrator")],
    }),
  ];
  const page = await open("5002");
  const told = await page.locator(".story").textContent();
  for (const who of ["· Siz", "· Ekibinizden biri", "· Entegratör"]) expect(told).toContain(who);
});

test("a cancelled invoice is called so, and saving beside it says that it issues a new one", async () => {
  const faults = [{ code: "INVOICE_CANCELLED", path: "order", what: "Faturası iptal edildi.", fix: "Yenisini kesin." }];
  admin.fake.orders = [issuedOrder({ state: "cancelled", canRetry: true, canEnterBuyer: true, faults })];
  const page = await open("5001");
  await page.getByRole("heading", { name: "Kararınızı bekliyor" }).waitFor();
  await page.getByRole("heading", { name: "İptal edilen fatura", exact: true }).waitFor();
  await page.getByText("Bilgileri düzelt").click();
  expect(await page.getByRole("button", { name: "Kaydet ve yeni fatura kes" }).count()).toBe(2);
});

test("saving beside an e-Fatura its buyer refused says that it issues a new one", async () => {
  const faults = [{ code: "INVOICE_REJECTED", path: "buyer", what: "Alıcı reddetti.", fix: "Yenisini kesin." }];
  admin.fake.orders = [issuedOrder({ state: "rejected", canRetry: true, canEnterBuyer: true, faults })];
  const page = await open("5001");
  await page.getByText("Bilgileri düzelt").click();
  await expect.poll(() => page.getByRole("button", { name: "Kaydet ve yeni fatura kes" }).count()).toBe(2);
});

test("an order that needs review again calls the document of before by that name", async () => {
  admin.fake.orders = [reviewOrder({ invoice: anInvoice() })];
  const page = await open("5002");
  await page.getByRole("heading", { name: "Önceki belge", exact: true }).waitFor();
  expect(await page.getByRole("heading", { name: "Fatura", exact: true }).count()).toBe(0);
});

test("what waits for the merchant's word does not promise to be issued by itself", async () => {
  const reason = { code: "ASK_AWAITED", text: "Siz isteyince kesilecek (ayarınız böyle)." };
  admin.fake.orders = [waitingOrder({ reason, canAskInvoice: true })];
  const page = await open(waitingOrder().legacyId);
  await page.getByText("“Faturayı şimdi kes”e basmanızı bekler").waitFor();
  expect(await page.getByText("kendiliğinden kesilir.").count()).toBe(0);
});

/** What the words stand on. */
const groundOf = (page: Page, name: string): Promise<string> =>
  page.getByRole("heading", { name }).evaluate((heading) => {
    const isBare = (element: Element) => getComputedStyle(element).backgroundColor === "rgba(0, 0, 0, 0)";
    let under: Element = heading;
    while (isBare(under) && under.parentElement !== null) under = under.parentElement;
    return getComputedStyle(under).backgroundColor;
  });

test("trouble that mends itself is told in a calmer tone than one that waits for the merchant", async () => {
  const problem = {
    code: "INTEGRATOR_CONFIG",
    path: "",
    what: "Anahtar reddedildi.",
    fix: "Yenisini girin.",
    isYours: true,
  };
  const away = { ...problem, code: "INTEGRATOR_UNREACHABLE", what: "Entegratöre ulaşılamıyor.", isYours: false };
  admin.fake.orders = [reviewOrder({ problem })];
  const page = await open("5002");
  const faults = await groundOf(page, "düzeltilmesi gereken");
  expect(await groundOf(page, problem.what)).not.toBe(faults);
  admin.fake.orders = [reviewOrder({ problem: away })];
  expect(await groundOf(await open("5002"), away.what)).toBe(faults);
});
