import { type Fault, fault } from "../fault.ts";
import { type Kurus, sum } from "../money/money.ts";
import type { Order, OrderFee, OrderLine, OrderRefundedLine, OrderShippingLine, OrderTaxLine } from "../order.ts";
import { chargedInAll, giftCardsSold, receivedFor } from "../charges/paid-for.ts";
import { err, ok, type Result } from "../result.ts";

/**
 * The order as it is left; `reduction` was given back without any goods and lowers every rate's share, `surcharge` was
 * collected for the seller beyond the total. Nearly every order has neither and stays the object it is.
 */
export type RemainingOrder = Order & { readonly reduction?: Kurus; readonly surcharge?: Kurus };

/** Whether anything was taken out or given back after the sale. */
export const wasChanged = (order: Order): boolean =>
  order.currentTotal !== order.total ||
  order.refunded !== 0n ||
  order.lines.some(({ quantity, currentQuantity }) => quantity !== currentQuantity) ||
  order.shippingLines.some((line) => line.currentPrice !== line.originalTotal - line.discount);

/**
 * What is left to invoice of an order that was edited or refunded before its invoice, told from the order's own numbers:
 * they must lead to its current total to the kuruş and account for every refund, else a person must look.
 */
export function remainingOf(order: Order): Result<RemainingOrder, Fault> {
  if (!wasChanged(order)) return ok(order);
  const lines = order.lines.map((line) => remainingLine(line, order));
  const shippingLines = order.shippingLines.map((line) => remainingShipping(line, order.pricesIncludeTax));
  const unclear = lines.indexOf(undefined);
  if (unclear !== -1) return err(fault("ORDER_CHANGED", `order.lineItems[${unclear}]`));
  const unclearShipping = shippingLines.indexOf(undefined);
  if (unclearShipping !== -1) return err(fault("ORDER_CHANGED", `order.shippingLines[${unclearShipping}]`));
  const fees = remainingFees(order);
  if (fees === undefined) return err(fault("ORDER_CHANGED", "order.additionalFees"));
  const rest = {
    ...order,
    fees,
    total: order.currentTotal,
    lines: lines.filter((line) => line !== undefined),
    shippingLines: shippingLines.filter((line) => line !== undefined),
  };
  const reduction = chargedInAll(rest) - rest.total;
  const isClear = rest.lines.some(({ quantity }) => quantity > 0) && isAccountedFor(order, rest, reduction);
  return isClear ? ok({ ...rest, reduction }) : err(fault("ORDER_CHANGED", "order.currentTotalPriceSet"));
}

/**
 * Money given back must be what the lines lost, and what was kept must pay for what is left; more than that was given back only
 * where the current total is lower by as much.
 */
function isAccountedFor(order: Order, rest: Order, reduction: Kurus): boolean {
  const received = receivedFor(order);
  const kept = received - order.refunded;
  if (order.isFullyPaid && received > 0n && kept < rest.total) return false;
  const taken = chargedInAll(order) - chargedInAll(rest);
  // Shipping that an edit took out is listed no more: what is kept tells that it was paid back.
  if (reduction === 0n) return order.refunded <= taken || kept === rest.total;
  // Whether it was given back for the goods or for a gift card sold with them nobody says.
  if (giftCardsSold(rest) > 0n) return false;
  return reduction > 0n && chargedInAll(order) === order.total && order.refunded === taken + reduction;
}

function remainingLine(line: OrderLine, order: Order): OrderLine | undefined {
  const { quantity, currentQuantity } = line;
  if (currentQuantity === quantity) return line;
  if (currentQuantity > quantity) return undefined;
  if (currentQuantity === 0) return { ...line, quantity: 0, originalTotal: 0n, discount: 0n, taxLines: [] };
  const originalTotal = partOf(line.originalTotal, line);
  const taken = takenFrom(line, order);
  if (originalTotal === undefined || taken === undefined) return undefined;
  const discount = originalTotal - (line.originalTotal - line.discount - taken.subtotal);
  const taxLines = order.pricesIncludeTax ? line.taxLines : lessTax(line.taxLines, taken.tax);
  if (taxLines === undefined || discount < 0n || discount > originalTotal) return undefined;
  return { ...line, quantity: currentQuantity, originalTotal, discount, taxLines };
}

type Taken = Pick<OrderRefundedLine, "subtotal" | "tax">;

/** What the pieces taken back had cost: as the refunds say, or their even share where that is whole kuruş. */
function takenFrom(line: OrderLine, { refundedLines, pricesIncludeTax }: Order): Taken | undefined {
  const own = refundedLines.filter(({ lineId }) => lineId === line.id);
  const pieces = own.reduce((all, { quantity }) => all + quantity, 0);
  if (pieces === line.quantity - line.currentQuantity) {
    return { subtotal: sum(own.map(({ subtotal }) => subtotal)), tax: sum(own.map(({ tax }) => tax)) };
  }
  const paid = line.originalTotal - line.discount;
  const tax = sum(line.taxLines.map(({ amount }) => amount));
  const paidLeft = partOf(paid, line);
  const taxLeft = pricesIncludeTax ? tax : partOf(tax, line);
  if (paidLeft === undefined || taxLeft === undefined) return undefined;
  return { subtotal: paid - paidLeft, tax: tax - taxLeft };
}

/** The share of the pieces that are left, or `undefined` where it is no whole kuruş. */
function partOf(amount: Kurus, { quantity, currentQuantity }: OrderLine): Kurus | undefined {
  const share = amount * BigInt(currentQuantity);
  return share % BigInt(quantity) === 0n ? share / BigInt(quantity) : undefined;
}

function remainingShipping(line: OrderShippingLine, pricesIncludeTax: boolean): OrderShippingLine | undefined {
  const charged = line.originalTotal - line.discount;
  const left = line.currentPrice;
  if (left === charged) return line;
  if (left === 0n) return { ...line, originalTotal: 0n, discount: 0n, taxLines: [] };
  if (left < 0n || left > charged) return undefined;
  const changed = { ...line, originalTotal: left + line.discount };
  if (pricesIncludeTax) return changed;
  const tax = sum(line.taxLines.map(({ amount }) => amount));
  if ((tax * left) % charged !== 0n) return undefined;
  const taxLines = lessTax(line.taxLines, tax - (tax * left) / charged);
  return taxLines && { ...changed, taxLines };
}

/** Only as a whole: which of several fees a part was taken from is not told. */
function remainingFees({ fees, currentFees }: Order): readonly OrderFee[] | undefined {
  if (currentFees === undefined || currentFees === sum(fees.map(({ price }) => price))) return fees;
  return currentFees === 0n ? [] : undefined;
}

/** Which of several taxes was given back cannot be told. */
function lessTax(taxLines: readonly OrderTaxLine[], taken: Kurus): readonly OrderTaxLine[] | undefined {
  const [only] = taxLines;
  if (only === undefined) return taken === 0n ? [] : undefined;
  if (taxLines.length > 1 || taken < 0n || taken > only.amount) return undefined;
  return [{ ...only, amount: only.amount - taken }];
}
