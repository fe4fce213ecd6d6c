import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type DecimalText, lineTotal, unitPriceOf } from "../../../../server/invoice/money/decimal.ts";

describe("the unit price of a line", () => {
  test.each([
    [8325n, 1, "83.25"],
    [24998n, 3, "83.327"],
    [10000n, 3, "33.333"],
    [10000n, 7, "14.286"],
    [1n, 3, "0.003"],
    [1n, 999, "0.00001"],
    [0n, 5, "0.00"],
    [5n, 1, "0.05"],
    [10000n, 1, "100.00"],
    [9_990_000_000n, 999, "100000.00"],
  ])("%s kuruş over %s pieces is %s", (total, quantity, price) => {
    expect(unitPriceOf(total, quantity)).toBe(price);
  });

  test("takes eight decimals only where fewer give another total", () => {
    const price = unitPriceOf(99_999_999_999n, 700_001);
    expect(price).toMatch(/^\d+\.\d{3,8}$/);
    expect(lineTotal(700_001, price)).toBe(99_999_999_999n);
  });

  test("gives the line's total back for every quantity below a million", () => {
    const totals = fc.bigInt({ min: 0n, max: 10n ** 13n });
    fc.assert(
      fc.property(totals, fc.integer({ min: 1, max: 999_999 }), (total, quantity) => {
        const price = unitPriceOf(total, quantity);
        expect(price).toMatch(/^\d+\.\d{2,8}$/);
        expect(lineTotal(quantity, price)).toBe(total);
      }),
      { numRuns: 2000 },
    );
  });

  test("has no decimal it could do without", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 11n }), fc.integer({ min: 1, max: 9999 }), (total, quantity) => {
        const price = unitPriceOf(total, quantity);
        const decimals = price.length - price.indexOf(".") - 1;
        if (decimals === 2) return;
        const scale = 10n ** BigInt(decimals - 1);
        const exact = (2n * total * scale + 100n * BigInt(quantity)) / (200n * BigInt(quantity));
        const shorter = `${exact / scale}.${(exact % scale).toString().padStart(decimals - 1, "0")}`;
        expect(lineTotal(quantity, shorter as DecimalText)).not.toBe(total);
      }),
    );
  });
});

test.each([
  [3, "83.33", 24999n],
  [3, "33.333", 10000n],
  [2, "0.005", 1n],
  [1, "0.004", 0n],
  [1, "0.005", 1n],
  [1, "1.00500000", 101n],
  [999, "1000000.00", 99_900_000_000n],
])("%s × %s is %s kuruş", (quantity, price, total) => {
  expect(lineTotal(quantity, price as DecimalText)).toBe(total);
});
