import { expect, test } from "vitest";
import type { ExportedInvoice, ExportedOrder } from "../../../server/http/order-export-contract.ts";
import { makeI18n } from "../../../web/src/i18n/context.tsx";
import { tr as firstTexts } from "../../../web/src/i18n/tr.ts";
import { translator } from "../../../web/src/i18n/translate.ts";
import { csvRows } from "../../../web/src/pages/order-list/csv-rows.ts";
import { type ListKey, tr } from "../../../web/src/pages/order-list/texts/tr.ts";

const WORDS = { i18n: makeI18n("tr", firstTexts), list: translator<ListKey>(tr) };

const anInvoice = (changes: Partial<ExportedInvoice> = {}): ExportedInvoice => ({
  state: "issued",
  number: "EAR2026000000019",
  issueDate: "2026-11-22",
  ettn: "9ae89a1b-14a7-4c4f-8cf6-83e5ab30c3cd",
  buyerName: "Yılmaz Tekstil Ltd. Şti.",
  buyerTaxId: "1234567808",
  profileId: "EARSIVFATURA",
  type: "SATIS",
  currency: "TRY",
  exchangeRate: null,
  payable: "66.66",
  withheld: null,
  taxes: [{ rate: 20, taxable: "55.55", tax: "11.11" }],
  ...changes,
});

const anOrder = (changes: Partial<ExportedOrder> = {}): ExportedOrder => ({
  id: "gid://shopify/Order/3002",
  legacyId: "3002",
  name: "#3002",
  processedAt: "2026-11-22T08:31:00Z",
  buyer: "Zeynep Yılmaz",
  total: "99.99",
  currency: "TRY",
  state: "issued",
  invoiceNumber: "EAR2026000000019",
  faultCount: 0,
  reason: null,
  lastDay: null,
  shownUntil: null,
  invoices: [anInvoice()],
  ...changes,
});

/** The rows as a spreadsheet shows them, by heading. */
function table(orders: readonly ExportedOrder[]): readonly Readonly<Record<string, string>>[] {
  const [headings = [], ...rows] = csvRows(orders, WORDS);
  return rows.map((row) => Object.fromEntries(headings.map((heading, index) => [heading, row[index] ?? ""])));
}

test("the invoice's amount has a column of its own beside the order's total", () => {
  expect(table([anOrder()])).toEqual([
    {
      Sipariş: "#3002",
      Tarih: "22 Kas 2026 11:31",
      Alıcı: "Zeynep Yılmaz",
      "Sipariş tutarı": "99,99",
      "Para birimi": "TRY",
      "Fatura durumu": "Düzenlendi",
      "Fatura no": "EAR2026000000019",
      "Fatura tarihi": "22.11.2026",
      "Faturadaki alıcı": "Yılmaz Tekstil Ltd. Şti.",
      "VKN/TCKN": "1234567808",
      "Fatura tutarı": "66,66",
      "Fatura para birimi": "TRY",
      "Döviz kuru (TL)": "",
      Senaryo: "EARSIVFATURA",
      "Fatura tipi": "SATIS",
      ETTN: "9ae89a1b-14a7-4c4f-8cf6-83e5ab30c3cd",
      "Tevkif edilen KDV": "",
      "Matrah %20": "55,55",
      "KDV %20": "11,11",
      "Son gün": "",
      Açıklama: "",
    },
  ]);
});

test("a cancelled invoice keeps a row of its own, and the order's total stands once", () => {
  const cancelled = anInvoice({ state: "cancelled", number: "EAR2026000000001", payable: "99.99" });
  const rows = table([anOrder({ invoices: [anInvoice(), cancelled] })]);
  expect(
    rows.map((row) => [row["Fatura no"], row["Fatura durumu"], row["Fatura tutarı"], row["Sipariş tutarı"]]),
  ).toEqual([
    ["EAR2026000000019", "Düzenlendi", "66,66", "99,99"],
    ["EAR2026000000001", "İptal edildi", "99,99", ""],
  ]);
});

test("every rate among the invoices has its two columns, empty where an invoice has none of it", () => {
  const two = anInvoice({
    taxes: [
      { rate: 20, taxable: "100.00", tax: "20.00" },
      { rate: 1, taxable: "50.00", tax: "0.50" },
    ],
  });
  const rows = table([anOrder({ invoices: [two] }), anOrder({ state: "review", invoiceNumber: null, invoices: [] })]);
  expect(rows.map((row) => [row["Matrah %1"], row["KDV %1"], row["Matrah %20"], row["KDV %20"]])).toEqual([
    ["50,00", "0,50", "100,00", "20,00"],
    ["", "", "", ""],
  ]);
  expect(rows[1]).toMatchObject({ "Fatura durumu": "Kontrol bekliyor", "Fatura no": "", "Fatura tutarı": "" });
});

test("an invoice in another currency has its rate beside it, as the spreadsheet reads a number", () => {
  const invoices = [anInvoice({ currency: "USD", exchangeRate: "42.2538" })];
  expect(table([anOrder({ invoices })])[0]).toMatchObject({
    "Fatura para birimi": "USD",
    "Döviz kuru (TL)": "42,2538",
  });
});
