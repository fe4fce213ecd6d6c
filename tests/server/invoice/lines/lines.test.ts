import { describe, expect, test } from "vitest";
import { invoiceLines } from "../../../../server/invoice/lines/lines.ts";
import type { Order } from "../../../../server/invoice/order.ts";
import { giftCardsSold } from "../../../../server/invoice/charges/paid-for.ts";
import type { TaxPolicy } from "../../../../server/invoice/shop-profile.ts";
import { invoiceTotals } from "../../../../server/invoice/lines/totals.ts";
import { aGiftCard, aLine, anOrder, aProfile, aShippingLine, day, tl } from "../an-order.ts";

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

describe("a product", () => {
  test("becomes a line with its net price, quantity, code and KDV", () => {
    const lines = [aLine({ quantity: 2, originalTotal: tl("239.80") })];
    // 239.80 × 20/120 = 39.966…, so 39.97 KDV and 199.83 net; 199.83 / 2 = 99.915.
    expect(linesOf({ lines, ...NO_SHIPPING })).toEqual({
      lines: [
        {
          id: 1,
          name: "Seramik Kupa",
          sellerCode: "KUPA-1",
          quantity: 2,
          unitCode: "C62",
          unitPrice: "99.915",
          gross: tl("199.83"),
          allowance: 0n,
          net: tl("199.83"),
          taxRate: 20,
          taxAmount: tl("39.97"),
        },
      ],
      taxSubtotals: [{ rate: 20, taxable: tl("199.83"), tax: tl("39.97") }],
    });
  });

  test("shows its discount net of KDV, and its price before it", () => {
    const lines = [aLine({ originalTotal: tl("120.00"), discount: tl("24.00") })];
    expect(linesOf({ lines, ...NO_SHIPPING }).lines).toMatchObject([
      { unitPrice: "100.00", gross: tl("100.00"), allowance: tl("20.00"), net: tl("80.00"), taxAmount: tl("16.00") },
    ]);
  });

  test("keeps the kuruş when KDV does not divide evenly over the lines", () => {
    const lines = [1, 2, 3].map((id) => aLine({ id: String(id), originalTotal: tl("99.99") }));
    const result = linesOf({ lines, ...NO_SHIPPING });
    expect(result.taxSubtotals).toEqual([{ rate: 20, taxable: tl("249.97"), tax: tl("50.00") }]);
    expect(result.lines.map(({ net }) => net)).toEqual([tl("83.32"), tl("83.32"), tl("83.33")]);
  });

  test("given away stays on the document, at its price and with all of it discounted", () => {
    const lines = [
      aLine({ originalTotal: tl("120.00") }),
      aLine({ originalTotal: tl("60.00"), discount: tl("60.00"), rate: 10 }),
    ];
    const result = linesOf({ lines, ...NO_SHIPPING });
    expect(result.lines[1]).toMatchObject({ gross: tl("54.55"), allowance: tl("54.55"), net: 0n, taxAmount: 0n });
    expect(result.taxSubtotals).toEqual([{ rate: 20, taxable: tl("100.00"), tax: tl("20.00") }]);
  });

  test("without a code has none on the document", () => {
    expect(linesOf({ lines: [aLine({ sku: undefined })] }).lines[0]?.sellerCode).toBeUndefined();
  });

  test("taken out before payment is no line", () => {
    const lines = [aLine(), aLine({ quantity: 0, originalTotal: 0n })];
    expect(linesOf({ lines, ...NO_SHIPPING }).lines).toHaveLength(1);
  });
});

describe("prices without KDV", () => {
  test("keep the net price and the net discount as they are", () => {
    const lines = [aLine({ originalTotal: tl("100.00"), discount: tl("10.00"), taxOnTop: true })];
    expect(linesOf({ lines, pricesIncludeTax: false, ...NO_SHIPPING }).lines).toMatchObject([
      { unitPrice: "100.00", gross: tl("100.00"), allowance: tl("10.00"), net: tl("90.00"), taxAmount: tl("18.00") },
    ]);
  });

  test("pay what Shopify charged, KDV of shipping included", () => {
    const lines = [aLine({ originalTotal: tl("33.33"), taxOnTop: true })];
    const shippingLines = [aShippingLine({ originalTotal: tl("25.00"), taxOnTop: true })];
    const result = linesOf({ lines, shippingLines, pricesIncludeTax: false });
    // 33.33 + 6.67 + 25.00 + 5.00 = 70.00; 70.00 × 20/120 = 11.666…
    expect(invoiceTotals(result)).toMatchObject({ payable: tl("70.00"), tax: tl("11.67") });
  });
});

describe("rates", () => {
  test("have one subtotal each, the highest first", () => {
    const lines = [
      aLine({ rate: 1, originalTotal: tl("101.00") }),
      aLine({ rate: 20, originalTotal: tl("120.00") }),
      aLine({ rate: 10, originalTotal: tl("110.00") }),
      aLine({ rate: 1, originalTotal: tl("202.00") }),
    ];
    expect(linesOf({ lines, ...NO_SHIPPING }).taxSubtotals).toEqual([
      { rate: 20, taxable: tl("100.00"), tax: tl("20.00") },
      { rate: 10, taxable: tl("100.00"), tax: tl("10.00") },
      { rate: 1, taxable: tl("300.00"), tax: tl("3.00") },
    ]);
  });

  test("follow the shop's rule, the paid total staying the same", () => {
    const lines = [aLine({ rate: 20, originalTotal: tl("101.00"), tags: ["gida"] })];
    const result = linesOf({ lines, ...NO_SHIPPING }, { productRules: [{ tag: "gida", rate: 1 }] });
    expect(result.taxSubtotals).toEqual([{ rate: 1, taxable: tl("100.00"), tax: tl("1.00") }]);
  });
});

describe("shipping", () => {
  test("is a line of its own after the products, at its own rate", () => {
    const shippingLines = [aShippingLine({ originalTotal: tl("55.00"), rate: 10 })];
    const result = linesOf({ lines: [aLine({ originalTotal: tl("120.00") })], shippingLines });
    expect(result.lines[1]).toEqual({
      id: 2,
      name: "Kargo bedeli (Standart Kargo)",
      sellerCode: undefined,
      quantity: 1,
      unitCode: "C62",
      unitPrice: "50.00",
      gross: tl("50.00"),
      allowance: 0n,
      net: tl("50.00"),
      taxRate: 10,
      taxAmount: tl("5.00"),
    });
    expect(result.taxSubtotals.map(({ rate }) => rate)).toEqual([20, 10]);
  });

  test("at a fixed rate of the shop ignores Shopify's", () => {
    expect(linesOf({ shippingLines: [aShippingLine({ rate: 1 })] }, { shipping: 20 }).lines.at(-1)?.taxRate).toBe(20);
  });

  test("with a discount shows it", () => {
    const shippingLines = [aShippingLine({ originalTotal: tl("60.00"), discount: tl("24.00") })];
    expect(linesOf({ shippingLines }).lines.at(-1)).toMatchObject({
      gross: tl("50.00"),
      allowance: tl("20.00"),
      net: tl("30.00"),
    });
  });

  test.each([
    ["free", { originalTotal: 0n }],
    ["discounted away", { originalTotal: tl("60.00"), discount: tl("60.00") }],
  ])("that is %s is no line and opens no rate group", (_, changes) => {
    const result = linesOf({ lines: [aLine()], shippingLines: [aShippingLine({ ...changes, rate: 18 })] });
    expect(result.lines).toHaveLength(1);
    expect(result.taxSubtotals.map(({ rate }) => rate)).toEqual([20]);
  });

  test("without a title is named all the same", () => {
    expect(linesOf({ shippingLines: [aShippingLine({ title: " " })] }).lines.at(-1)?.name).toBe("Kargo bedeli");
  });
});

describe("a gift card sold", () => {
  test("is no line: it is invoiced when it is spent", () => {
    const order = anOrder({ lines: [aLine(), aGiftCard()], ...NO_SHIPPING });
    expect(linesOf(order).lines.map(({ name }) => name)).toEqual(["Seramik Kupa"]);
    expect(giftCardsSold(order)).toBe(tl("500.00"));
  });

  test("counts at what was paid for it", () => {
    const lines = [aGiftCard({ discount: tl("50.00") }), aGiftCard({ originalTotal: tl("20.00") }), aLine()];
    expect(giftCardsSold(anOrder({ lines }))).toBe(tl("470.00"));
    expect(giftCardsSold(anOrder())).toBe(0n);
  });
});

describe("what stands in the way", () => {
  test("is told for every line at once, with its place", () => {
    const lines = [
      aLine({ name: " " }),
      aLine(),
      aLine({ rate: 18 }),
      aLine({ discount: tl("120.00") }),
      aLine({ taxLines: [{ percent: "0", amount: 0n }] }),
      aLine({
        taxLines: [
          { percent: "20", amount: 0n },
          { percent: "10", amount: 0n },
        ],
      }),
    ];
    expect(faultsOf({ lines, shippingLines: [aShippingLine(), aShippingLine({ rate: 8 })] })).toEqual([
      { code: "LINE_NAME_MISSING", path: "order.lineItems[0].name" },
      { code: "TAX_RATE_NOT_IN_FORCE", path: "order.lineItems[2].taxLines", facts: { rate: 18, day: ON } },
      { code: "LINE_NEGATIVE", path: "order.lineItems[3]" },
      { code: "TAX_RATE_ZERO", path: "order.lineItems[4].taxLines" },
      { code: "TAX_LINES_AMBIGUOUS", path: "order.lineItems[5].taxLines", facts: { count: 2 } },
      { code: "TAX_RATE_NOT_IN_FORCE", path: "order.shippingLines[1].taxLines", facts: { rate: 8, day: ON } },
    ]);
  });

  test("is told in full where one line has several faults", () => {
    expect(faultsOf({ lines: [aLine({ name: "", rate: 18 })], ...NO_SHIPPING }).map(({ code }) => code)).toEqual([
      "TAX_RATE_NOT_IN_FORCE",
      "LINE_NAME_MISSING",
    ]);
  });

  test("a discount that is an addition is negative too", () => {
    expect(faultsOf({ lines: [aLine({ discount: -1n })] })).toEqual([
      { code: "LINE_NEGATIVE", path: "order.lineItems[0]" },
    ]);
  });

  test("KDV of a few kuruş that rounds to nothing", () => {
    expect(faultsOf({ lines: [aLine({ originalTotal: tl("0.02") })], ...NO_SHIPPING })).toEqual([
      { code: "TAX_GROUP_ROUNDS_TO_ZERO", path: "taxSubtotals", facts: { rate: 20 } },
    ]);
    expect(faultsOf({ lines: [aLine({ originalTotal: tl("0.03") })], ...NO_SHIPPING })).toEqual([]);
  });
});
