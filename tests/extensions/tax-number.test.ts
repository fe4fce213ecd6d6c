import { expect, test } from "vitest";
import { bareDigits, isTckn, isVkn } from "../../extensions/tax-id/src/tax-number.ts";
import * as server from "../../server/invoice/parties/tax-id.ts";

/** Numbers on both sides of every check digit: each of these, with its last two digits run through. */
const STEMS = ["12345678", "98765432", "00000000", "99999999", "48291037", "60519284"];
const numbers = (length: number) =>
  STEMS.flatMap((stem) =>
    Array.from({ length: 1000 }, (_, n) => (stem + String(n).padStart(3, "0")).slice(-length).padStart(length, "1")),
  );

test("takes and refuses the same VKNs as the server", () => {
  const all = numbers(10);
  expect(all.filter(isVkn)).toEqual(all.filter(server.isVkn));
  expect(all.filter(isVkn).length).toBeGreaterThan(500);
});

test("takes and refuses the same TCKNs as the server", () => {
  const all = numbers(11);
  expect(all.filter(isTckn)).toEqual(all.filter(server.isTckn));
  expect(all.filter(isTckn).length).toBeGreaterThan(20);
});

test.each(["", "1", "123456789", "12345678901234", "abcdefghij", "0123456789 "])(
  "refuses %j like the server",
  (text) => {
    expect([isVkn(text), isTckn(text)]).toEqual([server.isVkn(text), server.isTckn(text)]);
  },
);

test.each([" 123 456 78-08", "TR1234567808", "1.234.567.808", "TRabc"])(
  "leaves out of %j what the server does",
  (text) => {
    expect(bareDigits(text)).toBe(server.bareTaxId(text));
  },
);
