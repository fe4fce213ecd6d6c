import * as fc from "fast-check";
import { expect, test } from "vitest";
import { percentText } from "../../../server/shopify/percent.ts";

const rate = (value: number | string) => percentText({ rate: value, ratePercentage: undefined });

test.each<[number | string, string]>([
  [0.2, "20"],
  [0.1, "10"],
  [0.01, "1"],
  [0, "0"],
  [0.085, "8.5"],
  [0.07, "7"],
  [1, "100"],
  [0.180_000_000_000_000_02, "18"],
  [0.289_999_999_999_999_98, "29"],
  ["0.20", "20"],
])("reads the rate %s as %s percent", (value, percent) => {
  expect(rate(value)).toBe(percent);
});

test("takes the percentage over the rate when Shopify sends both", () => {
  expect(percentText({ rate: 0.085, ratePercentage: 8.5 })).toBe("8.5");
  expect(percentText({ rate: undefined, ratePercentage: 20 })).toBe("20");
});

test.each([-0.2, Number.NaN, 1e-7, "yirmi", "", "0,2"])("cannot read the rate %s", (value) => {
  expect(rate(value)).toBeUndefined();
});

test("has no percent where there is no rate", () => {
  expect(percentText({ rate: undefined, ratePercentage: undefined })).toBeUndefined();
});

test("reads every rate of two decimals without noise", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000 }), (hundredths) => {
      expect(Number(rate(hundredths / 10_000)) * 100).toBeCloseTo(hundredths, 6);
      expect(rate(hundredths / 10_000)).toMatch(/^\d+(\.\d{1,2})?$/);
    }),
  );
});
