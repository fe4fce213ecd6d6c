import { expect, test } from "vitest";
import { instalmentsOf } from "../../../../server/invoice/payment/instalments.ts";
import { anOrder } from "../an-order.ts";

const noted = (value: string, key = "Taksit Sayısı") => instalmentsOf(anOrder({ attributes: [{ key, value }] }));

test.each([
  ["Taksit Sayısı", "3", 3],
  ["taksit", "12 taksit", 12],
  ["installments", " 6 ", 6],
  ["Installment Count", "36", 36],
])("%s %s is read", (key, value, count) => {
  expect(noted(value, key)).toBe(count);
});

test.each(["1", "0", "Tek çekim", "37", "3.5", "-3", ""])("%j is no number of instalments", (value) => {
  expect(noted(value)).toBeUndefined();
});

test("a text made to be long takes no time", () => {
  const startedAt = performance.now();
  expect(noted(`3${" ".repeat(40_000)}x`)).toBeUndefined();
  expect(performance.now() - startedAt).toBeLessThan(1000);
});

test("an order that says nothing, or another thing, has none", () => {
  expect(instalmentsOf(anOrder())).toBeUndefined();
  expect(noted("3", "taksit notu")).toBeUndefined();
});
