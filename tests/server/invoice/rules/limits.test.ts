import { describe, expect, test } from "vitest";
import { invoiceFromOrder, type IssueContext } from "../../../../server/invoice/invoice-from-order.ts";
import { limitOn } from "../../../../server/invoice/rules/limits.ts";
import type { DecimalText } from "../../../../server/invoice/money/decimal.ts";
import type { Order } from "../../../../server/invoice/order.ts";
import type { LimitPolicy } from "../../../../server/invoice/shop-profile.ts";
import { aGiftCard, aLine, anAddress, anOrder, aProfile, aTransaction, day, tl } from "../an-order.ts";

const NONE: LimitPolicy = aProfile().limits;
const from = (text: string, amount: string) => ({ from: text, amount: tl(amount) });

const IN_2025 = { issuedAt: new Date("2025-11-20T12:00:00Z"), profileId: "EARSIVFATURA" } as const;

function issue(
  amount: string,
  changes: Partial<Order>,
  limits: Partial<LimitPolicy> = {},
  context: IssueContext = IN_2025,
) {
  const lines = [aLine({ originalTotal: tl(amount), tags: ["reklam"] })];
  const productRules = [{ tag: "reklam", rate: 20, withholding: "625" }];
  const tax = { ...aProfile().tax, productRules, surcharge: { attribute: "vade", fromPayments: false } };
  const profile = aProfile({ limits: { ...NONE, ...limits }, tax, currency: "shop" });
  return invoiceFromOrder(anOrder({ lines, shippingLines: [], ...changes }), profile, context);
}

test("the limit of a day is the newest that has begun, in whatever order they stand", () => {
  const limits = [from("2025-01-01", "9900.00"), from("2026-01-01", "12000.00"), from("2024-01-01", "6900.00")];
  expect(["2023-12-31", "2024-12-31", "2025-01-01", "2026-05-05"].map((text) => limitOn(limits, day(text)))).toEqual([
    undefined,
    tl("6900.00"),
    tl("9900.00"),
    tl("12000.00"),
  ]);
});

describe("a consumer without a TCKN", () => {
  const limits = { consumerWithoutTckn: [from("2025-01-01", "30000.00")] };

  test("waits for a person above the shop's limit, a kuruş above it as well", () => {
    expect(issue("30000.01", {}, limits)).toMatchObject({ ok: false, error: [{ code: "BUYER_TCKN_ABOVE_LIMIT" }] });
    expect(issue("30000.00", {}, limits).ok).toBe(true);
  });

  test("has no limit where the shop names none, nor one who gave a number", () => {
    expect(issue("90000.00", {}).ok).toBe(true);
    expect(issue("90000.00", { taxIds: ["10000000146"] }, limits).ok).toBe(true);
  });
});

describe("cash at the door", () => {
  const atTheDoor = (amount: string) => ({
    transactions: [aTransaction({ gateway: "Kapıda Ödeme", formattedGateway: "Kapıda Ödeme", amount: tl(amount) })],
  });
  const warnings = (...order: Parameters<typeof issue>) => {
    const draft = issue(...order);
    return draft.ok ? draft.value.warnings : draft.error;
  };

  test("is warned of above the limit, and invoiced all the same", () => {
    expect(warnings("7000.01", atTheDoor("7000.01"))).toEqual([
      { code: "CASH_ABOVE_LIMIT", facts: { limit: "7000.00" } },
    ]);
    expect(warnings("7000.00", atTheDoor("7000.00"))).toBeUndefined();
  });

  test("has the limit the shop names before the official one", () => {
    const limits = { cashOnDelivery: [from("2025-01-01", "30000.00")] };
    expect(warnings("29999.99", atTheDoor("29999.99"), limits)).toBeUndefined();
    expect(warnings("30000.01", atTheDoor("30000.01"), limits)).toHaveLength(1);
  });

  test("has the official limit until the one the shop names begins", () => {
    const limits = { cashOnDelivery: [from("2026-01-01", "30000.00")] };
    expect(warnings("7000.01", atTheDoor("7000.01"), limits)).toHaveLength(1);
  });

  test("is not what a card paid", () => {
    expect(warnings("90000.00", {})).toBeUndefined();
  });
});

describe("a company", () => {
  const COMPANY = { taxIds: ["1234567808"], billing: anAddress({ company: "Örnek A.Ş." }) };
  const typeOf = (...order: Parameters<typeof issue>) => {
    const draft = issue(...order);
    return draft.ok ? draft.value.type : draft.error;
  };

  test("withholds KDV only above the law's limit of the day", () => {
    expect([typeOf("9900.00", COMPANY), typeOf("9900.01", COMPANY)]).toEqual(["SATIS", "TEVKIFAT"]);
    const in2026 = new Date("2026-11-20T12:00:00Z");
    const sold = { ...COMPANY, processedAt: in2026, createdAt: in2026, fulfillments: [] };
    const late = (amount: string) => typeOf(amount, sold, {}, { ...IN_2025, issuedAt: in2026 });
    expect([late("12000.00"), late("12000.01")]).toEqual(["SATIS", "TEVKIFAT"]);
  });

  test("has the limit the shop names before the law's, none with 0.00", () => {
    const limits = (amount: string) => ({ withholding: [from("2025-01-01", amount)] });
    const named = ["500.00", "500.01"].map((amount) => typeOf(amount, COMPANY, limits("500.00")));
    expect(named).toEqual(["SATIS", "TEVKIFAT"]);
    expect(typeOf("9900.01", COMPANY, limits("20000.00"))).toBe("SATIS");
    expect(typeOf("1.00", COMPANY, limits("0.00"))).toBe("TEVKIFAT");
  });

  test("has the law's limit until the one the shop names begins", () => {
    const limits = { withholding: [from("2026-01-01", "12000.00")] };
    expect(["9900.00", "9900.01"].map((amount) => typeOf(amount, COMPANY, limits))).toEqual(["SATIS", "TEVKIFAT"]);
  });

  test("counts only what KDV is withheld of: neither other goods nor a gift card beside it", () => {
    const beside = (amount: string, ...others: readonly Order["lines"][number][]) =>
      typeOf("0.00", {
        ...COMPANY,
        lines: [aLine({ originalTotal: tl(amount), tags: ["reklam"] }), ...others],
      });
    const goods = aLine({ originalTotal: tl("15000.00") });
    const more = aLine({ originalTotal: tl("0.01"), tags: ["reklam"] });
    expect([beside("300.00", goods), beside("9900.00", aGiftCard())]).toEqual(["SATIS", "SATIS"]);
    expect(beside("9900.00", goods, more)).toBe("TEVKIFAT");
  });

  test("counts what is left of it after money was given back, and the surcharge that follows it", () => {
    const back = { ...COMPANY, currentTotal: tl("9900.00"), refunded: tl("100.00") };
    expect(typeOf("10000.00", back)).toBe("SATIS");
    const surcharge = { ...COMPANY, attributes: [{ key: "vade", value: "0.01" }] };
    expect(typeOf("9900.00", surcharge)).toBe("TEVKIFAT");
  });

  test("is asked about above the last limit known, in a year whose limit nobody has told", () => {
    const later = { ...IN_2025, issuedAt: new Date("2027-01-01T09:00:00Z") };
    const answer = (amount: string, own: Partial<LimitPolicy> = {}) => issue(amount, COMPANY, own, later);
    expect(answer("12000.01")).toMatchObject({
      ok: false,
      error: [{ code: "WITHHOLDING_LIMIT_UNKNOWN", facts: { limit: "12000.00", year: "2027" } }],
    });
    expect(answer("12000.00")).toMatchObject({ ok: true, value: { type: "SATIS" } });
    const told = { withholding: [from("2027-01-01", "15000.00")] };
    expect(answer("12000.01", told)).toMatchObject({ ok: true, value: { type: "SATIS" } });
    expect(answer("15000.01", told)).toMatchObject({ ok: true, value: { type: "TEVKIFAT" } });
  });

  test("has the newer of the law's limit and the one the shop names, which is asked for anew every year", () => {
    const named = { withholding: [from("2025-01-01", "500.00")] };
    const on = (day: string, amount: string, own: Partial<LimitPolicy> = named) =>
      typeOf(amount, COMPANY, own, { ...IN_2025, issuedAt: new Date(`${day}T09:00:00Z`) });
    expect([on("2025-12-31", "500.01"), on("2026-01-01", "12000.00")]).toEqual(["TEVKIFAT", "SATIS"]);
    expect(on("2026-01-01", "12000.01")).toBe("TEVKIFAT");
    const told = { withholding: [from("2027-01-01", "15000.00")] };
    expect([on("2027-12-31", "15000.01", told), on("2028-01-01", "15000.00", told)]).toEqual(["TEVKIFAT", "SATIS"]);
    expect(on("2028-01-01", "15000.01", told)).toMatchObject([
      { code: "WITHHOLDING_LIMIT_UNKNOWN", facts: { limit: "15000.00", year: "2028" } },
    ]);
    const none = { withholding: [from("2025-01-01", "0.00")] };
    expect([on("2026-01-01", "1.00", none), on("2028-01-01", "1.00", none)]).toEqual(["TEVKIFAT", "TEVKIFAT"]);
  });

  test("has it in lira, whatever the invoice is in", () => {
    const rates = [{ currency: "USD", rate: "40.0000" as DecimalText, announcedOn: day("2025-11-19") }];
    const dollars = { ...COMPANY, currency: "USD" };
    const inDollars = (amount: string) => typeOf(amount, dollars, {}, { ...IN_2025, rates });
    expect([inDollars("247.50"), inDollars("247.51")]).toEqual(["SATIS", "TEVKIFAT"]);
  });
});
