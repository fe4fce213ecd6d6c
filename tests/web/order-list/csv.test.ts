import { expect, test } from "vitest";
import { csvAmount, csvText } from "../../../web/src/pages/order-list/csv.ts";

test.each([
  ["plain", "plain"],
  ["a;b", '"a;b"'],
  ['5" boru', '"5"" boru"'],
  ["two\nlines", '"two\nlines"'],
  ["=HYPERLINK(1)", "'=HYPERLINK(1)"],
  ["+90 555", "'+90 555"],
  ["@ad", "'@ad"],
  ["-12,50", "-12,50"],
])("%j is written as %j", (text, expected) => {
  expect(csvText([[text]])).toBe(`\uFEFF${expected}\r\n`);
});

test("an amount has the decimal sign of the page's language, and one that could not be read is empty", () => {
  expect([csvAmount("1353.82", "tr"), csvAmount("1353.82", "en"), csvAmount(null, "tr")]).toEqual([
    "1353,82",
    "1353.82",
    "",
  ]);
});
