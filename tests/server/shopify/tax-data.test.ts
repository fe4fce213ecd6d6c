import { expect, test } from "vitest";
import { readTaxData } from "../../../server/shopify/tax-data.ts";

test("reads a company's details as the checkout's form keeps them", () => {
  const said = { kind: "company", taxId: "1234567808", title: "Deniz Ltd. Şti.", taxOffice: "Kadıköy" };
  expect(readTaxData(JSON.stringify(said))).toEqual({
    taxId: "1234567808",
    attributes: [
      { key: "fatura tipi", value: "kurumsal" },
      { key: "unvan", value: "Deniz Ltd. Şti." },
      { key: "vergi dairesi", value: "Kadıköy" },
    ],
  });
});

test("reads that the invoice is for a person", () => {
  expect(readTaxData(JSON.stringify({ kind: "person", taxId: "10000000146", title: "", taxOffice: "" }))).toEqual({
    taxId: "10000000146",
    attributes: [{ key: "fatura tipi", value: "bireysel" }],
  });
});

test.each(["1234567808", "{", '{"kind":"robot","taxId":"1"}', "[]"])("leaves %j for the number's check", (value) => {
  expect(readTaxData(value)).toEqual({ taxId: value, attributes: [] });
});

test("says nothing where nothing was said", () => {
  expect(readTaxData(undefined)).toEqual({ taxId: undefined, attributes: [] });
});
