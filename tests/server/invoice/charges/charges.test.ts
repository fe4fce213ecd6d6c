import { describe, expect, test } from "vitest";
import { invoiceLines } from "../../../../server/invoice/lines/lines.ts";
import type { Order } from "../../../../server/invoice/order.ts";
import type { TaxPolicy } from "../../../../server/invoice/shop-profile.ts";
import { aFee, aLine, anOrder, aProfile, aShippingLine, day, tl } from "../an-order.ts";

const ON = day("2025-11-19");

function read(changes: Partial<Order>, policy: Partial<TaxPolicy> = {}) {
  return invoiceLines({ ...anOrder(changes), reduction: 0n }, { ...aProfile().tax, ...policy }, ON);
}

function linesOf(changes: Partial<Order>, policy: Partial<TaxPolicy> = {}) {
  const result = read(changes, policy);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

const faultsOf = (changes: Partial<Order>) => {
  const result = read(changes);
  return result.ok ? [] : result.error;
};

const NO_SHIPPING = { shippingLines: [] };

describe("shipping that follows the goods", () => {
  const lines = [
    aLine({ originalTotal: tl("120.00"), rate: 20 }),
    aLine({ originalTotal: tl("50.00"), rate: 10 }),
    aLine({ originalTotal: tl("10.00"), rate: 20 }),
  ];
  const shippingOf = (changes: Partial<Order>) =>
    linesOf(changes, { shipping: "prorata" }).lines.filter(({ name }) => name.startsWith("Kargo"));

  test("is split over their rates in proportion to what they cost", () => {
    // 49.90 over 130.00 : 50.00 is 36.0388… and 13.8611…; the missing kuruş goes to the first.
    const split = shippingOf({ lines, shippingLines: [aShippingLine({ rate: 1 })] });
    expect(split).toMatchObject([
      { id: 4, taxRate: 20, quantity: 1, name: "Kargo bedeli (Standart Kargo)" },
      { id: 5, taxRate: 10, quantity: 1, name: "Kargo bedeli (Standart Kargo)" },
    ]);
    expect(split.map(({ net, taxAmount }) => net + taxAmount)).toEqual([tl("36.04"), tl("13.86")]);
  });

  test("shows its discount at each rate", () => {
    const half = aShippingLine({ originalTotal: tl("36.00"), discount: tl("18.00") });
    expect(shippingOf({ lines, shippingLines: [half] })).toMatchObject([
      { gross: tl("21.67"), allowance: tl("10.83") },
      { gross: tl("9.10"), allowance: tl("4.55") },
    ]);
  });

  test("is one line where they have one rate", () => {
    expect(shippingOf({ lines: lines.slice(0, 1) })).toMatchObject([{ taxRate: 20 }]);
    expect(shippingOf({ lines: lines.slice(1, 2) })).toMatchObject([{ taxRate: 10 }]);
  });

  test("has the shop's default rate where they cost nothing", () => {
    const free = [aLine({ originalTotal: tl("50.00"), discount: tl("50.00"), rate: 10 })];
    expect(shippingOf({ lines: free })).toMatchObject([{ taxRate: 20 }]);
  });

  test("leaves out a rate whose share is less than a kuruş", () => {
    const tiny = [aLine({ originalTotal: tl("9000.00") }), aLine({ originalTotal: tl("0.10"), rate: 10 })];
    expect(shippingOf({ lines: tiny, shippingLines: [aShippingLine({ originalTotal: tl("1.00") })] })).toHaveLength(1);
  });
});

describe("exempt goods", () => {
  const rules: TaxPolicy["productRules"] = [
    { tag: "kitap", rate: 0, exemption: "335" },
    { tag: "yem", rate: 0, exemption: "325" },
    { tag: "sifir", rate: 0 },
  ];
  const book = aLine({ tags: ["kitap"], taxLines: [], originalTotal: tl("80.00") });
  const exemption = { code: "335", text: "KDV 13/n Basılı Kitap ve Süreli Yayınların Teslimleri" };

  test("carry their reason on the line and in a subtotal of their own, beside taxed ones", () => {
    const lines = [book, aLine({ originalTotal: tl("120.00") })];
    const result = linesOf({ lines, ...NO_SHIPPING }, { productRules: rules });
    expect(result.lines[0]).toMatchObject({ net: tl("80.00"), taxRate: 0, taxAmount: 0n, exemption });
    expect(result.lines[1]).not.toHaveProperty("exemption");
    expect(result.taxSubtotals).toEqual([
      { rate: 20, taxable: tl("100.00"), tax: tl("20.00") },
      { rate: 0, taxable: tl("80.00"), tax: 0n, exemption },
    ]);
  });

  test("given away give no reason of law", () => {
    const lines = [{ ...book, discount: book.originalTotal }, aLine()];
    const result = linesOf({ lines, ...NO_SHIPPING }, { productRules: rules });
    expect(result.lines[0]).not.toHaveProperty("exemption");
    expect(result.taxSubtotals).toHaveLength(1);
  });

  test("let shipping that follows them be exempt too", () => {
    const result = linesOf({ lines: [book] }, { productRules: rules, shipping: "prorata" });
    expect(result.lines.at(-1)).toMatchObject({ net: tl("49.90"), taxAmount: 0n, exemption });
    expect(result.taxSubtotals).toMatchObject([{ rate: 0, taxable: tl("129.90") }]);
  });

  test("are exempt at a rate of 0 only", () => {
    const taxed = [{ tag: "kitap", rate: 10, exemption: "335" }];
    const [line] = linesOf({ lines: [book], ...NO_SHIPPING }, { productRules: taxed }).lines;
    expect(line?.taxRate).toBe(10);
    expect(line).not.toHaveProperty("exemption");
    const old = read({ lines: [book], ...NO_SHIPPING }, { productRules: [{ ...taxed[0], rate: 18 }] });
    expect(old.ok ? [] : old.error).toMatchObject([{ code: "TAX_RATE_NOT_IN_FORCE" }]);
  });

  test("of several reasons, or of none, are for a person", () => {
    const feed = aLine({ tags: ["yem"], taxLines: [] });
    const several = read({ lines: [book, feed], ...NO_SHIPPING }, { productRules: rules });
    expect(several.ok ? [] : several.error).toEqual([
      { code: "EXEMPTIONS_SEVERAL", path: "taxSubtotals", facts: { codes: "325, 335" } },
    ]);
    const none = read({ lines: [aLine({ tags: ["sifir"] })], ...NO_SHIPPING }, { productRules: rules });
    expect(none.ok ? [] : none.error).toEqual([{ code: "TAX_RATE_ZERO", path: "order.lineItems[0].taxLines" }]);
  });

  test("bear their part of a reduction", () => {
    const order = {
      ...anOrder({ lines: [book, aLine({ originalTotal: tl("120.00") })], ...NO_SHIPPING }),
      reduction: tl("20.00"),
    };
    const result = invoiceLines(order, { ...aProfile().tax, productRules: rules }, ON);
    expect(result.ok && result.value.taxSubtotals).toMatchObject([{ taxable: tl("90.00") }, { taxable: tl("72.00") }]);
  });
});

describe("a fee", () => {
  test("is a line after shipping, at its own rate", () => {
    const fees = [aFee({ price: tl("11.00"), rate: 10 })];
    expect(linesOf({ fees }).lines.at(-1)).toMatchObject({
      id: 4,
      name: "Hediye paketi",
      quantity: 1,
      unitPrice: "10.00",
      net: tl("10.00"),
      taxRate: 10,
      taxAmount: tl("1.00"),
    });
  });

  test("has the shop's default rate where Shopify names none, and its KDV on top where prices are without", () => {
    expect(linesOf({ fees: [aFee({ taxLines: [] })] }, { default: 10 }).lines.at(-1)?.taxRate).toBe(10);
    const order = { lines: [aLine({ taxOnTop: true })], ...NO_SHIPPING, pricesIncludeTax: false };
    const fees = [aFee({ price: tl("10.00"), taxOnTop: true })];
    expect(linesOf({ ...order, fees }).lines.at(-1)).toMatchObject({ net: tl("10.00"), taxAmount: tl("2.00") });
  });

  test("of nothing is no line; one without a name or with two taxes is told", () => {
    expect(linesOf({ fees: [aFee({ price: 0n })] }).lines).toHaveLength(3);
    const taxLines = aFee().taxLines.concat(aFee().taxLines);
    expect(faultsOf({ fees: [aFee({ name: " " }), aFee({ taxLines }), aFee({ price: -1n })] })).toMatchObject([
      { code: "LINE_NAME_MISSING", path: "order.additionalFees[0].name" },
      { code: "TAX_LINES_AMBIGUOUS", path: "order.additionalFees[1].taxLines" },
      { code: "LINE_NEGATIVE", path: "order.additionalFees[2]" },
    ]);
  });
});

describe("a tip", () => {
  test("is a line at the rate the shop chose for tips", () => {
    const line = linesOf({ tip: tl("12.00") }, { tips: 20 }).lines.at(-1);
    expect(line).toMatchObject({ name: "Bahşiş", quantity: 1, net: tl("10.00"), taxRate: 20, taxAmount: tl("2.00") });
  });

  test("needs a person where the shop chose none, and a rate in force where it did", () => {
    expect(faultsOf({ tip: 1n })).toEqual([{ code: "TIP_RATE_NOT_CHOSEN", path: "order.totalTipReceivedSet" }]);
    const old = read({ tip: tl("12.00") }, { tips: 18 });
    expect(old.ok ? [] : old.error).toMatchObject([{ code: "TAX_RATE_NOT_IN_FORCE" }]);
  });
});
