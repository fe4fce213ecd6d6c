import * as fc from "fast-check";
import { expect, test } from "vitest";
import { toIban } from "../../../../server/invoice/payment/iban.ts";

const SAMPLE = "TR330006100519786457841326";

test.each([SAMPLE, "TR33 0006 1005 1978 6457 8413 26", "tr33 0006100519786457841326"])("reads %s", (text) => {
  expect(toIban(text)).toBe(SAMPLE);
});

test.each(["", "TR", "DE89370400440532013000", `${SAMPLE}0`, SAMPLE.slice(0, -1), SAMPLE.replace("TR", "")])(
  "refuses %j, whatever its check digits",
  (text) => {
    expect(toIban(text)).toBeUndefined();
  },
);

test("notices any single digit that is wrong and any two neighbours that are swapped", () => {
  const place = fc.integer({ min: 4, max: 24 });
  fc.assert(
    fc.property(place, fc.integer({ min: 1, max: 9 }), (at, step) => {
      const digits = SAMPLE.split("");
      const wrong = digits.with(at, String((Number(digits[at]) + step) % 10)).join("");
      expect(toIban(wrong)).toBeUndefined();
      const swapped = digits.with(at, digits[at + 1] ?? "").with(at + 1, digits[at] ?? "");
      expect(toIban(swapped.join("")) === undefined).toBe(digits[at] !== digits[at + 1]);
    }),
  );
});
