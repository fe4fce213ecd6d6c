import { expect, test } from "vitest";
import { AMOUNT } from "../../../web/src/pages/order-list/address.ts";
import { plainAmount } from "../../../web/src/pages/order-list/typed-amount.ts";

test.each([
  ["1500", "1500"],
  ["1500,5", "1500.5"],
  ["1500.50", "1500.50"],
  ["1.500", "1500"],
  ["1.500,00", "1500.00"],
  ["1,500.00", "1500.00"],
  [" 1.234.567,89 ", "1234567.89"],
])("an amount may be typed as it is printed: %s", (typed, plain) => {
  expect(plainAmount(typed)).toBe(plain);
});

test.each(["1500.505", "1.50,00", "bin", "-5", "1.5000"])(
  "%s stays refused: it could mean two amounts, or none",
  (typed) => {
    expect(plainAmount(typed)).not.toMatch(AMOUNT);
  },
);
