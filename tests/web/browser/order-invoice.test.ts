import { expect, test } from "vitest";
import { useAdminPage } from "./admin-page.ts";
import { anInvoice, anOrder, issuedOrder } from "./sample-orders.ts";

const admin = useAdminPage();

const refunded = () =>
  issuedOrder({ legacyId: "3014", name: "#3014", total: "489.82", invoice: anInvoice({ payable: "393.16" }) });

test.each([1280, 390])("beside an invoice's number stands what the invoice says, %i wide", async (width) => {
  admin.fake.orders = [refunded(), issuedOrder(), anOrder({ legacyId: "5009", name: "#5009", total: "10.00" })];
  const page = await admin.open({ path: "/orders", width });
  await page.getByText("₺393,16").waitFor();
  expect(await page.getByText("Sipariş ₺489,82", { exact: true }).isVisible()).toBe(true);
  // Where both are the same, and where there is no invoice yet, one amount is enough.
  expect(await page.getByText("₺1.353,82").count()).toBe(1);
  expect(await page.getByText("₺10,00").count()).toBe(1);
});

test.each([
  ["tr", "Fatura ₺393,16 (sipariş ₺489,82)"],
  ["en", "Invoice ₺393.16 (order ₺489.82)"],
] as const)(
  "the head of an order tells the invoice and the order apart where they differ, in %s",
  async (locale, says) => {
    admin.fake.orders = [refunded()];
    const page = await admin.open({ path: "/orders/3014", locale });
    await page.getByText(says).waitFor();
  },
);

test("the head of an order whose invoice was taken back shows the order's own total", async () => {
  const draft = anInvoice({ number: null, payable: "1.00" });
  admin.fake.orders = [anOrder({ state: "review", total: "489.82", invoice: draft })];
  const page = await admin.open({ path: "/orders/5001" });
  await page.getByText("· ₺489,82").waitFor();
  expect(await page.getByText("Fatura ₺1,00").count()).toBe(0);
});

test("the electronic original is asked for beside the PDF, and not offered before it is kept", async () => {
  admin.fake.orders = [issuedOrder()];
  const page = await admin.open({ path: "/orders/5001" });
  await page.getByRole("button", { name: "XML'i indir" }).click();
  const asked = () =>
    admin.fake.seen.filter(({ path }) => path === "/api/downloads").map(({ body }) => JSON.parse(body));
  await expect.poll(asked).toEqual([{ ettn: anInvoice().ettn, format: "xml" }]);
  admin.fake.orders = [issuedOrder({ invoice: anInvoice({ hasXml: false }) })];
  const later = await admin.open({ path: "/orders/5001" });
  await later.getByRole("button", { name: "PDF'i aç" }).waitFor();
  expect(await later.getByRole("button", { name: "XML'i indir" }).count()).toBe(0);
});

test("on a wide screen the head of a company's order takes one line, and a long name takes no button's place", async () => {
  const buyer = "Örnek Yapı Malzemeleri Ltd. Şti.";
  const long = "Örnek Yapı Malzemeleri Sanayi, Turizm, Taşımacılık ve Dış Ticaret Limited Şirketi ".repeat(2).trim();
  admin.fake.orders = [
    anOrder({ buyer }),
    issuedOrder({ legacyId: "5002", total: "489.82", buyer: long }),
    issuedOrder({ legacyId: "5003", total: "489.82", buyer: long }),
  ];
  const short = await admin.open({ path: "/orders/5001", locale: "en" });
  const lines = await short.getByText(buyer).evaluate((node) => {
    const text = document.createRange();
    text.selectNodeContents(node);
    return new Set([...text.getClientRects()].map(({ top }) => top)).size;
  });
  expect(lines).toBe(1);
  for (const [legacyId, width] of [
    ["5002", 1280],
    ["5003", 800],
  ] as const) {
    const page = await admin.open({ path: `/orders/${legacyId}`, locale: "en", width });
    for (const name of ["Download XML", "Open in Shopify", "Open PDF"]) {
      await page.getByRole("button", { name, exact: true }).waitFor();
    }
  }
});

test("of an order said to be invoiced elsewhere an invoice is offered by its name, not another try", async () => {
  const reason = { code: "INVOICED_ELSEWHERE", text: "Başka yerde faturalandı olarak işaretlendi." };
  admin.fake.orders = [anOrder({ state: "not-ours", reason, canRetry: true })];
  const page = await admin.open({ path: "/orders/5001" });
  await page.getByRole("button", { name: "İşareti geri al, faturasını kes" }).click();
  await expect.poll(() => admin.fake.seen.some(({ path }) => path === "/api/orders/5001/retry")).toBe(true);
  expect(await page.getByRole("button", { name: "Yeniden dene" }).count()).toBe(0);
});

test("of an invoice that was refused another one is offered, not another try", async () => {
  const faults = [
    { code: "INVOICE_REJECTED", path: "order", what: "Alıcı reddetti.", fix: "Düzeltip yenisini kesin." },
  ];
  admin.fake.orders = [anOrder({ state: "rejected", canRetry: true, faults })];
  const page = await admin.open({ path: "/orders/5001" });
  await page.getByRole("button", { name: "Yeni fatura kes" }).waitFor();
  expect(await page.getByRole("button", { name: "Yeniden dene" }).count()).toBe(0);
});
