import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  apportion,
  divideRounded,
  formatKurus,
  parseKurus,
  spread,
  sum,
} from "../../../../server/invoice/money/money.ts";

describe("reading an amount", () => {
  test.each([
    ["119.90", 11990n],
    ["119.9", 11990n],
    ["119", 11900n],
    ["0", 0n],
    ["0.00", 0n],
    ["0.01", 1n],
    ["007.50", 750n],
    ["-12.34", -1234n],
    ["-0.05", -5n],
    ["99.990000", 9999n],
    ["90071992547409.91", 9007199254740991n],
    ["-90071992547409.91", -9007199254740991n],
  ])("%s is %s kuruş", (text, kurus) => {
    expect(parseKurus(text, "order.total")).toEqual({ ok: true, value: kurus });
  });

  test.each([
    "",
    " ",
    "abc",
    "1,50",
    "1.",
    ".50",
    "+1.00",
    "1e3",
    "--1",
    "1.0.0",
    "NaN",
    "Infinity",
    " 1.00",
    "1.005",
    "0.001",
    "٣",
    "90071992547409.92",
    "-90071992547409.92",
    "90071992547410",
    "9".repeat(400),
  ])("%j is a fault, never a zero", (text) => {
    expect(parseKurus(text, "order.total")).toEqual({
      ok: false,
      error: { code: "AMOUNT_UNREADABLE", path: "order.total", facts: { text } },
    });
  });
});

describe("printing an amount", () => {
  test.each([
    [0n, "0.00"],
    [1n, "0.01"],
    [10n, "0.10"],
    [100n, "1.00"],
    [11990n, "119.90"],
    [-5n, "-0.05"],
    [-1234n, "-12.34"],
    [9007199254740993n, "90071992547409.93"],
  ])("%s kuruş is %s", (kurus, text) => {
    expect(formatKurus(kurus)).toBe(text);
  });

  test("is undone by reading", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 53n) + 1n, max: 2n ** 53n - 1n }), (kurus) => {
        expect(parseKurus(formatKurus(kurus), "")).toEqual({ ok: true, value: kurus });
      }),
    );
  });
});

describe("dividing", () => {
  test.each([
    [5n, 2n, 3n],
    [-5n, 2n, -3n],
    [5n, -2n, -3n],
    [-5n, -2n, 3n],
    [4n, 3n, 1n],
    [-4n, 3n, -1n],
    [2n, 3n, 1n],
    [0n, 7n, 0n],
    [9999n * 20n, 120n, 1667n],
    [125n, 10n, 13n],
    [9007199254740993n, 2n, 4503599627370497n],
  ])("%s / %s rounds half away from zero to %s", (numerator, denominator, expected) => {
    expect(divideRounded(numerator, denominator)).toBe(expected);
  });
});

test("spreading in proportion loses nothing, and gives nothing where nothing weighs", () => {
  // 1.00 over 1 : 1 : 1 is 0.33 each and one kuruş more for the first.
  expect(spread(100n, [1n, 1n, 1n])).toEqual([34n, 33n, 33n]);
  expect(spread(100n, [300n, 0n, 100n])).toEqual([75n, 0n, 25n]);
  expect(spread(100n, [0n, 0n])).toEqual([0n, 0n]);
  expect(spread(100n, [])).toEqual([]);
});

describe("sharing an amount out", () => {
  test("gives the missing kuruş to the largest remainders", () => {
    // Shares 0.9, 0.8 and 0.3 of a kuruş: two whole ones go to the first two.
    expect(apportion(2n, [9n, 8n, 3n], 10n)).toEqual([1n, 1n, 0n]);
    expect(apportion(2n, [3n, 8n, 9n], 10n)).toEqual([0n, 1n, 1n]);
  });

  test("lets the earlier share win a tie", () => {
    expect(apportion(1n, [5n, 5n], 10n)).toEqual([1n, 0n]);
    expect(apportion(2n, [5n, 5n, 5n], 10n)).toEqual([1n, 1n, 0n]);
  });

  test("leaves whole shares alone", () => {
    expect(apportion(6n, [10n, 20n, 30n], 10n)).toEqual([1n, 2n, 3n]);
    expect(apportion(0n, [], 10n)).toEqual([]);
  });

  test("adds up to the total, and no part is a whole kuruş away from its share", () => {
    const shares = fc.array(fc.bigInt({ min: 0n, max: 10n ** 12n }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(shares, fc.bigInt({ min: 1n, max: 1000n }), (numerators, denominator) => {
        const total = divideRounded(sum(numerators), denominator);
        const parts = apportion(total, numerators, denominator);
        expect(sum(parts)).toBe(total);
        for (const [index, part] of parts.entries()) {
          const distance = part * denominator - (numerators[index] ?? 0n);
          expect(distance > -denominator && distance < denominator).toBe(true);
        }
      }),
    );
  });
});
