import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { divideRounded } from "../../../server/invoice/money/money.ts";
import { allowanceFactor } from "../../../server/ubl/allowance.ts";

describe("allowanceFactor", () => {
  test.each([
    [1000n, 10000n, "0.10"],
    [10000n, 10000n, "1.00"],
    [5000n, 60000n, "0.08333"],
    [1n, 999_999_99n, "0.00000001"],
  ])("writes a discount of %s on %s as %s", (discount, base, factor) => {
    expect(allowanceFactor(discount, base)).toBe(factor);
  });

  test("gives back the same kuruş when multiplied with the base", () => {
    const amounts = fc
      .bigInt({ min: 1n, max: 10n ** 11n })
      .chain((base) => fc.tuple(fc.bigInt({ min: 0n, max: base }), fc.constant(base)));
    fc.assert(
      fc.property(amounts, ([discount, base]) => {
        const [whole, decimals = ""] = allowanceFactor(discount, base).split(".");
        expect(divideRounded(base * BigInt(`${whole}${decimals}`), 10n ** BigInt(decimals.length))).toBe(discount);
      }),
    );
  });
});
