import { describe, expect, test } from "vitest";
import { internetSale } from "../../../../server/invoice/sale/internet-sale.ts";
import { invoiceFromOrder } from "../../../../server/invoice/invoice-from-order.ts";
import type { Order, OrderTransaction } from "../../../../server/invoice/order.ts";
import { E_ARCHIVE } from "../../../../server/invoice/e-fatura/route.ts";
import type { SaleEntry } from "../../../../server/invoice/sale/sale-entry.ts";
import { aLine, anOrder, aProfile, aTransaction, day } from "../an-order.ts";

const saleOf = (saleEntry: SaleEntry, order: Partial<Order> = {}) =>
  internetSale(anOrder({ ...order, saleEntry }), aProfile(), day("2025-11-19"));

const internet = (saleEntry: SaleEntry, order: Partial<Order> = {}) => {
  const sale = saleOf(saleEntry, order);
  if (!sale.ok || sale.value.platform !== "INTERNET") throw new Error(JSON.stringify(sale));
  return sale.value.internet;
};

describe("what the merchant typed of an internet sale", () => {
  test("comes before what order and settings say, and leaves the rest as it is", () => {
    const plain = internet({});
    expect(internet({ webSite: "https://baska.example" })).toEqual({ ...plain, webSite: "https://baska.example" });
    expect(internet({ transportDate: day("2025-11-25") }).transport).toEqual({
      ...plain.transport,
      date: "2025-11-25",
    });
    expect(internet({ paymentDate: day("2025-11-17") }).payment).toEqual({ ...plain.payment, date: "2025-11-17" });
  });

  test.each<[SaleEntry, object]>([
    [{ paymentMethod: "EFT/HAVALE" }, { method: "EFT/HAVALE", date: "2025-11-19" }],
    [{ paymentMethod: "KAPIDAODEME" }, { method: "KAPIDAODEME", date: "2025-11-19" }],
    [
      { paymentMethod: "DIGER", paymentName: "Çek" },
      { method: "DIGER", name: "Çek", date: "2025-11-19" },
    ],
    [
      { paymentMethod: "ODEMEARACISI", paymentName: "PayTR" },
      { method: "ODEMEARACISI", name: "PayTR", date: "2025-11-19" },
    ],
    [{ paymentName: "iyzico Ödeme Hizmetleri A.Ş." }, { name: "iyzico Ödeme Hizmetleri A.Ş." }],
  ])("names the payment: %j", (entry, payment) => {
    expect(internet(entry).payment).toMatchObject(payment);
  });

  test.each<[string, Partial<OrderTransaction>]>([
    ["a transfer", { gateway: "Havale / EFT", formattedGateway: "Havale / EFT" }],
    ["an order marked as paid", { gateway: "manual", formattedGateway: "Manual", isManual: true }],
  ])("of a payment provider without its name is not filled in from %s", (_, changes) => {
    const paid = { transactions: [aTransaction(changes)] };
    expect(internet({ paymentMethod: "ODEMEARACISI" }, paid).payment).toMatchObject({ name: "" });
    expect(internet({ paymentMethod: "ODEMEARACISI", paymentName: "PayTR" }, paid).payment).toMatchObject({
      name: "PayTR",
    });
    expect(internet({ paymentMethod: "ODEMEARACISI" }).payment).toMatchObject({ name: "iyzico" });
  });

  test("makes up for a payment the order does not tell", () => {
    const untold = { transactions: [], gateways: [] };
    expect(saleOf({ paymentMethod: "EFT/HAVALE" }, untold)).toMatchObject({
      error: [{ code: "PAYMENT_DATE_MISSING" }],
    });
    const paid = { paymentMethod: "EFT/HAVALE", paymentDate: day("2025-11-18") } as const;
    expect(internet(paid, untold).payment).toEqual({ method: "EFT/HAVALE", date: "2025-11-18" });
  });

  test("says when an order on terms falls due, where Shopify does not", () => {
    const terms = { name: "Fatura kesilince", dueInDays: undefined, isFromOrder: false };
    const onTerms = { transactions: [], gateways: [], paymentTerms: terms };
    expect(saleOf({}, onTerms)).toMatchObject({ error: [{ code: "PAYMENT_DUE_UNKNOWN" }] });
    expect(internet({ paymentDate: day("2025-12-19") }, onTerms).payment).toMatchObject({
      method: "DIGER",
      date: "2025-12-19",
    });
  });

  test("names a carrier of the table, the seller, or one that stands in no table", () => {
    expect(internet({ carrier: "aras" }).transport).toMatchObject({ carrierTaxId: "0720039666" });
    expect(internet({ carrier: "own" }).transport).toMatchObject({ carrierTaxId: aProfile().seller.taxId.value });
    expect(internet({ carrierTitle: " Ali  Kurye ", carrierTaxId: "100 000 001 46" }).transport).toMatchObject({
      carrierTitle: "Ali Kurye",
      carrierTaxId: "10000000146",
    });
    expect(saleOf({ carrier: "unheard-of" })).toMatchObject({ error: [{ code: "CARRIER_NOT_IN_TABLE" }] });
  });

  test("gives a carrier to what Shopify takes for a service", () => {
    const services = { lines: [aLine({ requiresShipping: false })] };
    expect(internet({}, services).transport).toBeUndefined();
    expect(internet({ carrier: "aras" }, services).transport).toMatchObject({ date: "2025-11-20" });
  });

  test.each<[SaleEntry, string]>([
    [{ carrierTitle: "Ali Kurye" }, "CARRIER_TAX_ID_INVALID"],
    [{ carrierTitle: "Ali Kurye", carrierTaxId: "12345" }, "CARRIER_TAX_ID_INVALID"],
    [{ carrierTaxId: "10000000146" }, "SALE_FACTS_MISSING"],
  ])("stands in review and on no invoice while the carrier is half told: %j", (saleEntry, code) => {
    const context = { ...E_ARCHIVE, issuedAt: new Date("2025-11-19T09:00:00Z") };
    const draft = invoiceFromOrder(anOrder({ saleEntry }), aProfile(), context);
    expect(draft.ok ? [] : draft.error.map((fault) => fault.code)).toContain(code);
  });
});
