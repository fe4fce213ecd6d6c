import { readFile } from "node:fs/promises";
import type { Page } from "playwright";
import { beforeEach, expect, test } from "vitest";
import type { BulkRequest } from "../../../server/http/work-contract.ts";
import { useAdminPage } from "./admin-page.ts";
import { anOrder, failedOrder, issuedOrder, reviewOrder, waitingOrder } from "./sample-orders.ts";

const admin = useAdminPage();

beforeEach(() => {
  admin.fake.orders = [
    issuedOrder(),
    reviewOrder(),
    waitingOrder(),
    failedOrder({ processedAt: "2026-10-01T10:00:00Z" }),
  ];
});
const open = async (path = "/orders") => {
  const page = await admin.open({ path });
  await page.locator("tbody tr").first().waitFor();
  return page;
};
const choose = (page: Page, name: string) =>
  page.getByRole("checkbox", { name: `${name} siparişini seç` }).click({ force: true });
const bulkBodies = () =>
  admin.fake.seen.filter(({ path }) => path.endsWith("/bulk")).map(({ body }) => JSON.parse(body) as BulkRequest);
const shown = (...ids: readonly string[]) => ids.map((legacyId) => ({ legacyId, seen: `${legacyId} as it stands` }));

test("trying many again warns of those that go without an invoice by a decision, and names them", async () => {
  const elsewhere = { legacyId: "9009", name: "#9009", state: "not-ours", canRetry: true } as const;
  const refused = { legacyId: "9010", name: "#9010", state: "rejected", canRetry: true } as const;
  admin.fake.orders = [failedOrder({ canRetry: true }), anOrder(elsewhere), anOrder(refused)];
  const page = await open();
  for (const { name } of admin.fake.orders) await choose(page, name);
  await page.getByRole("button", { name: "Yeniden dene" }).click();
  await page.getByText(/başka yerde faturalandı denmiş\. Uygularsanız yeni fatura kesilir: 2/).waitFor();
  for (const name of ["#9009", "#9010"]) await page.getByRole("link", { name }).first().waitFor();
  admin.fake.failures.set("/api/orders/bulk", [{ code: "INTERNAL", status: 500, title: "Hata." }]);
  await page.getByRole("button", { name: "3 siparişe uygula" }).click();
  await page.getByText("yarım kaldı").waitFor();
  admin.fake.orders = [failedOrder({ canRetry: true })];
  await page.reload();
  await page.getByRole("button", { name: "Sürdür" }).click();
  await page.getByText("“Yeniden dene” uygulandı: 3 sipariş").waitFor();
  const pressed = bulkBodies().filter(({ isRehearsal }) => !isRehearsal);
  const all = shown("5004", "9009", "9010");
  expect(pressed.map(({ orders }) => orders)).toEqual([all, all]);
  await choose(page, failedOrder().name);
  await page.getByRole("button", { name: "Yeniden dene" }).click();
  await page.getByText("“Yeniden dene” uygulanacak sipariş: 1").waitFor();
  expect(await page.getByText("Dikkat:").count()).toBe(0);
});

test("an action on many orders is rehearsed first, then done, and names those it could not be done to", async () => {
  admin.fake.stuck.add("5003");
  const page = await open();
  await choose(page, "#1043");
  await choose(page, "#1044");
  await page.getByRole("button", { name: "Başka yerde faturalandı" }).click();
  await page.getByText("“Başka yerde faturalandı” uygulanacak sipariş: 1").waitFor();
  await page.getByText("olduğu gibi kalacak: 1").waitFor();
  await page.getByText("#1044 (Fatura bekleyen)").waitFor();
  const action = "invoiced-elsewhere";
  const orders = [{ legacyId: "5002" }, { legacyId: "5003" }];
  expect(bulkBodies()).toEqual([{ action, isRehearsal: true, orders }]);
  admin.fake.stuck.add("5002");
  await page.getByRole("button", { name: "1 siparişe uygula" }).click();
  await page.getByText("“Başka yerde faturalandı” uygulandı: 0 sipariş").waitFor();
  await page.getByText("Uygulanmayan siparişler:").waitFor();
  expect(bulkBodies()[1]).toEqual({ action, isRehearsal: false, orders: shown("5002") });
});

test("offers only what at least one of the chosen orders can have", async () => {
  const page = await open();
  const offered = async () => {
    const words = ["Yeniden dene", "Başka yerde faturalandı", "Tamamlandı olarak işaretle", "PDF'leri indir"];
    const counts = await Promise.all(words.map((name) => page.getByRole("button", { name, exact: true }).count()));
    return words.filter((_, index) => counts[index] !== 0);
  };
  await choose(page, "#1042");
  await expect.poll(offered).toEqual(["PDF'leri indir"]);
  await choose(page, "#1043");
  await expect.poll(offered).toEqual(["Yeniden dene", "Başka yerde faturalandı", "PDF'leri indir"]);
});

test("the PDFs of chosen orders are saved as one zip, and those without one are named", async () => {
  admin.fake.stuck.add("5003");
  const page = await open();
  await choose(page, "#1042");
  await choose(page, "#1044");
  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "PDF'leri indir" }).click();
  expect((await saved).suggestedFilename()).toBe("faturalar.zip");
  await page.getByText("1 faturanın PDF'i indirildi").waitFor();
  await page.getByText("PDF'i henüz olmayan siparişler:").waitFor();
  await page.locator("#order-list").getByRole("link", { name: "#1044" }).first().waitFor();
  const asked = admin.fake.seen.find(({ path }) => path === "/api/orders/pdfs.zip");
  expect(JSON.parse(asked?.body ?? "null")).toEqual({ orders: ["5001"] });
});

test("where no chosen order has a PDF nothing is saved, and that is said", async () => {
  admin.fake.stuck.add("5001");
  const page = await open();
  await choose(page, "#1042");
  await page.getByRole("button", { name: "PDF'leri indir" }).click();
  await page.getByText("hiçbirinde indirilecek PDF yok").waitFor();
  expect(admin.fake.seen.some(({ path }) => path.endsWith(".zip"))).toBe(false);
});

test("by keyboard, the question and the outcome of an action on many orders come next", async () => {
  const page = await open();
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? "");
  await choose(page, "#1043");
  await page.getByRole("button", { name: "Yeniden dene" }).focus();
  await page.keyboard.press("Enter");
  await page.getByText("uygulanacak sipariş: 1").waitFor();
  await expect.poll(focused).toContain("uygulanacak sipariş: 1");
  await page.keyboard.press("Tab");
  expect(await focused()).toBe("1 siparişe uygula");
  await page.keyboard.press("Enter");
  await page.getByText("uygulandı: 1 sipariş").waitFor();
  await expect.poll(focused).toContain("uygulandı: 1 sipariş");
});

test("left alone after the rehearsal, nothing is done", async () => {
  const page = await open();
  await choose(page, "#1043");
  await page.getByRole("button", { name: "Yeniden dene" }).click();
  await page.getByRole("button", { name: "Vazgeç" }).click();
  await expect.poll(() => page.getByText("uygulanacak sipariş").count()).toBe(0);
  expect(bulkBodies().every(({ isRehearsal }) => isRehearsal)).toBe(true);
});

test("all orders of the view are taken page by page, also those out of sight", async () => {
  admin.fake.orders = Array.from({ length: 60 }, (_, n) => anOrder({ legacyId: String(n + 1), name: `#${n + 1}` }));
  const page = await open();
  await page.getByRole("columnheader").getByRole("checkbox").first().click({ force: true });
  await page.getByRole("button", { name: "Bu görünümdeki bütün siparişleri seç" }).first().click();
  await page.getByRole("button", { name: "Yeniden dene" }).click();
  await page.getByRole("button", { name: "60 siparişe uygula" }).click();
  await page.getByText("“Yeniden dene” uygulandı: 60 sipariş").waitFor();
  const done = bulkBodies().filter(({ isRehearsal }) => !isRehearsal);
  expect(done.flatMap(({ orders }) => orders)).toHaveLength(60);
});

test("an action interrupted by a reload goes on with what is left", async () => {
  admin.fake.orders = Array.from({ length: 25 }, (_, n) => reviewOrder({ legacyId: String(n + 1), name: `#${n + 1}` }));
  const page = await open();
  await page.getByRole("columnheader").getByRole("checkbox").first().click({ force: true });
  await page.getByRole("button", { name: "Yeniden dene" }).click();
  await page.getByRole("button", { name: "25 siparişe uygula" }).waitFor();
  const problem = { code: "INTERNAL", status: 500, title: "Hata." };
  admin.fake.failures.set("/api/orders/bulk", [problem]);
  await page.getByRole("button", { name: "25 siparişe uygula" }).click();
  await page.getByText("yarım kaldı").waitFor();
  await page.reload();
  await page.getByText("“Yeniden dene” yarım kaldı. Kalan sipariş: 25").waitFor();
  await page.getByRole("button", { name: "Sürdür" }).click();
  await page.getByText("“Yeniden dene” uygulandı: 25 sipariş").waitFor();
});

test("an action goes on while one of its orders is looked at, and is told of on the way back", async () => {
  admin.fake.orders = Array.from({ length: 25 }, (_, n) => reviewOrder({ legacyId: String(n + 1), name: `#${n + 1}` }));
  admin.fake.stuck.add("25");
  const page = await open();
  await page.getByRole("columnheader").getByRole("checkbox").first().click({ force: true });
  await page.getByRole("button", { name: "Yeniden dene" }).click();
  await page.getByText("olduğu gibi kalacak: 1").waitFor();
  const second = Promise.withResolvers<void>();
  await page.route("**/api/orders/bulk", async (route) => {
    if (JSON.parse(route.request().postData() ?? "{}").orders.length < 20) await second.promise;
    await route.continue();
  });
  await page.getByRole("link", { name: "#25", exact: true }).first().click();
  await page.getByRole("heading", { level: 1, name: /#25/ }).waitFor();
  await page.goBack();
  await page.getByRole("button", { name: "24 siparişe uygula" }).click();
  await page.getByText("“Yeniden dene” uygulanıyor: 20 / 24").waitFor();
  await page.getByRole("link", { name: "#1", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: /#1/ }).waitFor();
  await page.goBack();
  await page.getByText("“Yeniden dene” uygulanıyor: 20 / 24").waitFor();
  expect(await page.getByText("yarım kaldı").count()).toBe(0);
  second.resolve();
  await page.getByText("“Yeniden dene” uygulandı: 24 sipariş").waitFor();
});

test("chosen orders are saved for a spreadsheet without asking for all others of the view", async () => {
  admin.fake.orders = Array.from({ length: 300 }, (_, n) => anOrder({ legacyId: String(n + 1), name: `#${n + 1}` }));
  const page = await open("/orders?after=25");
  await choose(page, "#27");
  const saving = page.waitForEvent("download");
  await page.getByRole("button", { name: "Seçilenleri CSV indir" }).first().click();
  const rows = (await readFile(await (await saving).path(), "utf8")).trim().split("\r\n");
  expect(rows.slice(1).map((row) => row.split(";")[0])).toEqual(["#27"]);
  expect(admin.fake.seen.filter(({ path }) => path.includes("/orders/export"))).toHaveLength(1);
});

test("the view is saved for a spreadsheet, with Turkish amounts and the plain words of each state", async () => {
  const invoice = {
    state: "issued",
    number: "EAR2026000000042",
    issueDate: "2026-11-20",
    ettn: "3f1c7a52-94d0-4c43-9d0e-5a6b1f2e7c10",
    profileId: "EARSIVFATURA",
    type: "SATIS",
    currency: "TRY",
    exchangeRate: null,
    payable: "1200.00",
    withheld: null,
    buyerName: "Zeynep Yılmaz",
    buyerTaxId: "11111111111",
    taxes: [{ rate: 20, taxable: "1000.00", tax: "200.00" }],
  } as const;
  admin.fake.exported.set("5001", [invoice]);
  const page = await open("/orders?tab=issued");
  const saving = page.waitForEvent("download");
  await page.getByRole("button", { name: "CSV indir" }).first().click();
  const download = await saving;
  expect(download.suggestedFilename()).toBe("siparisler.csv");
  const text = await readFile(await download.path(), "utf8");
  expect(text.split("\r\n")).toEqual([
    "\uFEFFSipariş;Tarih;Alıcı;Sipariş tutarı;Para birimi;Fatura durumu;Fatura no;Fatura tarihi;Faturadaki alıcı;VKN/TCKN;Fatura tutarı;Fatura para birimi;Döviz kuru (TL);Senaryo;Fatura tipi;ETTN;Tevkif edilen KDV;Matrah %20;KDV %20;Son gün;Açıklama",
    `#1042;20 Kas 2026 23:50;Ayşe Yılmaz;1353,82;TRY;Düzenlendi;EAR2026000000042;20.11.2026;Zeynep Yılmaz;11111111111;1200,00;TRY;;EARSIVFATURA;SATIS;${invoice.ettn};;1000,00;200,00;;`,
    "",
  ]);
});
