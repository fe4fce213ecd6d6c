import { expect, test } from "vitest";
import {
  turkishAmount,
  turkishDay,
  turkishDecimal,
  turkishMoney,
  turkishPercent,
} from "../../../server/documents/turkish-format.ts";
import { day } from "../ubl/a-sample-invoice.ts";

test.each([
  [0n, "0,00"],
  [5n, "0,05"],
  [99_999n, "999,99"],
  [100_000n, "1.000,00"],
  [-123_456_789n, "-1.234.567,89"],
  [9_007_199_254_740_991n, "90.071.992.547.409,91"],
])("%d kuruş reads %s", (amount, text) => {
  expect(turkishAmount(amount)).toBe(text);
});

test("a unit price keeps every decimal it has", () => {
  expect(turkishDecimal("33333.33333333")).toBe("33.333,33333333");
  expect(turkishDecimal("1000")).toBe("1.000");
});

test("lira has its sign in front, the minus before it; another currency its code behind", () => {
  expect(turkishMoney(123_450n, "TRY")).toBe("₺1.234,50");
  expect(turkishMoney(-5_000n, "TRY")).toBe("-₺50,00");
  expect(turkishMoney(123_450n, "USD")).toBe("1.234,50 USD");
});

test("days and percents read as in Turkey", () => {
  expect(turkishDay(day("2026-11-05"))).toBe("05.11.2026");
  expect(turkishPercent("2.5")).toBe("%2,5");
});
