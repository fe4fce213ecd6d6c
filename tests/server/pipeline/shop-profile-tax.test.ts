import { describe, expect, test } from "vitest";
import type { TaxPolicy } from "../../../server/invoice/shop-profile.ts";
import { parseShopProfile } from "../../../server/pipeline/settings/shop-profile.ts";
import { aShopFile } from "../../support/test-shop.ts";

function taxOf(tax: object): TaxPolicy | readonly string[] {
  const profile = parseShopProfile(aShopFile({ tax }));
  return profile.ok ? profile.value.tax : profile.error.map(({ code, path }) => `${code} ${path}`);
}

describe("the tax settings", () => {
  test("have defaults for everything", () => {
    expect(taxOf({})).toMatchObject({
      default: 20,
      productRules: [],
      shipping: "shopify",
      fees: [],
      surcharge: { fromPayments: false },
      tips: "review",
    });
  });

  test("let shipping follow the goods and tips have a rate", () => {
    expect(taxOf({ shipping: "prorata", tips: 10 })).toMatchObject({ shipping: "prorata", tips: 10 });
  });

  test("take an exemption of the list with a rate of 0", () => {
    const rule = { tag: "kitap", rate: 0, exemption: "335" };
    expect(taxOf({ productRules: [rule] })).toMatchObject({ productRules: [rule] });
  });

  test.each([
    ["a rate that is not 0", { tag: "kitap", rate: 10, exemption: "335" }],
    ["a code that needs more than itself", { tag: "kitap", rate: 0, exemption: "301" }],
    ["a code that is none", { tag: "kitap", rate: 0, exemption: "999" }],
  ])("refuse an exemption with %s", (_, rule) => {
    expect(taxOf({ productRules: [rule] })).toEqual(["PROFILE_INVALID profile.tax.productRules[0].exemption"]);
  });

  test.each([
    ["shipping", { shipping: "free" }],
    ["tips", { tips: 20.5 }],
  ])("refuse %s of another kind", (field, tax) => {
    expect(taxOf(tax)).toEqual([`PROFILE_INVALID profile.tax.${field}`]);
  });

  const rule = (changes: object) => taxOf({ productRules: [{ tag: "x", rate: 20, ...changes }] });

  test("take ÖTV with its percent as a number or as text, a special base and withheld KDV", () => {
    expect(rule({ excise: { code: "0074", percent: 6.7 } })).toMatchObject({
      productRules: [{ excise: { code: "0074", percent: "6.7" } }],
    });
    const gold = { specialBase: { code: "805", field: "Has altın" } };
    expect(rule(gold)).toMatchObject({ productRules: [gold] });
    expect(rule({ withholding: "625" })).toMatchObject({ productRules: [{ withholding: "625" }] });
  });

  test.each([
    ["excise.code", { excise: { code: "0015", percent: "20" } }],
    ["excise.percent", { excise: { code: "0074", percent: "0" } }],
    ["excise.percent", { excise: { code: "0074", percent: "6.725" } }],
    ["excise.percent", { excise: { code: "0074", percent: "1e2" } }],
    ["excise", { rate: 0, exemption: "335", excise: { code: "0074", percent: "20" } }],
    ["specialBase.code", { specialBase: { code: "335", field: "x" } }],
    ["specialBase.field", { specialBase: { code: "805", field: " " } }],
    ["specialBase", { specialBase: { code: "805", field: "x" }, excise: { code: "0074", percent: "20" } }],
    ["withholding", { withholding: "650" }],
    ["withholding", { withholding: "625", specialBase: { code: "805", field: "x" } }],
    ["withholding", { rate: 0, exemption: "335", withholding: "625" }],
  ])("refuse a wrong %s in %j", (field, changes) => {
    expect(rule(changes)).toEqual([`PROFILE_INVALID profile.tax.productRules[0].${field}`]);
  });

  test("take a policy for each fee and a place for the surcharge", () => {
    const fees = [
      { name: "kapıda", rate: "prorata" },
      { name: "paket", rate: 10 },
    ];
    expect(taxOf({ fees, surcharge: { attribute: "Vade" } })).toMatchObject({
      fees,
      surcharge: { attribute: "Vade", fromPayments: false },
    });
    expect(taxOf({ fees: [{ name: "kapıda", rate: 0 }] })).toEqual(["PROFILE_INVALID profile.tax.fees[0].rate"]);
  });
});

test.each([
  ["limits.withholding[0].amount", { withholding: [{ from: "2026-01-01", amount: "12 bin" }] }],
  ["limits.cashOnDelivery[0].from", { cashOnDelivery: [{ from: "01.01.2026", amount: "1.00" }] }],
  ["limits.consumerWithoutTckn[0].amount", { consumerWithoutTckn: [{ from: "2026-01-01", amount: "-1.00" }] }],
])("a limit with a wrong %s is refused", (path, limits) => {
  const profile = parseShopProfile(aShopFile({ limits }));
  expect(profile.ok ? [] : profile.error).toEqual([{ code: "PROFILE_INVALID", path: `profile.${path}` }]);
});

describe("a rule by what the product says", () => {
  test.each([
    ["gida", "gida"],
    ["https://www.ornek.com.tr/collections/gida?sort=1", "gida"],
    ["https://admin.shopify.com/store/ornek/collections/450000000001", "450000000001"],
  ])("take a collection written as %s", (collection, kept) => {
    expect(taxOf({ productRules: [{ collection, rate: 1 }] })).toMatchObject({ productRules: [{ collection: kept }] });
  });

  test("refuse a metafield without its namespace", () => {
    const metafield = { name: "kdv", value: "1" };
    expect(taxOf({ productRules: [{ metafield, rate: 1 }] })).toEqual([
      "PROFILE_INVALID profile.tax.productRules[0].metafield.name",
    ]);
  });
});
