import { type Fault, fault } from "./fault.ts";
import { type IstanbulDate, istanbulDate } from "./istanbul-time.ts";
import { type Kurus, sum } from "./money.ts";
import type { Order, OrderTransaction } from "./order.ts";
import { err, ok, type Result } from "./result.ts";
import type { Payment, PaymentMethod } from "./sale.ts";
import type { PaymentRule } from "./shop-profile.ts";
import { cleanText, fold } from "./text.ts";

/**
 * Gateways seen in Turkish shops, found in Shopify's gateway text in folded form; the shop's own rules come first. An
 * intermediary (ödeme aracısı) takes the money and must be named, whatever it is paid with ("PayTR Kredi Kartı / Havale"):
 * it comes before the words for cards and banks. Money at the door is no intermediary's until it is handed over.
 */
const GATEWAYS: readonly PaymentRule[] = [
  { gateway: "kapida", method: "KAPIDAODEME" },
  { gateway: "cashondelivery", method: "KAPIDAODEME" },
  { gateway: "iyzico", method: "ODEMEARACISI", name: "iyzico" },
  { gateway: "paytr", method: "ODEMEARACISI", name: "PayTR" },
  { gateway: "craftgate", method: "ODEMEARACISI", name: "Craftgate" },
  { gateway: "payu", method: "ODEMEARACISI", name: "PayU" },
  { gateway: "paypal", method: "ODEMEARACISI", name: "PayPal" },
  { gateway: "stripe", method: "ODEMEARACISI", name: "Stripe" },
  { gateway: "parampos", method: "ODEMEARACISI", name: "Param" },
  // Before Sipay, whose name it ends with.
  { gateway: "hepsipay", method: "ODEMEARACISI", name: "Hepsipay" },
  { gateway: "sipay", method: "ODEMEARACISI", name: "Sipay" },
  { gateway: "papara", method: "ODEMEARACISI", name: "Papara" },
  { gateway: "havale", method: "EFT/HAVALE" },
  { gateway: "eft", method: "EFT/HAVALE" },
  { gateway: "bankdeposit", method: "EFT/HAVALE" },
  { gateway: "banktransfer", method: "EFT/HAVALE" },
  { gateway: "moneyorder", method: "EFT/HAVALE" },
  { gateway: "giftcard", method: "DIGER", name: "Hediye kartı" },
  { gateway: "hediyekarti", method: "DIGER", name: "Hediye kartı" },
  { gateway: "shopifypayments", method: "KREDIKARTI/BANKAKARTI" },
  { gateway: "bogus", method: "KREDIKARTI/BANKAKARTI" },
  { gateway: "kredikarti", method: "KREDIKARTI/BANKAKARTI" },
  { gateway: "creditcard", method: "KREDIKARTI/BANKAKARTI" },
];

/** How and when the order was paid. Several gateways: the one that took the most money stands on the invoice. */
export function paymentOf(
  order: Order,
  rules: readonly PaymentRule[],
  shipDate: IstanbulDate | undefined,
): Result<Payment, Fault> {
  const main = mainPayment(order.transactions);
  const gateway = cleanText(main?.gateway ?? order.gateways[0]);
  if (gateway === undefined) return err(fault("PAYMENT_METHOD_MISSING", "order.transactions"));
  const rule = ruleFor([gateway, main?.formattedGateway ?? ""], rules);
  const method: PaymentMethod = rule?.method ?? "DIGER";
  const name = cleanText(rule?.name) ?? cleanText(main?.formattedGateway) ?? gateway;
  const paidOn = main && istanbulDate(main.processedAt);
  if (method === "DIGER") return ok({ method, name, date: paidOn });
  // Cash at the door is paid when the parcel arrives: until that is known, the dispatch day stands for it.
  const date = paidOn ?? (method === "KAPIDAODEME" ? shipDate : undefined);
  if (date === undefined) return err(fault("PAYMENT_DATE_MISSING", "order.transactions"));
  return ok(method === "ODEMEARACISI" ? { method, name, date } : { method, date });
}

export type FurtherPayment = { readonly name: string; readonly amount: Kurus };

/** What else an order was paid with beside the gateway that stands on the invoice, each gateway once. */
export function furtherPayments(order: Order, rules: readonly PaymentRule[]): readonly FurtherPayment[] {
  const main = mainPayment(order.transactions)?.gateway;
  const others = taken(order.transactions).filter(({ gateway }) => gateway !== main);
  return [...Map.groupBy(others, ({ gateway }) => gateway)].flatMap(([gateway, parts]) => {
    const written = cleanText(parts[0]?.formattedGateway) ?? cleanText(gateway);
    const name = cleanText(ruleFor([gateway ?? "", written ?? ""], rules)?.name) ?? written;
    const amount = sum(parts.map((part) => part.amount));
    return name === undefined || amount === 0n ? [] : [{ name, amount }];
  });
}

/** Payments that took money: an authorisation only reserves it. */
const taken = (transactions: readonly OrderTransaction[]): readonly OrderTransaction[] =>
  transactions.filter(({ kind, status }) => status === "SUCCESS" && (kind === "SALE" || kind === "CAPTURE"));

function mainPayment(transactions: readonly OrderTransaction[]): OrderTransaction | undefined {
  const all = taken(transactions);
  const totalOf = (gateway: string | undefined) =>
    sum(all.filter((transaction) => transaction.gateway === gateway).map(({ amount }) => amount));
  const [largest] = all.toSorted((a, b) => (totalOf(b.gateway) > totalOf(a.gateway) ? 1 : -1));
  const ofGateway = all.filter(({ gateway }) => gateway === largest?.gateway);
  return ofGateway.toSorted((a, b) => b.processedAt.getTime() - a.processedAt.getTime())[0];
}

function ruleFor(texts: readonly string[], rules: readonly PaymentRule[]): PaymentRule | undefined {
  const folded = texts.map(fold);
  const isIn = (needle: string) => needle !== "" && folded.some((text) => text.includes(needle));
  return [...rules, ...GATEWAYS].find(({ gateway }) => isIn(fold(gateway)));
}
