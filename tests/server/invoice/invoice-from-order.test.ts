import { describe, expect, test } from "vitest";
import { invoiceFromOrder } from "../../../server/invoice/invoice-from-order.ts";
import type { InvoiceDraft, ProfileId } from "../../../server/invoice/invoice.ts";
import type { Order } from "../../../server/invoice/order.ts";
import type { ShopProfile } from "../../../server/invoice/shop-profile.ts";
import {
  aFulfillment,
  aGiftCard,
  aLine,
  anAddress,
  anOrder,
  aProfile,
  aShippingLine,
  aTransaction,
  tl,
} from "./an-order.ts";

const NOON = new Date("2025-11-19T12:00:00+03:00");

type Case = { readonly profile?: Partial<ShopProfile>; readonly issuedAt?: Date; readonly profileId?: ProfileId };

const convert = (order: Partial<Order>, { profile = {}, issuedAt = NOON, profileId = "EARSIVFATURA" }: Case = {}) =>
  invoiceFromOrder(anOrder(order), aProfile(profile), { issuedAt, profileId });

function draftOf(order: Partial<Order>, options: Case = {}): InvoiceDraft {
  const draft = convert(order, options);
  if (!draft.ok) throw new Error(JSON.stringify(draft.error));
  return draft.value;
}

function faultsOf(order: Partial<Order>, options: Case = {}): readonly string[] {
  const draft = convert(order, options);
  return draft.ok ? [] : draft.error.map(({ code, path }) => `${code} ${path}`);
}

test("a paid order becomes an e-Arşiv invoice of the same total", () => {
  const draft = draftOf({
    lines: [aLine({ originalTotal: tl("120.00") })],
    shippingLines: [aShippingLine({ originalTotal: tl("60.00") })],
  });
  expect(draft).toEqual({
    profileId: "EARSIVFATURA",
    type: "SATIS",
    customizationId: "TR1.2",
    series: "EAR",
    issueDate: "2025-11-19",
    issueTime: "12:00:00",
    currency: "TRY",
    order: { name: "#1042", date: "2025-11-19" },
    purchaseOrder: undefined,
    waybill: { kind: "separate", documents: [] },
    attachments: [],
    template: undefined,
    paymentTerms: undefined,
    payeeIban: undefined,
    seller: aProfile().seller,
    buyer: expect.objectContaining({
      taxId: { scheme: "TCKN", value: "11111111111", firstName: "Elif", familyName: "Karaçam" },
    }),
    sale: expect.objectContaining({ platform: "INTERNET", sendType: "ELEKTRONIK" }),
    lines: [
      expect.objectContaining({ id: 1, net: tl("100.00"), taxAmount: tl("20.00") }),
      expect.objectContaining({ id: 2, net: tl("50.00"), taxAmount: tl("10.00") }),
    ],
    taxSubtotals: [{ rate: 20, taxable: tl("150.00"), tax: tl("30.00") }],
    totals: {
      lineExtension: tl("150.00"),
      allowance: 0n,
      taxExclusive: tl("150.00"),
      tax: tl("30.00"),
      taxInclusive: tl("180.00"),
      payable: tl("180.00"),
    },
    notes: [
      "YALNIZ : YÜZ SEKSEN TÜRK LİRASI",
      "Bu satış internet üzerinden yapılmıştır.",
      "e-Arşiv izni kapsamında elektronik ortamda iletilmiştir.",
      "Sipariş no: #1042",
    ],
  });
});

describe("the document's day", () => {
  test("is Istanbul's, also in the last minutes of the year", () => {
    const draft = draftOf({}, { issuedAt: new Date("2025-12-31T21:30:00Z") });
    expect(draft).toMatchObject({ issueDate: "2026-01-01", issueTime: "00:30:00" });
    expect(draftOf({}, { issuedAt: new Date("2025-11-20T23:58:00+03:00") })).toMatchObject({
      issueDate: "2025-11-20",
      issueTime: "23:58:00",
    });
  });

  test("of the order is Istanbul's too", () => {
    expect(draftOf({ processedAt: new Date("2025-11-18T22:15:00Z") }).order).toEqual({
      name: "#1042",
      date: "2025-11-19",
    });
  });

  test("decides which KDV rates are in force", () => {
    const processedAt = new Date("2023-07-09T12:00:00Z");
    const old = { lines: [aLine({ rate: 18 })], shippingLines: [], processedAt };
    expect(faultsOf(old, { issuedAt: new Date("2023-07-09T21:00:00Z") })).toEqual([
      "TAX_RATE_NOT_IN_FORCE order.lineItems[0].taxLines",
    ]);
    expect(draftOf(old, { issuedAt: new Date("2023-07-09T20:59:59Z") }).taxSubtotals[0]?.rate).toBe(18);
  });
});

const A_TAXPAYER = { taxIds: ["10000000146"] };

test("only an e-Arşiv invoice may travel in place of a waybill", () => {
  const sent = { isFulfilled: true, fulfillments: [aFulfillment()] };
  const profile = { document: { ...aProfile().document, replacesWaybill: true } };
  const issuedAt = new Date("2025-11-20T12:00:00+03:00");
  expect(draftOf(sent, { profile, issuedAt }).waybill.kind).toBe("this-invoice");
  const registered = { ...sent, ...A_TAXPAYER };
  expect(draftOf(registered, { profile, issuedAt, profileId: "TEMELFATURA" }).waybill.kind).toBe("separate");
});

test("e-Fatura and e-Arşiv have series of their own", () => {
  for (const profileId of ["TEMELFATURA", "TICARIFATURA"] as const) {
    expect(draftOf(A_TAXPAYER, { profileId })).toMatchObject({ profileId, series: "EFT" });
    expect(faultsOf({}, { profileId })).toEqual(["EINVOICE_BUYER_UNREGISTERED buyer.taxId"]);
  }
  expect(draftOf({}, { profile: { customizationId: "TR1.2.1" } }).customizationId).toBe("TR1.2.1");
});

test("an invoice with a line exempt by law is of type ISTISNA; 351 leaves it SATIS", () => {
  const lines = [aLine({ tags: ["kitap"], taxLines: [] }), aLine()];
  const typeFor = (exemption: string) => {
    const productRules = [{ tag: "kitap", rate: 0, exemption }];
    return draftOf({ lines }, { profile: { tax: { ...aProfile().tax, productRules } } }).type;
  };
  expect(typeFor("335")).toBe("ISTISNA");
  expect(typeFor("351")).toBe("SATIS");
});

describe("gift cards", () => {
  test("sold are left out of the payable amount", () => {
    const order = { lines: [aLine({ originalTotal: tl("120.00") }), aGiftCard()], shippingLines: [] };
    expect(draftOf(order).totals.payable).toBe(tl("120.00"));
  });

  test("spent do not lower it", () => {
    const gift = aTransaction({ gateway: "gift_card", amount: tl("200.00") });
    expect(draftOf({ transactions: [gift, aTransaction({ amount: tl("89.70") })] }).totals.payable).toBe(tl("289.70"));
  });

  test("alone are no supply: there is nothing to invoice", () => {
    expect(faultsOf({ lines: [aGiftCard()], shippingLines: [] })).not.toEqual([]);
  });

  test("beside goods that were given away leave nothing to invoice either", () => {
    const lines = [aGiftCard(), aLine({ discount: tl("119.90") })];
    expect(faultsOf({ lines, shippingLines: [] })).toEqual(["ORDER_TOTAL_ZERO order.totalPriceSet"]);
  });
});

describe("an order changed before its invoice", () => {
  const twoCups = aLine({ quantity: 2, currentQuantity: 1, originalTotal: tl("240.00"), id: "cup" });

  test("is invoiced for what remains", () => {
    const refundedLines = [{ lineId: "cup", quantity: 1, subtotal: tl("120.00"), tax: tl("20.00") }];
    const money = { total: tl("240.00"), currentTotal: tl("120.00"), refunded: tl("120.00") };
    const draft = draftOf({ lines: [twoCups], shippingLines: [], refundedLines, ...money });
    expect(draft.lines).toMatchObject([{ quantity: 1, unitPrice: "100.00", net: tl("100.00") }]);
    expect(draft.totals.payable).toBe(tl("120.00"));
  });

  test("with money given back for no goods is invoiced for less at every rate", () => {
    const lines = [aLine({ originalTotal: tl("240.00") }), aLine({ originalTotal: tl("110.00"), rate: 10 })];
    const money = { total: tl("350.00"), currentTotal: tl("315.00"), refunded: tl("35.00") };
    const draft = draftOf({ lines, shippingLines: [], ...money });
    // A tenth of 240.00 and of 110.00: 216.00 at 20 % and 99.00 at 10 % are left.
    expect(draft.taxSubtotals).toEqual([
      { rate: 20, taxable: tl("180.00"), tax: tl("36.00") },
      { rate: 10, taxable: tl("90.00"), tax: tl("9.00") },
    ]);
    expect(draft.lines).toMatchObject([
      { gross: tl("200.00"), allowance: tl("20.00") },
      { gross: tl("100.00"), allowance: tl("10.00") },
    ]);
  });

  test("shows that reduction without KDV where prices are without", () => {
    const lines = [aLine({ originalTotal: tl("100.00"), taxOnTop: true })];
    const money = { total: tl("120.00"), currentTotal: tl("96.00"), refunded: tl("24.00") };
    const draft = draftOf({ lines, shippingLines: [], pricesIncludeTax: false, ...money });
    expect(draft.lines).toMatchObject([{ gross: tl("100.00"), allowance: tl("20.00"), net: tl("80.00") }]);
  });

  test("whose goods that travel came back has no carrier", () => {
    const lines = [aLine({ currentQuantity: 0 }), aLine({ requiresShipping: false })];
    const money = { currentTotal: tl("119.90"), refunded: tl("119.90") };
    const draft = draftOf({ lines, shippingLines: [], ...money });
    expect(draft.sale).toMatchObject({ internet: { transport: undefined } });
  });
});

describe("an order that is not invoiced by itself", () => {
  test.each<[string, Partial<Order>, readonly string[]]>([
    ["in euro", { currency: "EUR" }, ["CURRENCY_NOT_TRY order.currencyCode"]],
    ["shipped abroad", { shipping: anAddress({ countryCode: "DE" }) }, ["SHIPS_ABROAD order.shippingAddress"]],
    ["lower by an unknown amount", { currentTotal: tl("100.00") }, ["ORDER_CHANGED order.currentTotalPriceSet"]],
    [
      "with a piece taken back that nothing tells the price of",
      { lines: [aLine({ quantity: 3, currentQuantity: 1, originalTotal: tl("359.70"), discount: tl("0.01") })] },
      ["ORDER_CHANGED order.lineItems[0]"],
    ],
    [
      "of 0.00",
      { lines: [aLine({ discount: tl("119.90") })], shippingLines: [] },
      ["ORDER_TOTAL_ZERO order.totalPriceSet"],
    ],
    [
      "given back whole",
      { currentTotal: 0n, refunded: tl("289.70"), lines: [aLine({ currentQuantity: 0 })] },
      ["ORDER_TOTAL_ZERO order.currentTotalPriceSet"],
    ],
    ["with a tip nobody gave a rate", { tip: tl("10.00") }, ["TIP_RATE_NOT_CHOSEN order.totalTipReceivedSet"]],
    ["rounded for cash", { cashRounding: -2n }, ["CASH_ROUNDING order.totalCashRoundingAdjustment"]],
    ["with duties", { duties: tl("7.00") }, ["DUTIES_CHARGED order.currentTotalDutiesSet"]],
    ["a kuruş more than its lines", { total: tl("289.71") }, ["TOTAL_MISMATCH totals.payable"]],
    ["a kuruş less than its lines", { total: tl("289.69") }, ["TOTAL_MISMATCH totals.payable"]],
  ])("%s", (_, order, faults) => {
    expect(faultsOf(order)).toEqual(faults);
  });

  test("a billing address abroad is no export when the goods stay here", () => {
    const billing = anAddress({ countryCode: "DE", city: "Berlin", zip: "10115", country: "Germany" });
    expect(draftOf({ billing }).buyer.taxId).toMatchObject({ scheme: "VKN", value: "2222222222" });
  });

  test("a mismatch says both amounts", () => {
    const draft = convert({ total: tl("300.00") });
    expect(draft).toEqual({
      ok: false,
      error: [
        {
          code: "TOTAL_MISMATCH",
          path: "totals.payable",
          facts: { order: "300.00", invoice: "289.70", currency: "TL" },
        },
      ],
    });
  });
});

test("tells everything that stands in the way at once", () => {
  const order: Partial<Order> = {
    currency: "USD",
    billing: anAddress({ city: "İstanbul" }),
    taxIds: ["1234567809"],
    lines: [aLine({ rate: 18 })],
    transactions: [],
    gateways: [],
  };
  expect(faultsOf(order, { profile: { website: undefined } })).toEqual([
    "CURRENCY_NOT_TRY order.currencyCode",
    "TAX_ID_CHECKSUM buyer.taxId",
    "BUYER_DISTRICT_MISSING order.billingAddress.city",
    "TAX_RATE_NOT_IN_FORCE order.lineItems[0].taxLines",
    "WEBSITE_MISSING profile.website",
    "PAYMENT_METHOD_MISSING order.transactions",
  ]);
});

test("an order Shopify was told not to tax is never carved for KDV by itself", () => {
  const untaxed = { ...anOrder(), isTaxExempt: true, lines: [aLine({ taxLines: [] })] };
  const answer = invoiceFromOrder(untaxed, aProfile(), CONTEXT_OF_EXEMPTION);
  expect(answer).toMatchObject({ ok: false, error: [{ code: "TAX_NOT_CHARGED", path: "order.taxExempt" }] });
});

const CONTEXT_OF_EXEMPTION = { issuedAt: new Date("2025-11-20T12:00:00+03:00"), profileId: "EARSIVFATURA" } as const;
