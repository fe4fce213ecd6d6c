import { type IstanbulDate, istanbulDate } from "./istanbul-time.ts";
import type { Order } from "../order.ts";

/**
 * The days whose rates a sale must have had: the order's, because its price was made with that rate, and the day of the
 * taxable event. That is the hand-over to the carrier (KDVK 2), every one of several, or the invoice where it comes first
 * (KDVK 10/b). A sale that straddles a change of rates is for a person; an old one keeps its old rate.
 */
export const taxDays = (order: Order, issueDate: IstanbulDate): readonly IstanbulDate[] => [
  istanbulDate(order.processedAt),
  ...taxEventDays(order, issueDate),
];

/**
 * The days of the taxable event, each once; more than one where the goods left on several days. A gift card sold beside
 * goods is "fulfilled" as well, and is no supply.
 */
export function taxEventDays(order: Order, issueDate: IstanbulDate): readonly [IstanbulDate, ...IstanbulDate[]] {
  const isGoodsAlone = order.lines.every(({ isGiftCard, requiresShipping }) => isGiftCard || requiresShipping);
  const sent = order.fulfillments
    .filter(({ status, moves }) => status === "SUCCESS" && (moves || !isGoodsAlone))
    .map(({ createdAt }) => istanbulDate(createdAt))
    .filter((day) => day <= issueDate);
  const [first = issueDate, ...rest] = new Set(sent);
  return [first, ...rest];
}
