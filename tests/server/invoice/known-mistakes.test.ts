import { describe, expect, test } from "vitest";
import type { HttpAnswer } from "../../../server/integrators/http.ts";
import { judge as judgeAnswer } from "../../../server/integrators/nilvera/errors.ts";
import { toSendModel } from "../../../server/integrators/nilvera/transform.ts";
import { writeJson } from "../../../server/integrators/exact-json.ts";
import type { Ettn } from "../../../server/invoice/ids.ts";
import { invoiceFromOrder } from "../../../server/invoice/invoice-from-order.ts";
import type { Invoice, InvoiceDraft, ProfileId } from "../../../server/invoice/invoice.ts";
import type { Order } from "../../../server/invoice/order.ts";
import type { ShopProfile } from "../../../server/invoice/shop-profile.ts";
import { parseOrder } from "../../../server/shopify/parse-order.ts";
import { invoiceToUbl } from "../../../server/ubl/invoice-document.ts";
import * as shopify from "../shopify/an-order.ts";
import { textsAt } from "../ubl/read-xml.ts";
import { aLine, anAddress, anOrder, aProfile, aShippingLine, aTransaction, tl } from "./an-order.ts";
import { isProductOf, total } from "./every-invoice.ts";

/*
 * What other products got wrong, as their users tell it: each test is written so that the mistake would fail it.
 */

const NOON = new Date("2025-11-20T12:00:00+03:00");

type Case = { readonly profile?: Partial<ShopProfile>; readonly issuedAt?: Date; readonly profileId?: ProfileId };

function draftOf(order: Order, { profile = {}, issuedAt = NOON, profileId = "EARSIVFATURA" }: Case = {}): InvoiceDraft {
  const draft = invoiceFromOrder(order, aProfile(profile), { issuedAt, profileId });
  if (!draft.ok) throw new Error(JSON.stringify(draft.error));
  return draft.value;
}

const invoiceOf = (order: Order, options: Case = {}): Invoice => ({
  ...draftOf(order, options),
  ettn: "0b6dbb3c-6f2e-4b2a-9d1c-0a1b2c3d4e5f" as Ettn,
  number: "EAR2025000000042",
});
const ublOf = (order: Order, options: Case = {}): string => invoiceToUbl(invoiceOf(order, options));
const only = (lines: Order["lines"], changes: Partial<Order> = {}) => anOrder({ lines, shippingLines: [], ...changes });
const subtotalsOf = (order: Order) =>
  draftOf(order).taxSubtotals.map(({ rate, taxable, tax }) => ({ rate, taxable, tax }));

describe("discounts", () => {
  test("a coupon on the whole order lowers the invoice, though Shopify's discounted total of a line leaves it out", () => {
    const line = shopify.aLine({
      discountAllocations: [{ allocatedAmountSet: shopify.bag("19.90") }],
      discountedTotalSet: shopify.bag("119.90"),
      totalDiscountSet: shopify.bag("0.00"),
      taxLines: [{ rate: 0.2, ratePercentage: 20, priceSet: shopify.bag("16.67") }],
    });
    const parsed = parseOrder(
      shopify.aShortOrder({ totalPriceSet: shopify.bag("100.00"), lineItems: { nodes: [line] } }),
    );
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
    const { billing, shipping, transactions, gateways } = anOrder({ total: tl("100.00") });
    const order = { ...parsed.value, billing, shipping, transactions, gateways, processedAt: NOON };
    expect(draftOf(order).totals).toMatchObject({ payable: tl("100.00"), tax: tl("16.67"), allowance: tl("16.58") });
  });

  test("come off before KDV, not after it: 100 less 10 % is taxed as 90", () => {
    const line = aLine({ originalTotal: tl("100.00"), discount: tl("10.00"), rate: 20, taxOnTop: true });
    const { totals } = draftOf(only([line], { pricesIncludeTax: false }));
    expect(totals).toMatchObject({ taxExclusive: tl("90.00"), tax: tl("18.00"), payable: tl("108.00") });
  });

  test("stay where Shopify put them when the rates differ, and are not spread anew", () => {
    const food = aLine({ originalTotal: tl("100.00"), discount: tl("30.00"), rate: 1 });
    const mug = aLine({ originalTotal: tl("100.00"), discount: 0n, rate: 20 });
    expect(subtotalsOf(only([food, mug]))).toEqual([
      { rate: 20, taxable: tl("83.33"), tax: tl("16.67") },
      { rate: 1, taxable: tl("69.31"), tax: tl("0.69") },
    ]);
  });
});

describe("kuruş", () => {
  const threeOf9999 = aLine({ quantity: 3, originalTotal: tl("299.97"), rate: 20 });
  const thirds = aLine({ quantity: 7, originalTotal: tl("100.00"), discount: tl("0.01"), rate: 10 });

  test("none is lost between what was paid and what is printed", () => {
    const order = only([threeOf9999, thirds]);
    const { totals, lines } = draftOf(order);
    expect(totals.payable).toBe(order.total);
    expect(total(lines.map(({ net, taxAmount }) => net + taxAmount))).toBe(order.total);
  });

  test("unit prices have the decimals that quantity times price needs, which two are not", () => {
    const { lines } = draftOf(only([threeOf9999, thirds]));
    expect(lines.map(isProductOf)).toEqual([true, true]);
    for (const { unitPrice } of lines) expect(unitPrice).toMatch(/\.\d{3,8}$/);
  });

  test("each KDV rate has a subtotal of its own lines; an average rate is nobody's", () => {
    const order = only([
      aLine({ originalTotal: tl("101.00"), rate: 1 }),
      aLine({ originalTotal: tl("110.00"), rate: 10 }),
    ]);
    expect(subtotalsOf(order)).toEqual([
      { rate: 10, taxable: tl("100.00"), tax: tl("10.00") },
      { rate: 1, taxable: tl("100.00"), tax: tl("1.00") },
    ]);
  });
});

describe("refunds before the invoice", () => {
  test("take the shipping's KDV along with the shipping, and leave it where shipping stays", () => {
    const line = aLine({ originalTotal: tl("101.00"), rate: 1 });
    const shipping = aShippingLine({ originalTotal: tl("60.00"), rate: 20 });
    const returned = { lines: [line], shippingLines: [{ ...shipping, currentPrice: 0n }] };
    const money = { total: tl("161.00"), currentTotal: tl("101.00"), refunded: tl("60.00") };
    expect(draftOf(anOrder({ ...returned, ...money })).totals.tax).toBe(tl("1.00"));
    const other = aLine({ id: "gid://shopify/LineItem/2", originalTotal: tl("202.00"), rate: 1 });
    const kept = { lines: [{ ...line, currentQuantity: 0 }, other], shippingLines: [shipping] };
    const rest = { total: tl("363.00"), currentTotal: tl("262.00"), refunded: tl("101.00") };
    expect(draftOf(anOrder({ ...kept, ...rest })).totals.tax).toBe(tl("12.00"));
  });

  test("of one piece bought with a coupon take what the piece cost with it", () => {
    const id = "gid://shopify/LineItem/7";
    const line = aLine({ id, quantity: 3, currentQuantity: 2, originalTotal: tl("300.00"), discount: tl("10.00") });
    const refundedLines = [{ lineId: id, quantity: 1, subtotal: tl("96.67"), tax: tl("16.11") }];
    const money = { total: tl("290.00"), currentTotal: tl("193.33"), refunded: tl("96.67") };
    const { totals, lines } = draftOf(only([line], { refundedLines, ...money }));
    expect(totals.payable).toBe(tl("193.33"));
    expect(lines).toMatchObject([{ quantity: 2, allowance: tl("5.56") }]);
  });
});

describe("the kind of document", () => {
  const company = anOrder({ taxIds: ["1234567808"], billing: anAddress({ company: "Kuzey Ltd." }) });

  test("follows the registry's answer at issue, with a series of its own", () => {
    expect(draftOf(company)).toMatchObject({ profileId: "EARSIVFATURA", series: "EAR" });
    expect(draftOf(company, { profileId: "TEMELFATURA" })).toMatchObject({ profileId: "TEMELFATURA", series: "EFT" });
  });

  test("is asked for again when the integrator says that the buyer is registered after all", () => {
    expect(judgeAnswer(notFoundFor(3000)).verdict).toBe("reroute");
  });
});

describe("what providers refuse by its shape", () => {
  const discounted = only([aLine({ originalTotal: tl("119.90"), discount: tl("19.90") })]);

  test("one tax scheme a party, and no reason for a discount", () => {
    const xml = ublOf(discounted);
    expect(textsAt(xml, "cac:AccountingCustomerParty/cac:Party/cac:PartyTaxScheme")).toHaveLength(0);
    expect(xml.match(/<cac:PartyTaxScheme>/g)).toHaveLength(1);
    expect(xml).not.toContain("AllowanceChargeReason");
  });

  test("no rate of exchange in TRY", () => {
    expect(ublOf(discounted)).not.toContain("ExchangeRate");
    expect(writeJson(toSendModel(invoiceOf(discounted)))).not.toContain("ExchangeRate");
  });

  test("ilçe and il in their own places, whichever way round the buyer wrote them", () => {
    for (const city of ["Kadıköy / İstanbul", "İstanbul / Kadıköy", "İstanbul Kadıköy"]) {
      const xml = ublOf(anOrder({ billing: anAddress({ city, zip: undefined }) }));
      const place = "cac:AccountingCustomerParty/cac:Party/cac:PostalAddress";
      expect(textsAt(xml, `${place}/cbc:CitySubdivisionName`)).toEqual(["Kadıköy"]);
      expect(textsAt(xml, `${place}/cbc:CityName`)).toEqual(["İstanbul"]);
    }
  });

  test("a series in small letters is told before it is sent", () => {
    const profile = aProfile({ series: { earchive: "ear", einvoice: "EFT" } });
    const draft = invoiceFromOrder(anOrder(), profile, { issuedAt: NOON, profileId: "EARSIVFATURA" });
    expect(draft).toEqual({ ok: false, error: [{ code: "SERIES_INVALID", path: "profile.series" }] });
  });

  test("a series the account lacks can be made: its refusal is told apart", () => {
    expect(judgeAnswer(notFoundFor(3009)).verdict).toBe("series-unknown");
  });
});

describe("a buyer's address", () => {
  const long = `${"Atatürk Mahallesi Cumhuriyet Bulvarı ".repeat(5)}No:12 Daire:4`;

  test("of more letters than a form has loses none of them", () => {
    const xml = ublOf(anOrder({ billing: anAddress({ address1: long }) }));
    const place = "cac:AccountingCustomerParty/cac:Party/cac:PostalAddress";
    const parts = ["StreetName", "BlockName", "BuildingName"].flatMap((name) => textsAt(xml, `${place}/cbc:${name}`));
    expect(parts.join(" ")).toBe(long);
    expect(parts[0]?.length).toBeLessThanOrEqual(100);
  });

  test("with letters XML forbids still has an invoice, without them", () => {
    const billing = anAddress({ address1: "Papatya\u0000 Sk.\u000B No:12 \uD83C", firstName: "Elif \u{1F338}\uFFFE" });
    const xml = ublOf(anOrder({ billing }));
    expect(xml).toContain("Papatya Sk. No:12");
    expect(xml).toContain("Elif \u{1F338}");
    for (const forbidden of ["\u0000", "\u000B", "\uFFFE"]) expect(xml).not.toContain(forbidden);
  });
});

describe("the Turkish day", () => {
  test.each([
    ["at 21:30 UTC it is already tomorrow", "2025-11-19T21:30:00Z", "2025-11-20", "00:30:00"],
    ["two minutes before midnight it is still today", "2025-11-19T23:58:00+03:00", "2025-11-19", "23:58:00"],
    ["New Year's Eve ends at 21:00 UTC", "2025-12-31T21:30:00Z", "2026-01-01", "00:30:00"],
    ["and not before", "2025-12-31T23:58:00+03:00", "2025-12-31", "23:58:00"],
  ])("%s: on every date of the document", (_, at, date, time) => {
    const moment = new Date(at);
    const order = anOrder({
      createdAt: moment,
      processedAt: moment,
      transactions: [aTransaction({ processedAt: moment })],
      fulfillments: [{ ...DISPATCH, createdAt: moment }],
      isFulfilled: true,
    });
    const document = aProfile().document;
    const draft = draftOf(order, { issuedAt: moment, profile: { document: { ...document, replacesWaybill: true } } });
    expect(draft).toMatchObject({
      issueDate: date,
      issueTime: time,
      order: { date },
      sale: { internet: { payment: { date }, transport: { date } } },
      waybill: { kind: "this-invoice" },
    });
    const printed = invoiceToUbl({
      ...draft,
      ettn: invoiceOf(anOrder()).ettn,
      number: `EAR${date.slice(0, 4)}000000001`,
    });
    expect(new Set(printed.match(/20\d\d-\d\d-\d\d/g))).toEqual(new Set([date]));
  });

  test("gives the number its year: 1 January in Istanbul has no number of the old year", () => {
    const draft = draftOf(anOrder(), { issuedAt: new Date("2025-12-31T21:30:00Z") });
    expect(draft.issueDate.slice(0, 4)).toBe("2026");
  });
});

/** Nilvera's refusal by one code of its table. */
const notFoundFor = (code: number): HttpAnswer => ({
  kind: "answered",
  status: 404,
  headers: new Headers(),
  body: JSON.stringify({ Message: "", Errors: [{ Code: code, Description: "", Detail: "" }] }),
});

const DISPATCH = {
  status: "SUCCESS",
  company: "Sürat Kargo",
  trackingNumber: "1",
  parcelCount: 1,
  moves: true,
  isPickup: false,
  cameBack: false,
} as const;
