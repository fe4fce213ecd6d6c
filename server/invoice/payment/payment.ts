import { type Fault, fault } from "../fault.ts";
import { GATEWAYS } from "./gateways.ts";
import { addDays, type IstanbulDate, istanbulDate } from "../time/istanbul-time.ts";
import { type Kurus, sum } from "../money/money.ts";
import type { Order, OrderTransaction } from "../order.ts";
import type { PaymentMethod } from "./payment-method.ts";
import { err, ok, type Result } from "../result.ts";
import type { Payment } from "../sale.ts";
import type { PaymentRule } from "../shop-profile.ts";
import { cleanText, fold, foldWords } from "../text.ts";

/**
 * How and when the order was paid. Several gateways: the one that took the most money stands on the invoice; the agreed
 * terms, where more than that is still to be paid.
 */
export function paymentOf(
  order: Order,
  rules: readonly PaymentRule[],
  shipDate: IstanbulDate | undefined,
): Result<Payment, Fault> {
  const main = mainPayment(order.transactions);
  const gateway = cleanText(main?.gateway ?? order.gateways[0]);
  const typed = order.saleEntry ?? {};
  if (typed.paymentMethod === undefined && isOnTerms(order)) return paymentOnTerms(order, gateway, rules);
  const rule = gateway === undefined ? undefined : ruleFor([gateway, main?.formattedGateway ?? ""], rules);
  const method = typed.paymentMethod ?? (gateway === undefined ? undefined : (rule?.method ?? "DIGER"));
  if (method === undefined) return err(fault("PAYMENT_METHOD_MISSING", "order.transactions"));
  // "Havale / EFT" and "manual" are no provider, also where the merchant says that there was one.
  const isNoProvider = method === "ODEMEARACISI" && (rule ? rule.method !== method : main?.isManual === true);
  const told = isNoProvider ? [] : [rule?.name, main?.formattedGateway, gateway];
  const name = [typed.paymentName, ...told].map(cleanText).find(Boolean);
  const paidOn = typed.paymentDate ?? (main && istanbulDate(main.processedAt));
  return paymentBy(method, { name: name ?? "", paidOn, shipDate });
}

/** Whether terms were agreed and more is still to be paid than any gateway took: a deposit does not say how an order is paid. */
function isOnTerms({ transactions, isFullyPaid, paymentTerms, total }: Order): boolean {
  if (paymentTerms === undefined) return false;
  const main = mainPayment(transactions);
  if (main === undefined || isFullyPaid) return main === undefined;
  const taken = takenPayments(transactions);
  return total - amountOf(taken) > amountOf(taken.filter(({ gateway }) => gateway === main.gateway));
}

export const amountOf = (transactions: readonly OrderTransaction[]): Kurus =>
  sum(transactions.map(({ amount }) => amount));

type Told = {
  readonly name: string;
  readonly paidOn: IstanbulDate | undefined;
  readonly shipDate: IstanbulDate | undefined;
};

function paymentBy(method: PaymentMethod, { name, paidOn, shipDate }: Told): Result<Payment, Fault> {
  if (method === "DIGER") return ok({ method, name, date: paidOn });
  // Cash at the door is paid when the parcel arrives; where nothing is sent nobody comes to the door.
  if (method === "KAPIDAODEME" && shipDate !== undefined) return ok({ method, date: paidOn });
  if (paidOn === undefined) return err(fault("PAYMENT_DATE_MISSING", "order.transactions"));
  return ok(method === "ODEMEARACISI" ? { method, name, date: paidOn } : { method, date: paidOn });
}

/**
 * Not paid yet, as agreed: the day it is due stands for the payment. Of Shopify's terms only those counted from the order
 * tell that day; "on receipt", "on fulfilment" and a fixed date do not.
 */
function paymentOnTerms(
  order: Order,
  gateway: string | undefined,
  rules: readonly PaymentRule[],
): Result<Payment, Fault> {
  const { name = "", dueInDays, isFromOrder } = order.paymentTerms ?? {};
  const dueOn =
    isFromOrder && dueInDays !== undefined ? addDays(istanbulDate(order.processedAt), dueInDays) : undefined;
  const date = order.saleEntry?.paymentDate ?? dueOn;
  if (date === undefined) return err(fault("PAYMENT_DUE_UNKNOWN", "order.paymentTerms"));
  const isTransfer = gateway !== undefined && ruleFor([gateway], rules)?.method === "EFT/HAVALE";
  return ok(isTransfer ? { method: "EFT/HAVALE", date } : { method: "DIGER", name: `Vadeli ödeme (${name})`, date });
}

export type FurtherPayment = { readonly name: string; readonly amount: Kurus };

/** What else an order was paid with beside the gateway that stands on the invoice, each gateway once, less what it paid back. */
export function furtherPayments(order: Order, rules: readonly PaymentRule[]): readonly FurtherPayment[] {
  const main = isOnTerms(order) ? undefined : mainPayment(order.transactions);
  const others = takenPayments(order.transactions).filter(({ gateway }) => !main || gateway !== main.gateway);
  return [...Map.groupBy(others, ({ gateway }) => gateway)].flatMap(([gateway, parts]) => {
    const kept = amountOf(parts) - paidBack(order.transactions, gateway);
    const written = cleanText(parts[0]?.formattedGateway) ?? cleanText(gateway);
    const name = cleanText(ruleFor([gateway ?? "", written ?? ""], rules)?.name) ?? written;
    return name === undefined || kept <= 0n ? [] : [{ name, amount: kept }];
  });
}

const paidBack = (transactions: readonly OrderTransaction[], by: string | undefined): Kurus =>
  amountOf(
    transactions.filter(({ kind, status, gateway }) => kind === "REFUND" && status === "SUCCESS" && gateway === by),
  );

/** Whether the money comes at the door: nothing was paid another way, and the order's gateway says so. */
export function isPaidAtDoor({ transactions, gateways }: Order, rules: readonly PaymentRule[]): boolean {
  const gateway = mainPayment(transactions)?.gateway ?? gateways[0] ?? "";
  return ruleFor([gateway], rules)?.method === "KAPIDAODEME";
}

/** Payments that took money: an authorisation only reserves it. */
export const takenPayments = (transactions: readonly OrderTransaction[]): readonly OrderTransaction[] =>
  transactions.filter(({ kind, status }) => status === "SUCCESS" && (kind === "SALE" || kind === "CAPTURE"));

/** Of the gateways that kept any of the money: what was given back whole paid for nothing, unless nothing was kept at all. */
function mainPayment(transactions: readonly OrderTransaction[]): OrderTransaction | undefined {
  const taken = takenPayments(transactions);
  const kept = taken.filter(({ gateway }) => {
    const own = amountOf(taken.filter((transaction) => transaction.gateway === gateway));
    return own > paidBack(transactions, gateway);
  });
  const all = kept.length > 0 ? kept : taken;
  const totalOf = (gateway: string | undefined) =>
    amountOf(all.filter((transaction) => transaction.gateway === gateway));
  const [largest] = all.toSorted((a, b) => (totalOf(b.gateway) > totalOf(a.gateway) ? 1 : -1));
  const ofGateway = all.filter(({ gateway }) => gateway === largest?.gateway);
  return ofGateway.toSorted((a, b) => b.processedAt.getTime() - a.processedAt.getTime())[0];
}

/** The shop's own rule, else the built-in one: its names are short, "eft" must not be found in "left". */
function ruleFor(texts: readonly string[], rules: readonly PaymentRule[]): PaymentRule | undefined {
  const own = rules.find(({ gateway }) => isIn(fold(gateway), texts));
  if (own !== undefined) return own;
  const openings = [...new Set(texts)].flatMap((text) =>
    foldWords(text).map((_, at, words) => words.slice(at).join("")),
  );
  return GATEWAYS.find(({ gateway }) => openings.some((opening) => opening.startsWith(gateway)));
}

const isIn = (name: string, texts: readonly string[]): boolean =>
  name !== "" && texts.some((text) => fold(text).includes(name));
