import { PAYMENT_MEANS, type PaymentMeansCode } from "../gib/payment-means-codes.ts";
import type { Invoice } from "../invoice/invoice.ts";
import type { Payment, PaymentMethod } from "../invoice/sale.ts";
import { aggregate } from "./aggregate.ts";
import { type Element, text, textIfAny } from "./element.ts";

/** How and when the buyer paid; known of internet sales only. */
export function paymentMeans({ sale }: Invoice): Element | undefined {
  if (sale.platform !== "INTERNET") return undefined;
  const { payment } = sale.internet;
  return aggregate("cac:PaymentMeans", [
    text("cbc:PaymentMeansCode", CODE_OF[payment.method]),
    textIfAny("cbc:PaymentDueDate", payment.date),
    text("cbc:InstructionNote", instruction(payment)),
  ]);
}

/** An intermediary may itself have taken a card or a transfer: its code says only that the means is not defined. */
const CODE_OF: Readonly<Record<PaymentMethod, PaymentMeansCode>> = {
  "KREDIKARTI/BANKAKARTI": PAYMENT_MEANS.bankCard,
  "EFT/HAVALE": PAYMENT_MEANS.bankAccount,
  KAPIDAODEME: PAYMENT_MEANS.cash,
  ODEMEARACISI: PAYMENT_MEANS.notDefined,
  DIGER: PAYMENT_MEANS.mutuallyDefined,
};

/** "DIGER - açıklama" is how GİB's e-Arşiv report guide joins the two; an intermediary's name follows the same way. */
const instruction = (payment: Payment): string =>
  "name" in payment ? `${payment.method} - ${payment.name}` : payment.method;
