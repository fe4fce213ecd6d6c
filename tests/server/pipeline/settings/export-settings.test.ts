import { describe, expect, test } from "vitest";
import { parseShopProfile } from "../../../../server/pipeline/settings/shop-profile.ts";
import { aShopFile } from "../../../support/test-shop.ts";

function exportsOf(exports: object | undefined) {
  const profile = parseShopProfile(aShopFile({ tax: exports && { exports } }));
  return profile.ok ? profile.value.tax.exports : profile.error.map(({ path }) => path);
}

describe("the export settings", () => {
  test("export nothing until the shop says how", () => {
    const nothing = { etgbShippingTitles: [], gtip: [], servicesUsedAbroad: [] };
    expect(exportsOf(undefined)).toEqual({ ...nothing, isGtipRequired: true, etgbLimits: undefined });
  });

  test("take methods, tariff numbers and limits of the shop's own", () => {
    const written = {
      etgbShippingTitles: ["Uçak kargo"],
      gtip: [{ tag: "seramik", gtip: "691110000000" }],
      isGtipRequired: false,
      etgbLimits: { kilograms: 100, euros: 5000 },
      servicesUsedAbroad: [{ sku: "KURS-*" }],
    };
    expect(exportsOf(written)).toEqual(written);
  });

  test("take no tariff number but twelve digits, and no rule that names no product", () => {
    expect(exportsOf({ gtip: [{ tag: "a", gtip: "6911.10" }] })).toEqual(["profile.tax.exports.gtip[0].gtip"]);
    expect(exportsOf({ gtip: [{ gtip: "691110000000" }] })).toEqual(["profile.tax.exports.gtip[0]"]);
    expect(exportsOf({ servicesUsedAbroad: [{}] })).toEqual(["profile.tax.exports.servicesUsedAbroad[0]"]);
  });
});

test("a shop invoices in lira unless it says otherwise", () => {
  const currencyOf = (currency?: string) => {
    const profile = parseShopProfile(aShopFile({ currency }));
    return profile.ok ? profile.value.currency : profile.error.map(({ path }) => path);
  };
  expect(currencyOf()).toBe("TRY");
  expect(currencyOf("presentment")).toBe("presentment");
  expect(currencyOf("USD")).toEqual(["profile.currency"]);
});
