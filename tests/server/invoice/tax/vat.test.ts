import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { VAT_RATES } from "../../../../server/gib/vat-rates.ts";
import { sum } from "../../../../server/invoice/money/money.ts";
import type { ProductTaxRule, TaxPolicy } from "../../../../server/invoice/shop-profile.ts";
import {
  carveVat,
  checkRate,
  netOf,
  productExemption,
  productRate,
  chargedTaxFault,
} from "../../../../server/invoice/tax/vat.ts";
import { aLine, aProfile, day } from "../an-order.ts";

const policy = (changes: Partial<TaxPolicy> = {}): TaxPolicy => ({
  ...aProfile().tax,
  ...changes,
});
const at = (...percents: string[]) => percents.map((percent) => ({ percent, amount: 0n }));
const ok = (value: number) => ({ ok: true, value });

describe("the rate of a product", () => {
  const rules = (...productRules: ProductTaxRule[]) => policy({ productRules });

  test("is the shop's rule before Shopify's tax line", () => {
    expect(productRate(aLine({ rate: 20, tags: ["gida"] }), rules({ tag: "gida", rate: 1 }), "p")).toEqual(ok(1));
  });

  test("is Shopify's where no rule matches", () => {
    expect(productRate(aLine({ rate: 10 }), rules({ tag: "gida", rate: 1 }), "p")).toEqual(ok(10));
  });

  test("is the shop's default where Shopify says nothing", () => {
    expect(productRate(aLine({ taxLines: [] }), policy({ default: 10 }), "p")).toEqual(ok(10));
  });

  test("is 0 where Shopify says 0, not the default", () => {
    expect(productRate(aLine({ taxLines: at("0") }), policy(), "p")).toEqual(ok(0));
  });

  test("is the first matching rule's", () => {
    const both = rules({ productType: "Kitap", rate: 10 }, { tag: "gida", rate: 1 });
    expect(productRate(aLine({ tags: ["gida"], productType: "Kitap" }), both, "p")).toEqual(ok(10));
  });

  test.each<[string, ProductTaxRule, boolean]>([
    ["its tag", { tag: "gida", rate: 1 }, true],
    ["another tag", { tag: "kitap", rate: 1 }, false],
    ["a tag of a sign the product has not", { tag: "🥕", rate: 1 }, false],
    ["its type", { productType: "Bakliyat", rate: 1 }, true],
    ["another type", { productType: "Mutfak", rate: 1 }, false],
    ["its code", { sku: "NHT-1", rate: 1 }, true],
    ["a part of its code", { sku: "NHT", rate: 1 }, false],
    ["the opening of its code with a star", { sku: "NHT-*", rate: 1 }, true],
    ["another opening", { sku: "MRC-*", rate: 1 }, false],
    ["tag and type, both right", { tag: "gida", productType: "Bakliyat", rate: 1 }, true],
    ["tag and type, one wrong", { tag: "gida", productType: "Mutfak", rate: 1 }, false],
    ["nothing at all", { rate: 1 }, false],
  ])("a rule that names %s", (_, rule, matches) => {
    const line = aLine({ sku: "NHT-1", tags: ["gida", "✨"], productType: "Bakliyat" });
    expect(productRate(line, rules(rule), "p")).toEqual(ok(matches ? 1 : 20));
  });

  test("a rule on codes does not match a product without one", () => {
    expect(productRate(aLine({ sku: undefined }), rules({ sku: "*", rate: 1 }), "p")).toEqual(ok(20));
  });

  test.each([
    ["20", "10"],
    ["10", "10"],
  ])("cannot be told from two tax lines, %s and %s: one told twice, or two taxes", (...percents) => {
    expect(productRate(aLine({ taxLines: at(...percents) }), policy(), "order.lineItems[0].taxLines")).toEqual({
      ok: false,
      error: { code: "TAX_LINES_AMBIGUOUS", path: "order.lineItems[0].taxLines", facts: { count: 2 } },
    });
  });
});

describe("the exemption of a product", () => {
  const rules = (...productRules: ProductTaxRule[]) => policy({ productRules });
  const book = aLine({ tags: ["kitap"] });

  test("is the one its rule names, with GİB's text", () => {
    expect(productExemption(book, rules({ tag: "kitap", rate: 0, exemption: "335" }))).toEqual({
      code: "335",
      text: "KDV 13/n Basılı Kitap ve Süreli Yayınların Teslimleri",
    });
  });

  test("is none without a rule, without a code, or with a code we do not know", () => {
    expect(productExemption(book, policy())).toBeUndefined();
    expect(productExemption(book, rules({ tag: "kitap", rate: 0 }))).toBeUndefined();
    expect(productExemption(book, rules({ tag: "kitap", rate: 0, exemption: "301" }))).toBeUndefined();
  });
});

describe("a rate on a day", () => {
  test.each<[number, string]>([
    [20, "2026-11-20"],
    [10, "2026-11-20"],
    [1, "2026-11-20"],
    [20, "2023-07-10"],
    [18, "2023-07-09"],
    [8, "2023-07-09"],
    [1, "2023-07-09"],
    [18, "2007-12-30"],
  ])("%s % is in force on %s", (rate, on) => {
    expect(checkRate(rate, [day(on)], "p")).toBeUndefined();
  });

  test.each<[number, string]>([
    [18, "2023-07-10"],
    [8, "2026-11-20"],
    [20, "2023-07-09"],
    [10, "2023-07-09"],
    [8.5, "2026-11-20"],
    [2, "2026-11-20"],
    [20, "2007-12-29"],
  ])("%s % is not in force on %s", (rate, on) => {
    expect(checkRate(rate, [day(on)], "p")).toEqual({
      code: "TAX_RATE_NOT_IN_FORCE",
      path: "p",
      facts: { rate, day: on },
    });
  });

  test("must be in force on every day it is asked for", () => {
    const [before, after] = [day("2023-07-09"), day("2023-07-10")];
    expect(checkRate(1, [before, after], "p")).toBeUndefined();
    expect(checkRate(20, [before, after], "p")?.facts).toEqual({ rate: 20, day: before });
    expect(checkRate(18, [before, after], "p")?.facts).toEqual({ rate: 18, day: after });
  });

  test("zero is told by its own fault", () => {
    expect(checkRate(0, [day("2026-11-20")], "p")).toEqual({ code: "TAX_RATE_ZERO", path: "p" });
  });

  test("the table runs from the newest decree to the oldest", () => {
    const days = VAT_RATES.map(({ from }) => from);
    expect(days).toEqual(days.toSorted().toReversed());
  });
});

describe("carving KDV out of what was paid", () => {
  test.each<[string, bigint[], number, bigint, bigint, bigint[]]>([
    // 99.99 at 20 %: no base satisfies base + round(base × 0.20) = 99.99; 16.665 goes up.
    ["99.99 at 20 %", [9999n], 20, 8332n, 1667n, [1667n]],
    // 299.97 × 20/120 = 49.995 goes up to 50.00; each third is 16.665, so two lines round up and one down.
    ["three times 99.99", [9999n, 9999n, 9999n], 20, 24997n, 5000n, [1667n, 1667n, 1666n]],
    ["10.00 at 1 %", [1000n], 1, 990n, 10n, [10n]],
    ["1.10 at 10 %", [110n], 10, 100n, 10n, [10n]],
    ["nothing", [0n, 0n], 20, 0n, 0n, [0n, 0n]],
    // 0.03 × 20/120 = 0.005 goes up.
    ["three kuruş", [1n, 1n, 1n], 20, 2n, 1n, [1n, 0n, 0n]],
  ])("%s", (_, gross, rate, taxable, tax, lineTaxes) => {
    expect(carveVat(gross, rate)).toEqual({ taxable, tax, lineTaxes });
  });

  test("loses nothing, whatever was paid", () => {
    const paid = fc.array(fc.bigInt({ min: 0n, max: 10n ** 11n }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(paid, fc.constantFrom(1, 10, 20), (gross, rate) => {
        const { taxable, tax, lineTaxes } = carveVat(gross, rate);
        expect(taxable + tax).toBe(sum(gross));
        expect(sum(lineTaxes)).toBe(tax);
        // |tax − base × r| stays within 0.6 kuruş.
        const distance = 100n * tax - taxable * BigInt(rate);
        expect(distance >= -60n && distance <= 60n).toBe(true);
      }),
    );
  });
});

test.each([
  [12000n, 20, 10000n],
  [9999n, 20, 8333n],
  [1n, 20, 1n],
  [0n, 20, 0n],
  [110n, 10, 100n],
  [101n, 1, 100n],
])("the net part of %s kuruş at %s % is %s", (gross, rate, net) => {
  expect(netOf(gross, rate)).toBe(net);
});

test.each([
  [6n, "TAX_NOT_CHARGED"],
  [2n, undefined],
])("a rate without its tax is told from a KDV of one kuruş on: %d kuruş", (paid, code) => {
  const charged = { taxLines: [{ percent: "20", amount: 0n }], rate: 20, paid, pricesIncludeTax: true };
  expect(chargedTaxFault(charged, "line")?.code).toBe(code);
});
