import { describe, expect, test } from "vitest";
import type { TaxPolicy } from "../../../server/invoice/shop-profile.ts";
import { parseShopProfile } from "../../../server/pipeline/shop-profile.ts";
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
});
