import * as fc from "fast-check";
import { expect, test } from "vitest";
import { readExactJson, writeExactJson } from "../../../server/store/exact-json.ts";

test("amounts of any size come back to the kuruş, wherever they stand", () => {
  fc.assert(
    fc.property(fc.bigInt(), fc.bigInt(), (first, second) => {
      const value = { first, list: [{ second }, "1", 2, null, true], text: "11990" };
      expect(readExactJson(writeExactJson(value))).toEqual(value);
    }),
  );
});

test("an amount is written as tagged text, so that no reader takes it for a number", () => {
  expect(writeExactJson({ payable: 9_007_199_254_740_993n })).toBe('{"payable":{"$bigint":"9007199254740993"}}');
});

test("what is not an amount is plain JSON", () => {
  expect(writeExactJson({ name: "Kırlangıç", quantity: 3, sku: undefined })).toBe('{"name":"Kırlangıç","quantity":3}');
});
