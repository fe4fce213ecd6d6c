import * as fc from "fast-check";
import { expect, test } from "vitest";
import { exactNumber, writeJson } from "../../../server/integrators/exact-json.ts";

test.each(["83.25", "33.33333333", "0.30", "100.00", "0", "-1.5", "90071992547409.93", "12345678901234567890.12"])(
  "prints %s with exactly these digits",
  (text) => {
    expect(writeJson({ amount: exactNumber(text) })).toBe(`{"amount":${text}}`);
  },
);

test.each(["", "1e3", "01", "1.", ".5", "NaN", "1,5", "0x10"])("refuses %j as a number", (text) => {
  expect(() => exactNumber(text)).toThrow("not a decimal number");
});

test("leaves undefined properties out and keeps the order of the others", () => {
  expect(writeJson({ b: "1", a: undefined, c: [true, exactNumber("2")], d: {} })).toBe('{"b":"1","c":[true,2],"d":{}}');
});

test("writes any text and nesting as JSON.stringify does", () => {
  const leaf = fc.oneof(fc.string({ unit: "binary" }), fc.boolean());
  const { value } = fc.letrec<{ value: Json }>((tie) => ({
    value: fc.oneof({ maxDepth: 4 }, leaf, fc.array(tie("value")), fc.dictionary(fc.string(), tie("value"))),
  }));
  fc.assert(fc.property(value, (json) => writeJson(json) === JSON.stringify(json)));
});

type Json = string | boolean | Json[] | { [name: string]: Json };
