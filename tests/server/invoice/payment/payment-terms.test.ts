import { expect, test } from "vitest";
import type { DecimalText } from "../../../../server/invoice/money/decimal.ts";
import { paymentTermsOf } from "../../../../server/invoice/payment/payment-terms.ts";
import { anOrder } from "../an-order.ts";

const termsOf = (name: string, dueInDays?: number) =>
  paymentTermsOf(anOrder({ paymentTerms: { name, dueInDays, isFromOrder: true } }), undefined)?.note;

test("say what was agreed, and the days where there are any", () => {
  expect(termsOf("Net 30", 30)).toBe("Ödeme koşulu: Net 30 (30 gün vadeli)");
  expect(termsOf("Due on receipt")).toBe("Ödeme koşulu: Due on receipt");
  expect(termsOf("Due on receipt", 0)).toBe("Ödeme koşulu: Due on receipt");
});

test("carry what the shop takes for a delay", () => {
  const order = anOrder({ paymentTerms: { name: "Net 30", dueInDays: 30, isFromOrder: true } });
  expect(paymentTermsOf(order, "2.5" as DecimalText)).toMatchObject({ latePercent: "2.5" });
});

test("are none of an order paid at once, whatever the shop takes for a delay", () => {
  expect(paymentTermsOf(anOrder(), "2.5" as DecimalText)).toBeUndefined();
  expect(termsOf("  ")).toBeUndefined();
});
