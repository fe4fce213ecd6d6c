import { describe, expect, test } from "vitest";
import type { DecimalText } from "../../../../server/invoice/money/decimal.ts";
import type { InvoiceDraft } from "../../../../server/invoice/invoice.ts";
import { invoiceFromOrder } from "../../../../server/invoice/invoice-from-order.ts";
import { brokenRules, RULES } from "../../../../server/invoice/rules/rules.ts";
import { anOrder, aProfile, day } from "../an-order.ts";

const ISSUED_AT = new Date("2025-11-20T12:00:00+03:00");

function aDraft(changes: Partial<InvoiceDraft> = {}): InvoiceDraft {
  const draft = invoiceFromOrder(anOrder(), aProfile(), { issuedAt: ISSUED_AT, profileId: "EARSIVFATURA" });
  if (!draft.ok) throw new Error(JSON.stringify(draft.error));
  return { ...draft.value, ...changes };
}

const waybills = (...dates: readonly string[]): InvoiceDraft["waybill"] => ({
  kind: "separate",
  documents: dates.map((date) => ({ number: "EIR2025000000001", date: day(date) })),
});

const atTheTill = (date: string): InvoiceDraft["sale"] => ({
  platform: "NORMAL",
  sendType: "KAGIT",
  receipt: {
    number: "0042",
    date: day(date),
    time: "17:05:00",
    zNumber: "0713",
    deviceSerial: "JI20043215",
    type: "E-ARSIV",
  },
});

test("a sound document breaks none", () => {
  expect(brokenRules(aDraft())).toEqual([]);
  expect(brokenRules({ ...aDraft(), number: "EAR2025000000001" })).toEqual([]);
});

test("all that are broken are told at once, in the table's order", () => {
  const order = { name: "#1042", date: day("2025-11-21") };
  const sale = atTheTill("2025-11-21");
  const bad = {
    ...aDraft({ series: "ear", order, waybill: waybills("2025-11-21"), sale }),
    number: "EAR0000000000001",
  };
  const codes = [
    "SERIES_INVALID",
    "NUMBER_INVALID",
    "ORDER_AFTER_ISSUE",
    "DESPATCH_AFTER_ISSUE",
    "TILL_RECEIPT_AFTER_ISSUE",
  ];
  expect(brokenRules(bad).map(({ code }) => code)).toEqual(codes);
  expect(RULES.map(({ code }) => code).filter((code) => codes.includes(code))).toEqual(codes);
});

describe("the number", () => {
  test.each([
    "EAR0000000000001",
    "EAR2024000000001",
    "ear2025000000001",
    "EAR202500000001",
    "EAR20250000000010",
    "EAR",
  ])("%s is none for a document of 2025", (number) => {
    expect(brokenRules({ ...aDraft(), number })).toEqual([{ code: "NUMBER_INVALID", path: "number" }]);
  });

  test("follows the Istanbul year of issue", () => {
    const draft = aDraft({ issueDate: day("2026-01-01") });
    expect(brokenRules({ ...draft, number: "EAR2026000000001" })).toEqual([]);
    expect(brokenRules({ ...draft, number: "EAR2025000000001" })).toMatchObject([{ code: "NUMBER_INVALID" }]);
  });
});

test.each(["EA", "EARS", "ear", "İST", "E-1", ""])("the series %j is none", (series) => {
  expect(brokenRules(aDraft({ series }))).toEqual([{ code: "SERIES_INVALID", path: "profile.series" }]);
});

describe("the currency", () => {
  const rate = { currency: "USD", rate: "41.5" as DecimalText, announcedOn: undefined };

  test("in lira there is no rate, in any other its own", () => {
    expect(brokenRules(aDraft({ currency: "USD", exchangeRate: rate }))).toEqual([]);
    expect(brokenRules(aDraft({ exchangeRate: rate }))).toMatchObject([{ code: "EXCHANGE_RATE_WITH_TRY" }]);
    expect(brokenRules(aDraft({ currency: "USD" }))).toMatchObject([{ code: "EXCHANGE_RATE_MISSING" }]);
    expect(brokenRules(aDraft({ currency: "EUR", exchangeRate: rate }))).toMatchObject([
      { code: "EXCHANGE_RATE_MISSING" },
    ]);
  });

  test("a rate has six decimals at most, and a currency is of GİB's list", () => {
    const fine = { ...rate, rate: "41.1234567" as DecimalText };
    expect(brokenRules(aDraft({ currency: "USD", exchangeRate: fine }))).toMatchObject([
      { code: "EXCHANGE_RATE_MISSING" },
    ]);
    const old = { ...rate, currency: "TRL" };
    expect(brokenRules(aDraft({ currency: "TRL", exchangeRate: old }))).toMatchObject([
      { code: "CURRENCY_UNSUPPORTED" },
    ]);
  });
});

describe("dates", () => {
  const order = (date: string) => ({ order: { name: "#1042", date: day(date) } });

  test("an order may be of the invoice's own day, not of the next", () => {
    expect(brokenRules(aDraft(order("2025-11-20")))).toEqual([]);
    expect(brokenRules(aDraft(order("2025-11-21")))).toMatchObject([{ code: "ORDER_AFTER_ISSUE" }]);
  });

  test("no till receipt is of a later day", () => {
    expect(brokenRules(aDraft({ sale: atTheTill("2025-11-20") }))).toEqual([]);
    expect(brokenRules(aDraft({ sale: atTheTill("2025-11-21") }))).toMatchObject([
      { code: "TILL_RECEIPT_AFTER_ISSUE" },
    ]);
  });

  test("no waybill is of a later day", () => {
    expect(brokenRules(aDraft({ waybill: waybills("2025-11-19", "2025-11-20") }))).toEqual([]);
    expect(brokenRules(aDraft({ waybill: waybills("2025-11-19", "2025-11-21") }))).toMatchObject([
      { code: "DESPATCH_AFTER_ISSUE" },
    ]);
    expect(brokenRules(aDraft({ waybill: { kind: "this-invoice" } }))).toEqual([]);
  });
});

test("a till receipt of a century ago is a mistyped date", () => {
  expect(brokenRules(aDraft({ sale: atTheTill("1926-03-12") })).map(({ code }) => code)).toContain("DATE_TOO_OLD");
});

test("every rule says which field it is about", () => {
  expect(RULES.filter(({ path }) => path === "")).toEqual([]);
  expect(brokenRules(aDraft({ customizationId: "TR9.9" }))).toEqual([
    { code: "CUSTOMIZATION_UNKNOWN", path: "profile.customizationId" },
  ]);
});
