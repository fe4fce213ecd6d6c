import type { DecimalText } from "../money/decimal.ts";
import type { Order } from "../order.ts";
import { cleanText } from "../text.ts";

/** What was agreed on paying later; the amount they speak of is the payable one. */
export type PaymentTerms = {
  readonly note: string;
  /** Percent a day's, month's … delay costs, as the shop agreed it with its buyers. */
  readonly latePercent: DecimalText | undefined;
};

/** From the terms Shopify puts on B2B and draft orders; an order paid at once has none. */
export function paymentTermsOf(order: Order, latePercent: DecimalText | undefined): PaymentTerms | undefined {
  const name = cleanText(order.paymentTerms?.name);
  if (order.paymentTerms === undefined || name === undefined) return undefined;
  const days = order.paymentTerms.dueInDays ?? 0;
  return { note: `Ödeme koşulu: ${name}${days > 0 ? ` (${days} gün vadeli)` : ""}`, latePercent };
}
