import { describe, expect, test } from "vitest";
import type { DecimalText } from "../../../server/invoice/money/decimal.ts";
import type { InvoiceDraft } from "../../../server/invoice/invoice.ts";
import { invoiceFromOrder } from "../../../server/invoice/invoice-from-order.ts";
import type { Order, OrderLine } from "../../../server/invoice/order.ts";
import type { ProductTaxRule } from "../../../server/invoice/shop-profile.ts";
import { aLine, anAddress, anOrder, aProfile, aShippingLine, NO_WITHHOLDING_LIMIT, tl } from "./an-order.ts";

const GOLD: ProductTaxRule = { tag: "altin", rate: 20, specialBase: { code: "805", field: "Has altın bedeli" } };
const SERVICE: ProductTaxRule = { tag: "temizlik", rate: 20, withholding: "612" };
const COLA: ProductTaxRule = { tag: "kolali", rate: 10, excise: { code: "0077", percent: "35" as DecimalText } };

function issue(lines: readonly OrderLine[], changes: Partial<Order> = {}, tax = {}) {
  const order = anOrder({ lines, shippingLines: [], ...changes });
  const policy = { ...aProfile().tax, productRules: [GOLD, SERVICE, COLA], ...tax };
  const context = { issuedAt: new Date("2025-11-20T12:00:00Z"), profileId: "EARSIVFATURA" as const };
  return invoiceFromOrder(order, aProfile({ tax: policy, limits: NO_WITHHOLDING_LIMIT }), context);
}

function invoiceOf(...order: Parameters<typeof issue>): InvoiceDraft {
  const draft = issue(...order);
  if (!draft.ok) throw new Error(JSON.stringify(draft.error));
  return draft.value;
}

const COMPANY = { taxIds: ["1234567808"], billing: anAddress({ company: "Örnek A.Ş." }) };

const aRing = (...values: readonly string[]): OrderLine =>
  aLine({
    originalTotal: tl("25000.00"),
    tags: ["altin"],
    attributes: values.map((value) => ({ key: "HAS ALTIN BEDELİ", value })),
  });

describe("a special base", () => {
  test("is found whatever the letters of its name, and taxes the workmanship alone", () => {
    const { type, totals, lines } = invoiceOf([aRing("21.400,00 TL")]);
    expect(type).toBe("OZELMATRAH");
    expect(totals).toMatchObject({ tax: tl("600.00"), taxExclusive: tl("24400.00"), payable: tl("25000.00") });
    expect(lines[0]?.specialBase).toMatchObject({ code: "805", outside: tl("21400.00") });
  });

  test("may be the whole price: coins have no workmanship", () => {
    const { taxSubtotals, totals } = invoiceOf([aRing("25000")]);
    expect(taxSubtotals).toMatchObject([{ rate: 20, taxable: 0n, tax: 0n, specialBase: { code: "805" } }]);
    expect(totals.payable).toBe(tl("25000.00"));
  });

  test.each([[[]], [["12.500"]], [["21400", "21400"]]])("told as %j goes to a person", (values) => {
    expect(issue([aRing(...values)])).toMatchObject({ ok: false, error: [{ code: "SPECIAL_BASE_MISSING" }] });
  });

  test("of more than was paid goes to a person, a kuruş more as well", () => {
    expect(issue([aRing("25000.01")])).toMatchObject({ ok: false, error: [{ code: "SPECIAL_BASE_TOO_LARGE" }] });
  });

  test("is told per piece", () => {
    const { lines } = invoiceOf([{ ...aRing("10000"), quantity: 2, currentQuantity: 2 }]);
    expect(lines[0]).toMatchObject({ specialBase: { outside: tl("20000.00") }, taxAmount: tl("833.33") });
  });

  test("and an exemption by law, or withheld KDV, are no one invoice", () => {
    const book = aLine({ originalTotal: tl("10.00"), tags: ["kitap"], rate: 0 });
    const rules = { productRules: [GOLD, SERVICE, { tag: "kitap", rate: 0, exemption: "335" }] };
    const mixed = { ok: false, error: [{ code: "INVOICE_TYPES_MIXED" }] };
    expect(issue([aRing("21400"), book], {}, rules)).toMatchObject(mixed);
    expect(issue([aRing("21400"), cleaning()], { ...COMPANY }, rules)).toMatchObject(mixed);
  });

  test("is not asked of a ring given away beside other goods", () => {
    const gift = { ...aRing(), discount: tl("25000.00"), taxLines: [] };
    expect(invoiceOf([gift, aLine()]).type).toBe("SATIS");
  });

  test("is told with all else that is wrong with its line", () => {
    const draft = issue([{ ...aRing(), name: " " }]);
    const codes = draft.ok ? [] : draft.error.map(({ code }) => code);
    expect(codes.toSorted()).toEqual(["LINE_NAME_MISSING", "SPECIAL_BASE_MISSING"]);
  });

  test("is the metal's alone: shipping that follows the ring is taxed in full", () => {
    const changes = { shippingLines: [aShippingLine({ originalTotal: tl("60.00") })] };
    const { lines } = invoiceOf([aRing("21400")], changes, { shipping: "prorata" });
    expect(lines[1]).toMatchObject({ net: tl("50.00"), taxAmount: tl("10.00") });
    expect(lines[1]).not.toHaveProperty("specialBase");
  });
});

const cleaning = (): OrderLine => aLine({ originalTotal: tl("1200.00"), tags: ["temizlik"], requiresShipping: false });

describe("KDV a buyer withholds", () => {
  test("is withheld of what follows the service, too: it is part of its price", () => {
    const changes = { ...COMPANY, shippingLines: [aShippingLine({ originalTotal: tl("60.00") })] };
    const { withholdings } = invoiceOf([cleaning()], changes, { shipping: "prorata" });
    expect(withholdings).toMatchObject([{ taxable: tl("210.00"), amount: tl("189.00") }]);
  });

  test("is left out of what a company pays", () => {
    const { type, totals, withholdings } = invoiceOf([cleaning()], { ...COMPANY });
    expect(type).toBe("TEVKIFAT");
    expect(withholdings).toMatchObject([{ code: "612", percent: 90, taxable: tl("200.00"), amount: tl("180.00") }]);
    expect(totals).toMatchObject({ taxInclusive: tl("1200.00"), withheld: tl("180.00"), payable: tl("1020.00") });
  });

  test.each([
    ["a consumer", []],
    ["a citizen with a TCKN", ["10000000146"]],
    ["a foreigner", ["2222222222"]],
  ])("is not withheld by %s", (_, taxIds) => {
    const abroad = anOrder().billing;
    const billing =
      taxIds[0]?.startsWith("2") && abroad ? { ...abroad, countryCode: "DE", country: "Germany" } : abroad;
    const invoice = invoiceOf([cleaning()], { taxIds, billing });
    expect(invoice.type).toBe("SATIS");
    expect(invoice.totals).not.toHaveProperty("withheld");
    expect(invoice.totals.payable).toBe(tl("1200.00"));
  });
});

describe("ÖTV", () => {
  const cola = aLine({ originalTotal: tl("59.40"), quantity: 4, rate: 10, tags: ["kolali"] });

  test("enters the base of KDV, and a discount is told without both", () => {
    const { lines, totals } = invoiceOf([{ ...cola, originalTotal: tl("74.25"), discount: tl("14.85") }]);
    expect(lines[0]).toMatchObject({ gross: tl("50.00"), allowance: tl("10.00"), net: tl("40.00") });
    expect(lines[0]).toMatchObject({ excise: { code: "0077", amount: tl("14.00") }, taxAmount: tl("5.40") });
    expect(totals).toMatchObject({ excise: tl("14.00"), tax: tl("5.40"), payable: tl("59.40") });
  });

  test("falls on shipping that follows the goods, which is part of their base", () => {
    const changes = { shippingLines: [aShippingLine({ originalTotal: tl("14.85"), rate: 10 })] };
    const { exciseSubtotals } = invoiceOf([cola], changes, { shipping: "prorata" });
    expect(exciseSubtotals).toMatchObject([{ taxable: tl("50.00"), amount: tl("17.50") }]);
  });

  test("is inside a price without KDV, too", () => {
    const line = aLine({ originalTotal: tl("54.00"), rate: 10, taxOnTop: true, tags: ["kolali"] });
    const { lines, totals } = invoiceOf([line], { pricesIncludeTax: false });
    expect(lines[0]).toMatchObject({ net: tl("40.00"), excise: { amount: tl("14.00") }, taxAmount: tl("5.40") });
    expect(totals.payable).toBe(tl("59.40"));
  });

  test("of goods given away is none", () => {
    const { lines, ...invoice } = invoiceOf([{ ...cola, discount: tl("59.40"), taxLines: [] }, aLine()]);
    expect(lines[0]).not.toHaveProperty("excise");
    expect(invoice).not.toHaveProperty("exciseSubtotals");
  });
});
