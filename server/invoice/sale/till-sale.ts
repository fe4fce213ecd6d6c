import { type Fault, fault } from "../fault.ts";
import type { Order } from "../order.ts";
import { err, ok, type Result } from "../result.ts";
import type { Sale } from "../sale.ts";
import type { ShopProfile } from "../shop-profile.ts";
import { cleanText } from "../text.ts";
import { tillReceiptOf } from "./till-receipt.ts";

/** A sale over the counter: no internet-sale data, and the cash register's receipt where there is one. */
export function tillSale(order: Order, { till }: Pick<ShopProfile, "till">): Result<Sale, readonly Fault[]> {
  const receipt = tillReceiptOf(order);
  const { sendType } = till;
  // Electronically means by e-mail: without one the buyer would never have the invoice.
  const isUnreachable = sendType === "ELEKTRONIK" && cleanText(order.email) === undefined;
  const faults = [
    ...(receipt.ok ? [] : receipt.error),
    ...(isUnreachable ? [fault("BUYER_EMAIL_MISSING", "order.email")] : []),
  ];
  if (!receipt.ok || faults.length > 0) return err(faults);
  return ok({ platform: "NORMAL", sendType, receipt: receipt.value });
}
