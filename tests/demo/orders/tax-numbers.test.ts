import { expect, test } from "vitest";
import { tcknOf, vknOf } from "../../../demo/orders/tax-numbers.ts";
import { isTckn, isVkn } from "../../../server/invoice/parties/tax-id.ts";

test("completes known numbers", () => {
  expect(vknOf("123456780")).toBe("1234567808");
  expect(tcknOf("100000001")).toBe("10000000146");
});

test.each(["100000000", "999999999", "123456789", "907050301", "135792468"])(
  "completes %s to numbers that pass",
  (nine) => {
    expect(isVkn(vknOf(nine))).toBe(true);
    expect(isTckn(tcknOf(nine))).toBe(true);
  },
);
