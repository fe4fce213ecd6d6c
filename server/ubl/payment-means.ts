import type { Invoice } from "../invoice/invoice.ts";
import { paymentMeansOf } from "../invoice/payment/payment-means.ts";
import { aggregate } from "./aggregate.ts";
import { amount } from "./amount.ts";
import { type Element, text, textIfAny } from "./element.ts";

/** How and when the buyer paid, and into which account. */
export function paymentMeans(invoice: Invoice): Element | undefined {
  const means = paymentMeansOf(invoice);
  if (means === undefined) return undefined;
  const { code, dueDate, channelCode, payeeIban, note } = means;
  return aggregate("cac:PaymentMeans", [
    text("cbc:PaymentMeansCode", code),
    textIfAny("cbc:PaymentDueDate", dueDate),
    textIfAny("cbc:PaymentChannelCode", channelCode),
    text("cbc:InstructionNote", note),
    payeeIban === undefined ? undefined : aggregate("cac:PayeeFinancialAccount", [text("cbc:ID", payeeIban)]),
  ]);
}

/** What was agreed on paying later. */
export function paymentTerms({ paymentTerms: terms, totals, currency }: Invoice): Element | undefined {
  if (terms === undefined) return undefined;
  return aggregate("cac:PaymentTerms", [
    text("cbc:Note", terms.note),
    textIfAny("cbc:PenaltySurchargePercent", terms.latePercent),
    amount("cbc:Amount", totals.payable, currency),
  ]);
}
