import { describe, expect, test } from "vitest";
import { invoiceFromOrder } from "../../../server/invoice/invoice-from-order.ts";
import type { Order, OrderLine } from "../../../server/invoice/order.ts";
import type { TaxPolicy } from "../../../server/invoice/shop-profile.ts";
import { aFee, aGiftCard, aLine, anOrder, aProfile, aShippingLine, aTransaction, tl } from "./an-order.ts";

const FLOUR = aLine({ name: "Un", originalTotal: tl("101.00"), rate: 1 });
const CUP = aLine({ name: "Kupa", originalTotal: tl("120.00") });

function issue(changes: Partial<Order>, tax: Partial<TaxPolicy> = {}) {
  const order = anOrder({ lines: [FLOUR, CUP], shippingLines: [], ...changes });
  const profile = aProfile({ tax: { ...aProfile().tax, ...tax } });
  return invoiceFromOrder(order, profile, { issuedAt: new Date("2025-11-20T12:00:00Z"), profileId: "EARSIVFATURA" });
}

function linesOf(...order: Parameters<typeof issue>) {
  const draft = issue(...order);
  if (!draft.ok) throw new Error(JSON.stringify(draft.error));
  return draft.value.lines.map(({ name, net, taxAmount, taxRate }) => [name, taxRate, net + taxAmount]);
}

const codesOf = (...order: Parameters<typeof issue>) => {
  const draft = issue(...order);
  return draft.ok ? [] : draft.error.map(({ code }) => code);
};

test("a fee rule of nothing but a sign makes no fee of the goods", () => {
  expect(linesOf({}, { fees: [{ name: "₺", rate: 10 }] })).toEqual([
    ["Un", 1, tl("101.00")],
    ["Kupa", 20, tl("120.00")],
  ]);
});

describe("shipping and fees that Shopify taxed otherwise", () => {
  const onTop = { pricesIncludeTax: false, lines: [aLine({ originalTotal: tl("100.00"), taxOnTop: true })] };
  const shipping = aShippingLine({ originalTotal: tl("50.00"), taxOnTop: true });

  test("wait where their KDV came on top of the price: no setting changes what the buyer was charged", () => {
    const order = { ...onTop, shippingLines: [shipping], total: tl("180.00"), currentTotal: tl("180.00") };
    expect(codesOf(order, { shipping: 10 })).toEqual(["TAX_RULE_DISAGREES"]);
    expect(codesOf(order, { shipping: 20 })).toEqual([]);
    expect(codesOf(order, { shipping: "prorata" })).toEqual([]);
    const fees = [{ ...aFee({ name: "Hediye paketi", price: tl("50.00") }), taxLines: shipping.taxLines }];
    const wrapped = { ...onTop, fees, total: tl("180.00"), currentTotal: tl("180.00") };
    expect(codesOf(wrapped, { fees: [{ name: "hediye", rate: 1 }] })).toEqual(["TAX_RULE_DISAGREES"]);
  });

  test("wait where a rate is shown and nothing charged, as goods do", () => {
    const untaxed = aShippingLine({ taxLines: [{ percent: "20", amount: 0n }] });
    expect(codesOf({ shippingLines: [untaxed] })).toContain("TAX_NOT_CHARGED");
  });
});

describe("shipping", () => {
  test.each<[TaxPolicy["shipping"], readonly (readonly [number, string])[]]>([
    ["shopify", [[10, "22.10"]]],
    [20, [[20, "22.10"]]],
    [
      "prorata",
      [
        [1, "10.10"],
        [20, "12.00"],
      ],
    ],
  ])("is taxed by the policy %s", (shipping, shares) => {
    const shippingLines = [aShippingLine({ originalTotal: tl("22.10"), rate: 10 })];
    const lines = linesOf({ shippingLines }, { shipping }).slice(2);
    expect(lines.map(([, rate, paid]) => [rate, paid])).toEqual(shares.map(([rate, paid]) => [rate, tl(paid)]));
  });
});

describe("a fee", () => {
  const fees = [{ name: "kapida odeme", rate: "prorata" as const }];

  test("has the first policy whose name is part of its own, whatever its letters", () => {
    const rules = [...fees, { name: "ödeme", rate: 1 }];
    const fee = aFee({ name: "KAPIDA ÖDEME HİZMETİ", price: tl("22.10") });
    expect(linesOf({ fees: [fee] }, { fees: rules }).slice(2)).toEqual([
      [fee.name, 1, tl("10.10")],
      [fee.name, 20, tl("12.00")],
    ]);
  });

  test("without a policy is taxed as Shopify says", () => {
    const fee = aFee({ name: "Sigorta", rate: 10 });
    expect(linesOf({ fees: [fee] }, { fees }).slice(2)).toEqual([["Sigorta", 10, tl("24.00")]]);
  });

  test("in the cart is one by its name, and none where a product rule names it", () => {
    const inCart = aLine({ name: "Kapıda Ödeme", originalTotal: tl("22.10"), tags: ["hizmet"] });
    expect(linesOf({ lines: [inCart, FLOUR, CUP] }, { fees }).slice(2)).toEqual([
      ["Kapıda Ödeme", 1, tl("10.10")],
      ["Kapıda Ödeme", 20, tl("12.00")],
    ]);
    const productRules = [{ tag: "hizmet", rate: 20 }];
    expect(linesOf({ lines: [inCart, FLOUR, CUP] }, { fees, productRules })[0]).toEqual([
      "Kapıda Ödeme",
      20,
      tl("22.10"),
    ]);
  });

  test("in the cart keeps its pieces, unless it is split over several rates", () => {
    const wrap = aLine({ name: "Hediye paketi", quantity: 3, originalTotal: tl("30.00") });
    const piecesOf = (lines: readonly OrderLine[], rate: "prorata" | "shopify" | number) => {
      const draft = issue({ lines }, { fees: [{ name: "hediye paketi", rate }] });
      return draft.ok ? draft.value.lines.slice(lines.length - 1).map(({ quantity }) => quantity) : draft.error;
    };
    expect([piecesOf([CUP, wrap], 10), piecesOf([CUP, wrap], "shopify")]).toEqual([[3], [3]]);
    expect([piecesOf([CUP, wrap], "prorata"), piecesOf([FLOUR, CUP, wrap], "prorata")]).toEqual([[3], [1, 1]]);
  });

  test("on a gift card's name is none: a gift card is no supply", () => {
    const card = aGiftCard({ name: "Kapıda ödeme kartı" });
    expect(linesOf({ lines: [FLOUR, CUP, card] }, { fees })).toHaveLength(2);
  });
});

describe("an instalment surcharge", () => {
  const paying = (amount: string, changes = {}) => [aTransaction({ amount: tl(amount), ...changes })];
  const attributes = (...values: readonly string[]) => values.map((value) => ({ key: "VADE FARKI", value }));
  const told = { surcharge: { attribute: "Vade farkı", fromPayments: false } };
  const SPLIT = [
    ["Vade farkı", 1, tl("10.10")],
    ["Vade farkı", 20, tl("12.00")],
  ];

  test("is what the payments are beyond the total, where the shop says so", () => {
    const tax = { surcharge: { fromPayments: true } };
    expect(linesOf({ transactions: paying("243.10") }, tax).slice(2)).toEqual(SPLIT);
    expect(linesOf({ transactions: paying("221.00") }, tax)).toHaveLength(2);
  });

  test("is no second payment for the whole order: a buyer who paid twice is for a person", () => {
    const tax = { surcharge: { fromPayments: true } };
    expect(codesOf({ transactions: [...paying("221.00"), ...paying("221.00")] }, tax)).toEqual(["PAID_BEYOND_TOTAL"]);
    expect(codesOf({ transactions: [...paying("243.10"), ...paying("221.00")] }, tax)).toEqual(["PAID_BEYOND_TOTAL"]);
    const inParts = [...paying("100.00", { gateway: "gift_card" }), ...paying("143.10")];
    expect(linesOf({ transactions: inParts }, tax).slice(2)).toEqual(SPLIT);
  });

  test("is what the order's detail says, whether or not the payments show it", () => {
    expect(linesOf({ attributes: attributes("22,10") }, told).slice(2)).toEqual(SPLIT);
    expect(linesOf({ attributes: attributes("22,10"), transactions: paying("243.10") }, told).slice(2)).toEqual(SPLIT);
  });

  test("that the payments contradict goes to a person", () => {
    const order = { attributes: attributes("22,10"), transactions: paying("250.00") };
    expect(codesOf(order, told)).toEqual(["PAID_BEYOND_TOTAL"]);
  });

  test.each([[["on iki"]], [["1", "2"]], [["1763560800"]], [["4111111111111111"]], [["12345678901234567890"]]])(
    "told as %j goes to a person",
    (values) => {
      expect(codesOf({ attributes: attributes(...values) }, told)).toEqual(["SURCHARGE_UNREADABLE"]);
    },
  );

  test("is nobody's guess: more money than the total goes to a person", () => {
    expect(codesOf({ transactions: paying("221.01") })).toEqual(["PAID_BEYOND_TOTAL"]);
  });

  test("is not money reserved, refused or handed back", () => {
    const transactions = [
      ...paying("230.00"),
      ...paying("9.00", { kind: "CHANGE" }),
      ...paying("221.00", { kind: "AUTHORIZATION" }),
      ...paying("221.00", { status: "FAILURE" }),
    ];
    expect(linesOf({ transactions })).toHaveLength(2);
  });

  test("is not what was taken out by an edit and paid back, whichever total the edit changed", () => {
    const order = { transactions: paying("270.90"), currentTotal: tl("221.00"), refunded: tl("49.90") };
    expect([codesOf(order), codesOf({ ...order, total: tl("270.90") })]).toEqual([[], []]);
    expect(codesOf({ ...order, refunded: tl("49.89") })).toContain("PAID_BEYOND_TOTAL");
  });

  test("of an order changed since goes to a person", () => {
    const changes = { attributes: attributes("22,10"), currentTotal: tl("211.00"), refunded: tl("10.00") };
    expect(codesOf(changes, told)).toEqual(["PAID_BEYOND_TOTAL"]);
  });
});
