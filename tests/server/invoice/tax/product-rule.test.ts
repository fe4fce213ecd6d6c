import { describe, expect, test } from "vitest";
import type { OrderLine } from "../../../../server/invoice/order.ts";
import { productQuestions, productRuleFor, untoldRuleFaults } from "../../../../server/invoice/tax/product-rule.ts";
import type { ProductTaxRule, TaxPolicy } from "../../../../server/invoice/shop-profile.ts";
import { aLine, anOrder, aProfile } from "../an-order.ts";

const policy = (...productRules: readonly ProductTaxRule[]): TaxPolicy => ({ ...aProfile().tax, productRules });
const matches = (rule: Omit<ProductTaxRule, "rate">, line: Partial<OrderLine>): boolean =>
  productRuleFor(aLine(line), policy({ ...rule, rate: 1 })) !== undefined;

describe("a rule by collection", () => {
  test("matches a product that is in it, by handle or number", () => {
    const collections = ["gida", "450000000001"];
    expect(matches({ collection: "Gida" }, { collections })).toBe(true);
    expect(matches({ collection: "450000000001" }, { collections })).toBe(true);
    expect(matches({ collection: "gida-disi" }, { collections })).toBe(false);
    expect(matches({ collection: "gida", sku: "X" }, { collections })).toBe(false);
  });
});

describe("a rule by metafield", () => {
  const metafield = { name: "custom.kdv", value: "İndirimli" };

  test.each([
    ["indirimli", true],
    ['["genel","indirimli"]', true],
    ["genel", false],
    ["[indirimli", true],
  ])("of the value %s: %s", (value, expected) => {
    expect(matches({ metafield }, { metafields: [{ key: "custom.kdv", value }] })).toBe(expected);
  });

  test("reads the first of two metafields of one name", () => {
    const [first, second] = ["indirimli", "genel"].map((value) => ({ key: "custom.kdv", value }));
    expect(matches({ metafield }, { metafields: [first, second].flatMap((one) => one ?? []) })).toBe(true);
    expect(matches({ metafield }, { metafields: [second, first].flatMap((one) => one ?? []) })).toBe(false);
  });

  test("does not match a product that has another metafield, or none", () => {
    expect(matches({ metafield }, { metafields: [{ key: "custom.renk", value: "indirimli" }] })).toBe(false);
    expect(matches({ metafield }, { metafields: [] })).toBe(false);
  });
});

describe("a line whose product nobody could tell about", () => {
  const faults = (line: Partial<OrderLine>, ...rules: readonly ProductTaxRule[]) =>
    untoldRuleFaults(anOrder({ lines: [aLine(line)] }), policy(...rules)).map(({ code, path }) => `${code} ${path}`);
  const untold = ["PRODUCT_RULE_UNTOLD order.lineItems[0].product"];
  const byCollection = { collection: "gida", rate: 1 };

  test("waits for a person where a rule hangs on it", () => {
    expect(faults({}, byCollection)).toEqual(untold);
    expect(faults({ collections: [] }, { metafield: { name: "custom.kdv", value: "1" }, rate: 1 })).toEqual(untold);
    expect(faults({}, byCollection, { sku: "*", rate: 20 })).toEqual(untold);
  });

  test("does not where a rule above settles it, or another condition rules it out", () => {
    expect(faults({ sku: "UN-1" }, { sku: "UN-*", rate: 20 }, byCollection)).toEqual([]);
    expect(faults({ tags: [] }, { ...byCollection, tag: "taze" })).toEqual([]);
    expect(faults({ collections: ["gida"] }, byCollection)).toEqual([]);
  });

  test("does not where the line is not invoiced", () => {
    expect(faults({ isGiftCard: true }, byCollection)).toEqual([]);
  });
});

test("products are asked about once for each collection and metafield that a rule names", () => {
  const metafield = { name: "custom.kdv", value: "1" };
  const rules = policy(
    { collection: "gida", rate: 1 },
    { collection: "gida", metafield, rate: 1 },
    { metafield: { ...metafield, value: "10" }, rate: 10 },
    { tag: "kitap", rate: 0 },
  );
  expect(productQuestions(rules)).toEqual({ collections: ["gida"], metafields: ["custom.kdv"] });
});

test("a line's tags are read once, however many rules the shop has", () => {
  let reads = 0;
  const tags = new Proxy(["taze", "gıda"], {
    get: (list, name, receiver) => {
      if (name === "1") reads += 1;
      return Reflect.get(list, name, receiver);
    },
  });
  const line = aLine({ tags });
  const rules = Array.from({ length: 100 }, (_, n) => ({ tag: `etiket ${n}`, rate: 1 }));
  const found = () => productRuleFor(line, policy(...rules, { tag: "GIDA", rate: 10 }))?.rate;
  expect([found(), found()]).toEqual([10, 10]);
  expect(reads).toBe(1);
});
