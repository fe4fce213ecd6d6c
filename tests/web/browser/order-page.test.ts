import type { Page } from "playwright";
import { expect, test } from "vitest";
import { useAdminPage } from "./admin-page.ts";
import {
  anInvoice,
  anOrder,
  changedOrder,
  failedOrder,
  issuedOrder,
  reviewOrder,
  waitingOrder,
} from "./sample-orders.ts";

const admin = useAdminPage();

async function open(legacyId: string, options: { readonly locale?: string; readonly width?: number } = {}) {
  const page = await admin.open({ path: `/orders/${legacyId}`, ...options });
  await page.getByRole("heading", { level: 1, name: /#\d+/ }).waitFor();
  return page;
}

const facts = (page: Page): Promise<Record<string, string>> =>
  page
    .locator(".facts-pair")
    .evaluateAll((pairs) =>
      Object.fromEntries(
        pairs.map((pair) => [pair.querySelector("dt")?.textContent ?? "", pair.querySelector("dd")?.textContent ?? ""]),
      ),
    );

const tableRows = (page: Page, caption: string): Promise<string[][]> =>
  page
    .getByRole("table", { name: caption })
    .locator("tbody tr")
    .evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll("td")].map((cell) => cell.textContent ?? "")));

const toasts = (page: Page): Promise<unknown> => page.evaluate(() => Reflect.get(window, "toasts"));

test("shows the whole invoice", async () => {
  admin.fake.orders = [issuedOrder()];
  const page = await open("5001");
  expect(await facts(page)).toEqual({
    "Fatura no": "EAR2026000000042",
    ETTN: "3f1c7a52-94d0-4c43-9d0e-5a6b1f2e7c10ETTN'yi kopyala",
    Düzenlenme: "20 Kas 2026 23:50",
    Tür: "e-Arşiv fatura · Satış",
    Alıcı: "Ayşe Yılmaz",
    "VKN / TCKN": "11111111111",
    Adres: "Lale Sok. No: 7 D: 3, Moda, Kadıköy / İstanbul",
    "Web sitesi": "https://www.ornek.com.tr",
    "Ödeme şekli": "Ödeme aracısı",
    "Ödeme kuruluşu": "iyzico",
    "Ödeme tarihi": "20 Kas 2026",
    Taşıyıcı: "Yurtiçi Kargo Servisi A.Ş.",
    "Taşıyıcı VKN / TCKN": "9860008925",
    "Gönderim tarihi": "21 Kas 2026",
    "Satış platformu": "İnternet",
    "Gönderim şekli": "Elektronik",
  });
  expect(await tableRows(page, "Kalemler")).toEqual([
    [
      "El yapımı seramik kupa, 350 mlKUPA-350-MAVI · KDV oranı: Shopify",
      "2",
      "₺458,33333333",
      "₺41,67",
      "₺875,00",
      "%20",
      "₺175,00",
    ],
    ["Filtre kahve, 1 kgKDV oranı: ayarlarınız", "1", "₺300,81", "₺0,00", "₺300,81", "%1", "₺3,01"],
  ]);
  expect(await tableRows(page, "KDV dökümü")).toEqual([
    ["%20", "₺875,00", "₺175,00"],
    ["%1", "₺300,81", "₺3,01"],
  ]);
  expect(await page.locator(".sums-final").innerText()).toMatch(/Ödenecek tutar\s+₺1\.353,82/);
  await page.getByText("GİB'e raporlandı").waitFor();
  await page.getByText("Fatura düzenlendi. Bir şey yapmanız gerekmez.").waitFor();
});

test("tells taxes beside KDV, and what the merchant should know of an issued invoice", async () => {
  const warnings = [{ code: "CASH_ABOVE_LIMIT", text: "Kapıda nakit sınırın üstünde." }];
  admin.fake.orders = [issuedOrder({ invoice: anInvoice({ excise: "12.34", withheld: "56.78", warnings }) })];
  const page = await open("5001");
  await page.getByText("Kapıda nakit sınırın üstünde.").waitFor();
  const sums = await page.locator(".sums").innerText();
  expect(sums).toMatch(/ÖTV\s+₺12,34/);
  expect(sums).toMatch(/Alıcının kestiği KDV \(tevkifat\)\s+₺56,78/);
});

test("tells the order's story with the newest line first", async () => {
  admin.fake.orders = [issuedOrder()];
  const page = await open("5001");
  const lines = await page.locator(".story-text").allInnerTexts();
  expect(lines[0]).toBe("Faturanın PDF'i saklandı");
  expect(lines.at(-1)).toBe("Shopify'dan bildirim geldi: sipariş ödendi");
  expect(lines).toHaveLength(7);
});

test("says that the integrator still owes the number, and offers no PDF before there is one", async () => {
  admin.fake.orders = [
    anOrder({ state: "processing", invoice: anInvoice({ number: null, hasPdf: false, internet: null }) }),
  ];
  const page = await open("5001");
  expect((await facts(page))["Fatura no"]).toBe("Entegratör verecek (EAR serisi)");
  expect((await facts(page))["Web sitesi"]).toBeUndefined();
  expect(await page.getByRole("button", { name: "PDF'i aç" }).count()).toBe(0);
});

test("copies the ETTN", async () => {
  admin.fake.orders = [issuedOrder()];
  const page = await open("5001");
  await page.getByRole("button", { name: "ETTN'yi kopyala" }).click();
  await expect.poll(() => toasts(page)).toEqual(["ETTN kopyalandı"]);
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("3f1c7a52-94d0-4c43-9d0e-5a6b1f2e7c10");
});

test("opens the PDF in a new tab by way of a single-use address", async () => {
  admin.fake.orders = [issuedOrder()];
  const page = await open("5001");
  const [tab] = await Promise.all([
    page.context().waitForEvent("page"),
    page.getByRole("button", { name: "PDF'i aç" }).click(),
  ]);
  await tab.waitForURL("**/downloads/one");
  expect(await tab.innerText("body")).toBe("EAR2026000000042.pdf");
  const asked = admin.fake.seen.filter(({ path }) => path === "/api/downloads");
  expect(asked.map(({ method, body }) => [method, JSON.parse(body)])).toEqual([
    ["POST", { ettn: "3f1c7a52-94d0-4c43-9d0e-5a6b1f2e7c10", format: "pdf" }],
  ]);
});

test("closes the new tab and says why when there is no PDF to open", async () => {
  admin.fake.orders = [issuedOrder()];
  admin.fake.failures.set("/api/downloads", [
    { code: "DOCUMENT_NOT_READY", status: 409, title: "PDF henüz hazır değil." },
  ]);
  const page = await open("5001");
  await page.getByRole("button", { name: "PDF'i aç" }).click();
  await expect.poll(() => toasts(page)).toEqual(["PDF henüz hazır değil."]);
  await expect.poll(() => page.context().pages().length).toBe(1);
});

test("lists each fault with its remedy and code, and takes the order up again on request", async () => {
  admin.fake.orders = [reviewOrder()];
  const page = await open("5002");
  await page.getByRole("heading", { name: "Fatura kesilmesi için düzeltilmesi gereken: 2" }).waitFor();
  await page.getByText("Alıcının vergi numarası hatalı.").waitFor();
  await page.getByText("Ne yapmalı: Alıcıdan doğru VKN'yi alıp sipariş notundaki alana yazın.").waitFor();
  await page.getByText("Kod: BUYER_TAX_ID_CHECKSUM").waitFor();
  await page.getByText("Fatura adresinde ilçe yok.").waitFor();
  await page.getByRole("button", { name: "Yeniden dene", exact: true }).click();
  await expect.poll(() => toasts(page)).toEqual(["Sipariş yeniden işleme alındı"]);
  expect(admin.fake.seen.filter(({ method }) => method === "POST").map(({ path }) => path)).toEqual([
    "/api/orders/5002/retry",
  ]);
});

test("shows what holds up the order, with the integrator's own code", async () => {
  const order = failedOrder();
  admin.fake.orders = [{ ...order, problem: order.problem === null ? null : { ...order.problem, path: "4003" } }];
  const page = await open("5004");
  await page.getByRole("heading", { name: "Entegratör anahtarı reddedildi." }).waitFor();
  await page.getByText("Kod: INTEGRATOR_CONFIG · Entegratörün kodu: 4003").waitFor();
  expect(await page.getByRole("button", { name: "Yeniden dene" }).count()).toBe(1);
});

test("offers a retry even where no fault explains the failure, and none where it cannot help", async () => {
  admin.fake.orders = [
    anOrder({ state: "failed", canRetry: true }),
    anOrder({ legacyId: "5009", state: "processing", canRetry: false }),
  ];
  const failed = await open("5001");
  expect(await failed.getByRole("button", { name: "Yeniden dene" }).count()).toBe(1);
  const processing = await open("5009");
  expect(await processing.getByRole("button", { name: "Yeniden dene" }).count()).toBe(0);
});

test("an order that only waits can be said to be invoiced elsewhere on its own page, as in the list", async () => {
  admin.fake.orders = [waitingOrder({ canMarkElsewhere: true })];
  const page = await open("5003");
  await page.getByRole("button", { name: "Başka yerde faturalandı" }).click();
  await expect
    .poll(() => admin.fake.seen.some(({ path }) => path === "/api/orders/5003/invoiced-elsewhere"))
    .toBe(true);
});

test("of a cancelled invoice a new one is offered, not another try", async () => {
  const faults = [{ code: "INVOICE_CANCELLED", path: "order", what: "Faturası iptal edildi.", fix: "Yenisini kesin." }];
  admin.fake.orders = [anOrder({ state: "cancelled", canRetry: true, faults })];
  const page = await open("5001");
  await page.getByRole("button", { name: "Yeni fatura kes" }).click();
  await expect.poll(() => admin.fake.seen.some(({ path }) => path === "/api/orders/5001/retry")).toBe(true);
  expect(await page.getByRole("button", { name: "Yeniden dene" }).count()).toBe(0);
});

test("changes its badge in place when the server tells of it", async () => {
  admin.fake.orders = [anOrder()];
  const page = await open("5001");
  await page.getByText("Sırada", { exact: true }).waitFor();
  admin.fake.replace(issuedOrder());
  admin.fake.emit({ kind: "order", legacyId: "5001", state: "issued" });
  await page.getByText("Düzenlendi", { exact: true }).waitFor();
  await page.getByText("EAR2026000000042").first().waitFor();
});

test("says so when there is no such order", async () => {
  const page = await admin.open({ path: "/orders/999" });
  await page.getByRole("heading", { name: "Bu sipariş Otofatura'da yok" }).waitFor();
});

test("speaks English where the admin does", async () => {
  admin.fake.orders = [issuedOrder()];
  const page = await open("5001", { locale: "en" });
  const shown = await facts(page);
  expect([shown["Invoice no."], shown["Kind"], shown["Payment method"]]).toEqual([
    "EAR2026000000042",
    "e-Arşiv invoice · Sale",
    "Payment intermediary",
  ]);
  expect((await tableRows(page, "KDV by rate"))[0]).toEqual(["20%", "₺875.00", "₺175.00"]);
});

test.each([360, 768, 1600])("fits %i pixels without scrolling sideways", async (width) => {
  const invoice = anInvoice({ buyerAddress: `${"Uzunadreskelimesi".repeat(8)} Kadıköy` });
  admin.fake.orders = [issuedOrder({ invoice }), reviewOrder()];
  for (const legacyId of ["5001", "5002"]) {
    const page = await open(legacyId, { width });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    const cutFacts = await page
      .locator(".facts")
      .evaluateAll((facts) => facts.filter((fact) => fact.scrollWidth > fact.clientWidth).length);
    expect(cutFacts).toBe(0);
  }
});

test("the buyer is corrected on the order's own page, and only what was typed is changed", async () => {
  admin.fake.orders = [reviewOrder()];
  const page = await open("5002");
  await page.getByLabel("Fatura kime").selectOption("company");
  await page.getByLabel("VKN / TCKN").fill("1234567808");
  await page.getByLabel("İlçe").fill("Kadıköy");
  await page.getByRole("button", { name: "Kaydet ve yeniden dene" }).click();
  await expect.poll(() => toasts(page)).toEqual(["Alıcı bilgileri kaydedildi; sipariş yeniden işleme alındı"]);
  const sent = admin.fake.seen
    .filter(({ path }) => path === "/api/orders/5002/buyer")
    .map(({ body }) => JSON.parse(body));
  expect(sent).toEqual([{ kind: "company", taxId: "1234567808", district: "Kadıköy", seen: "as-it-stands" }]);
});

test("a buyer with several mailboxes is sent to the one chosen; other orders are asked nothing about it", async () => {
  const mailboxes = ["urn:mail:izmirpk@ornek.example", "urn:mail:ankarapk@ornek.example"];
  admin.fake.orders = [{ ...reviewOrder(), mailboxes }];
  const page = await open("5002");
  const field = page.getByLabel("e-Fatura posta kutusu (PK)");
  await field.selectOption("ankarapk@ornek.example");
  await page.getByRole("button", { name: "Kaydet ve yeniden dene" }).click();
  await expect.poll(() => toasts(page)).toHaveLength(1);
  const sent = admin.fake.seen
    .filter(({ path }) => path === "/api/orders/5002/buyer")
    .map(({ body }) => JSON.parse(body));
  expect(sent).toEqual([{ mailbox: mailboxes[1], seen: "as-it-stands" }]);
  admin.fake.orders = [reviewOrder()];
  const other = await open("5002");
  await other.getByRole("heading", { name: "Faturadaki alıcı" }).waitFor();
  expect(await other.getByLabel("e-Fatura posta kutusu (PK)").count()).toBe(0);
});

test("an issued invoice offers no correction of its buyer", async () => {
  admin.fake.orders = [issuedOrder()];
  const page = await open("5001");
  expect(await page.getByRole("heading", { name: "Faturadaki alıcı" }).count()).toBe(0);
});

test("an order called off after its invoice tells what to do, and is marked as settled", async () => {
  admin.fake.orders = [changedOrder()];
  const page = await open("5001");
  await page.getByText("Faturadan sonra sipariş değişti").waitFor();
  expect(await page.getByText("Faturayı en geç 27.11.2026 gününe kadar").isVisible()).toBe(true);
  expect(await page.getByText("Sipariş değişti: faturayla ilgili iş var (₺1.353,82)").isVisible()).toBe(true);
  expect(await page.getByText("Bir şey yapmanız gerekmez").count()).toBe(0);
  expect(await page.getByRole("button", { name: "Yeniden dene" }).count()).toBe(0);
  await page.getByRole("button", { name: "Tamamlandı", exact: true }).click();
  await expect.poll(() => toasts(page)).toEqual(["Tamamlandı olarak işaretlendi"]);
  const posts = admin.fake.seen
    .filter(({ method }) => method === "POST")
    .map(({ path, body }) => [path, JSON.parse(body)]);
  expect(posts).toEqual([["/api/orders/5001/settled", { seen: "as-it-stands" }]]);
});
