import { expect, test } from "vitest";
import { writtenAmount } from "../../../../server/invoice/money/written-amount.ts";

test.each([
  ["12500", 1250000n],
  ["12500,5", 1250050n],
  ["12500.50", 1250050n],
  ["12.500,50", 1250050n],
  ["12,500.50", 1250050n],
  ["1.250.000", 125000000n],
  ["1,250,000.00", 125000000n],
  ["12.500,00 TL", 1250000n],
  ["₺ 0,99", 99n],
  ["0", 0n],
])("reads %s as a person means it", (text, kurus) => {
  expect(writtenAmount(text, "TRY")).toBe(kurus);
});

// A dot and three digits are thousands to a Turk and thousandths to a program.
test.each(["12.500", "12,500", "", "TL", "-5", "1e3", "12.50.0", "12 500", "1.2345,6", "on iki", "12,555"])(
  "does not guess what %s is worth",
  (text) => {
    expect(writtenAmount(text, "TRY")).toBeUndefined();
  },
);

test.each([
  ["EUR 12.50", 1250n],
  ["1.250,00 EUR", 125000n],
  ["12.50", undefined],
  ["12.50 TL", undefined],
  ["EUR 12 EUR", undefined],
])("takes %s for euros only where it says so", (text, cents) => {
  expect(writtenAmount(text, "EUR")).toBe(cents);
});

test("a text made to be long takes no time", () => {
  const startedAt = performance.now();
  expect(writtenAmount(`5${" ".repeat(40_000)}x`, "TRY")).toBeUndefined();
  expect(performance.now() - startedAt).toBeLessThan(1000);
});

test("takes no number longer than any amount", () => {
  expect(writtenAmount("90071992547409,91", "TRY")).toBe(9_007_199_254_740_991n);
  expect(writtenAmount("90071992547409,92", "TRY")).toBeUndefined();
  expect(writtenAmount("4".repeat(40), "TRY")).toBeUndefined();
});
