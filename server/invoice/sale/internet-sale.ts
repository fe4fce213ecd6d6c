import { transportOf } from "../delivery/carrier.ts";
import { type Fault, fault } from "../fault.ts";
import type { IstanbulDate } from "../time/istanbul-time.ts";
import type { Order } from "../order.ts";
import { paymentOf } from "../payment/payment.ts";
import { err, ok, type Result } from "../result.ts";
import type { Sale } from "../sale.ts";
import type { ShopProfile } from "../shop-profile.ts";
import { cleanText } from "../text.ts";
import { namesReceipt } from "./till-receipt.ts";

/** The internet-sale block: where, how and when it was paid, who carries it. All that is missing is reported together. */
export function internetSale(
  order: Order,
  profile: ShopProfile,
  issueDate: IstanbulDate,
): Result<Sale, readonly Fault[]> {
  const webSite = cleanText(order.saleEntry?.webSite ?? profile.website ?? order.website);
  const transport = transportOf(order, profile, issueDate);
  const payment = paymentOf(order, profile.payments, transport.ok ? transport.value?.date : undefined);
  const faults = [
    ...(webSite ? [] : [fault("WEBSITE_MISSING", "profile.website")]),
    ...(payment.ok ? [] : [payment.error]),
    ...(transport.ok ? [] : [transport.error]),
    ...(namesReceipt(order) ? [fault("TILL_RECEIPT_ONLINE", "order.customAttributes")] : []),
  ];
  if (!webSite || !payment.ok || !transport.ok || faults.length > 0) return err(faults);
  const internet = { webSite, payment: payment.value, transport: transport.value };
  return ok({ platform: "INTERNET", sendType: "ELEKTRONIK", internet });
}
