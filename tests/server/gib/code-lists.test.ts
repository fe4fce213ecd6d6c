import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { ACCOMMODATION_TAX } from "../../../server/gib/accommodation-tax.ts";
import { CARRIERS } from "../../../server/gib/carriers.ts";
import { COUNTRY_CODES } from "../../../server/gib/country-codes.ts";
import { CURRENCIES, CURRENCY_WORDS, NOT_IN_HUNDREDTHS } from "../../../server/gib/currency-codes.ts";
import { GOODS_EXPORT, KDV_EXEMPTIONS, SERVICE_EXPORT } from "../../../server/gib/exemption-codes.ts";
import { INVOICE_TYPES } from "../../../server/gib/invoice-type-codes.ts";
import { PARTY_SCHEMES } from "../../../server/gib/party-schemes.ts";
import { PAYMENT_MEANS } from "../../../server/gib/payment-means-codes.ts";
import { PROFILES } from "../../../server/gib/profile-ids.ts";
import { PROVINCES } from "../../../server/gib/provinces.ts";
import { SPECIAL_BASES } from "../../../server/gib/special-base-codes.ts";
import { EXCISES, KDV, WITHHELD_KDV } from "../../../server/gib/tax-type-codes.ts";
import { TILL_RECEIPT_TYPES } from "../../../server/gib/till-receipt-types.ts";
import { PIECE } from "../../../server/gib/unit-codes.ts";
import { WITHHOLDINGS } from "../../../server/gib/withholding-codes.ts";
import { isVkn } from "../../../server/invoice/parties/tax-id.ts";

const LISTS = new URL("../../../../shared/gib/code-lists/", import.meta.url);

describe.skipIf(!existsSync(LISTS))("GİB's code lists (needs ../shared)", () => {
  test.each([
    ["profile-ids", Object.keys(PROFILES)],
    ["invoice-type-codes", Object.keys(INVOICE_TYPES)],
    ["payment-means-codes", Object.values(PAYMENT_MEANS)],
    ["party-identification-schemes", Object.values(PARTY_SCHEMES)],
    ["tax-type-codes", [KDV.code, ACCOMMODATION_TAX.code, WITHHELD_KDV, ...EXCISES.map(({ code }) => code)]],
    ["withholding-codes", WITHHOLDINGS.map(({ code }) => code)],
    ["kdv-exemption-reasons", KDV_EXEMPTIONS.map(({ code }) => code)],
    ["unit-codes", [PIECE]],
    ["currency-codes", [...CURRENCIES]],
    ["okc-receipt-types", [...TILL_RECEIPT_TYPES]],
  ])("%s holds every code we write", (list, ours) => {
    expect(codesIn(list)).toEqual(expect.arrayContaining(ours));
  });
});

test.skipIf(!existsSync(LISTS))("the countries are GİB's, every one (needs ../shared)", () => {
  expect([...COUNTRY_CODES]).toEqual(codesIn("country-codes").toSorted());
});

describe.skipIf(!existsSync(LISTS))("the exemptions (needs ../shared)", () => {
  test.each([...KDV_EXEMPTIONS, GOODS_EXPORT, SERVICE_EXPORT])(
    "$code has GİB's text and is taken on the types GİB takes it on",
    (exemption) => {
      const entry = entriesOf("kdv-exemption-reasons").find(({ code }) => code === exemption.code);
      expect(entry?.name).toBe(exemption.name);
      // A list of types names ISTISNA and never SATIS; 351 has none and goes anywhere.
      expect(entry?.allowedInvoiceTypes?.includes("ISTISNA") ?? false).toBe(exemption.needsIstisna);
      expect(entry?.allowedInvoiceTypes ?? []).not.toContain("SATIS");
    },
  );
});

describe.skipIf(!existsSync(LISTS))("taxes of single goods (needs ../shared)", () => {
  test.each(SPECIAL_BASES)("special base $code has GİB's text and is taken on OZELMATRAH", ({ code, name }) => {
    const entry = entriesOf("kdv-exemption-reasons").find((each) => each.code === code);
    expect(entry?.name).toBe(name);
    expect(entry?.allowedInvoiceTypes).toContain("OZELMATRAH");
  });

  test("every kind of withheld KDV has GİB's text and share", () => {
    const partial = entriesOf("withholding-codes").filter(({ code }) => code.startsWith("6"));
    expect(partial.map(({ code, name, percent }) => ({ code, name, percent }))).toEqual(WITHHOLDINGS);
  });

  test("every kind of ÖTV has GİB's short name", () => {
    const names = new Map(entriesOf("tax-type-codes").map(({ code, shortName }) => [code, shortName]));
    expect(EXCISES.map(({ code }) => names.get(code))).toEqual(EXCISES.map(({ name }) => name));
  });
});

test.skipIf(!existsSync(LISTS))("the carriers are those of the list, number by number (needs ../shared)", () => {
  const { carriers } = JSON.parse(readFileSync(new URL("carriers.json", LISTS), "utf8")) as {
    carriers: readonly { id: string; title: string; vkn: string; names: string[]; confidence: string }[];
  };
  const theirs = carriers.map(({ id, title, vkn, names, confidence }) => {
    return { id, title, taxId: vkn, names, confirmed: confidence === "high" };
  });
  expect(CARRIERS).toEqual(theirs);
});

test("a carrier's number has right check digits and is no other carrier's", () => {
  expect(CARRIERS.filter(({ taxId }) => !isVkn(taxId))).toEqual([]);
  expect(new Set(CARRIERS.map(({ taxId }) => taxId)).size).toBe(CARRIERS.length);
});

test.skipIf(!existsSync(LISTS))("the provinces stand in the order of their plates, every one (needs ../shared)", () => {
  const names = entriesOf("tr-provinces").map(({ name }) => name);
  expect(PROVINCES.map((name) => name.toLocaleUpperCase("tr"))).toEqual(names);
});

test("every currency that has words of its own, or no hundredths, is in GİB's list, and the old lira is not", () => {
  const named = [...CURRENCY_WORDS.keys(), ...NOT_IN_HUNDREDTHS];
  expect(named.filter((code) => !CURRENCIES.has(code))).toEqual([]);
  expect([...CURRENCY_WORDS.keys()].filter((code) => NOT_IN_HUNDREDTHS.has(code))).toEqual([]);
  expect({ size: CURRENCIES.size, hasTrl: CURRENCIES.has("TRL") }).toEqual({ size: 193, hasTrl: false });
});

type Entry = {
  readonly code: string;
  readonly name?: string;
  readonly shortName?: string | null;
  readonly percent?: number;
  readonly allowedInvoiceTypes?: readonly string[];
};

function entriesOf(list: string): readonly Entry[] {
  const { codes } = JSON.parse(readFileSync(new URL(`${list}.json`, LISTS), "utf8")) as { codes: readonly Entry[] };
  return codes;
}

function codesIn(list: string): readonly string[] {
  const { codes } = JSON.parse(readFileSync(new URL(`${list}.json`, LISTS), "utf8")) as {
    codes: (string | { code: string })[];
  };
  return codes.map((entry) => (typeof entry === "string" ? entry : entry.code));
}
