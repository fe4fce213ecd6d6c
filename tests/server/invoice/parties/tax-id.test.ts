import { describe, expect, test } from "vitest";
import { CARRIERS } from "../../../../server/gib/carriers.ts";
import { CONSUMER_TCKN, FOREIGNER_VKN, isTckn, isVkn, parseTaxId } from "../../../../server/invoice/parties/tax-id.ts";

const withLastDigits = (text: string, places: number): readonly string[] =>
  Array.from({ length: 10 ** places }, (_, tail) => text.slice(0, -places) + String(tail).padStart(places, "0"));

describe("a company's number (VKN)", () => {
  test.each(["1234567808", "1234567890", "9860008925", "0720039666", "1460415308"])("%s is valid", (digits) => {
    expect(isVkn(digits)).toBe(true);
  });

  test.each([
    "1234567809",
    "1234567891",
    "9860008926",
    "0000000000",
    "1111111111",
    FOREIGNER_VKN,
    "123456780",
    "12345678080",
    "123456780a",
    "",
  ])("%j is not", (digits) => {
    expect(isVkn(digits)).toBe(false);
  });

  test("has exactly one check digit that fits", () => {
    expect(withLastDigits("1234567808", 1).filter(isVkn)).toEqual(["1234567808"]);
    expect(withLastDigits("9860008925", 1).filter(isVkn)).toEqual(["9860008925"]);
  });

  test("of every carrier in the table is valid", () => {
    expect(CARRIERS.filter(({ taxId }) => !isVkn(taxId)).map(({ id }) => id)).toEqual([]);
  });
});

describe("a citizen's number (TCKN)", () => {
  test.each(["10000000146", "12345678950"])("%s is valid", (digits) => {
    expect(isTckn(digits)).toBe(true);
  });

  test.each([
    "10000000147",
    "10000000156",
    "12345678951",
    "01234567890",
    "00000000000",
    CONSUMER_TCKN,
    "1000000014",
    "100000001466",
    "1000000014x",
  ])("%s is not", (digits) => {
    expect(isTckn(digits)).toBe(false);
  });

  test("has exactly one pair of check digits that fits", () => {
    expect(withLastDigits("10000000146", 2).filter(isTckn)).toEqual(["10000000146"]);
    // Seven times the odd places less the even ones is negative here: 7·4 − 36 = −8, which is 2.
    expect(withLastDigits("19191919000", 2).filter(isTckn)).toEqual(["19191919022"]);
  });
});

describe("a tax number as a buyer typed it", () => {
  test.each([
    ["1234567808", { scheme: "VKN", value: "1234567808" }],
    [" 123 456 78 08 ", { scheme: "VKN", value: "1234567808" }],
    ["123.456.78-08", { scheme: "VKN", value: "1234567808" }],
    ["10000000146", { scheme: "TCKN", value: "10000000146" }],
    ["11111111111", { scheme: "TCKN", value: "11111111111" }],
  ])("%j is read", (text, taxId) => {
    expect(parseTaxId(text, "buyer.taxId")).toEqual({ ok: true, value: taxId });
  });

  test.each([
    ["123456780", 9],
    ["123456789012", 12],
    ["", 0],
  ])("%j has the wrong length", (text, length) => {
    expect(parseTaxId(text, "buyer.taxId")).toEqual({
      ok: false,
      error: { code: "TAX_ID_LENGTH", path: "buyer.taxId", facts: { length } },
    });
  });

  test.each(["1234567809", "10000000147", FOREIGNER_VKN])("%s fails its check digits", (text) => {
    expect(parseTaxId(text, "buyer.taxId")).toEqual({
      ok: false,
      error: { code: "TAX_ID_CHECKSUM", path: "buyer.taxId" },
    });
  });
});
