import { expect, test } from "vitest";
import { amountsOf, moneyText, share, tallest, totalOf } from "../../../web/src/pages/home/days.ts";

const day = (total: string, currency = "TRY") => ({ day: "2026-11-20", count: 1, amounts: [{ currency, total }] });

test("adds amounts up to the kuruş, beyond what a float can hold", () => {
  const columns = amountsOf([day("90071992547409.93"), day("0.10"), day("0.20")]);
  expect(moneyText(totalOf(columns.map(({ value }) => value)))).toBe("90071992547410.23");
});

test("an amount in another currency is not added to the lira", () => {
  expect(amountsOf([day("49.90", "EUR")]).map(({ value }) => value)).toEqual([0n]);
});

test("the tallest bar is whole and the others in proportion; no invoice has no bar", () => {
  const columns = amountsOf([day("200.00"), day("50.00"), day("0.00")]);
  expect(columns.map(({ value }) => share(value, tallest(columns)))).toEqual([1000, 250, 0]);
  expect(share(0n, 0n)).toBe(0);
});

test("writes small and negative sums with two decimals", () => {
  expect([5n, -5n, 0n, 123456n].map(moneyText)).toEqual(["0.05", "-0.05", "0.00", "1234.56"]);
});
