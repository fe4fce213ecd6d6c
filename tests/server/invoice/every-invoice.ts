import { isDeepStrictEqual } from "node:util";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { InvoiceDraft, InvoiceLine } from "../../../server/invoice/invoice.ts";
import { invoiceFromOrder } from "../../../server/invoice/invoice-from-order.ts";
import type { Order } from "../../../server/invoice/order.ts";
import { aProfile } from "./an-order.ts";
import { anyOrder, chargesLeft, anyOrdersTax } from "./random-orders.ts";

export const ISSUED_AT = new Date("2025-11-19T12:00:00+03:00");
/** `npm test` asks for 20,000 orders a property; a test run by itself makes do with fewer. */
export const RUNS = { numRuns: Number(process.env["PROPERTY_RUNS"] ?? 2000) };

export const convert = (order: Order) =>
  invoiceFromOrder(order, aProfile({ tax: anyOrdersTax }), {
    issuedAt: ISSUED_AT,
    profileId: "EARSIVFATURA",
  });

export const total = (amounts: readonly bigint[]): bigint => amounts.reduce((all, amount) => all + amount, 0n);

/** What was charged at each rate, from the order alone; what costs nothing is left out. */
export function chargedByRate(order: Order): ReadonlyMap<number, bigint> {
  const charged = new Map<number, bigint>();
  for (const { rate, amount, isGiftCard } of chargesLeft(order)) {
    if (!isGiftCard && amount > 0n) charged.set(rate, (charged.get(rate) ?? 0n) + amount);
  }
  return charged;
}

/** Whether `tax` is gross × r / (100 + r), half a kuruş going up. */
export function isTaxOf(tax: bigint, gross: bigint, rate: number): boolean {
  const parts = 100n + BigInt(rate);
  const twiceOff = 2n * (gross * BigInt(rate) - tax * parts);
  return twiceOff >= -parts && twiceOff < parts;
}

/** The same to within a kuruş, as a line's share of its group's tax is. */
export function isNearTaxOf(tax: bigint, gross: bigint, rate: number): boolean {
  const parts = 100n + BigInt(rate);
  const off = gross * BigInt(rate) - tax * parts;
  return off > -parts && off < parts;
}

/** Some groups of a few kuruş have a KDV of 0.00, which no invoice may say. */
const roundsToZero = (order: Order): boolean =>
  [...chargedByRate(order)].some(([rate, gross]) => rate > 0 && isTaxOf(0n, gross, rate));

/** What was given back for no goods in particular. */
export const reductionOf = (order: Order): bigint =>
  total(chargesLeft(order).map(({ amount }) => amount)) - order.currentTotal;

/** As `toStrictEqual`, which takes as long as the conversion itself. */
export function expectSame(one: unknown, other: unknown): void {
  if (!isDeepStrictEqual(one, other)) expect.fail(`${fc.stringify(one)} is not ${fc.stringify(other)}`);
}

export type InvoiceCheck = (draft: InvoiceDraft, order: Order) => void;

/** Tests of what every invoice keeps. To draw orders and convert them takes long: one run does for all the rules. */
export function rulesOver(
  forEvery: (check: InvoiceCheck) => void,
  rules: Readonly<Record<string, InvoiceCheck>>,
): void {
  let looked: Promise<void> | undefined;
  const lookAtAll: InvoiceCheck = (draft, order) => {
    for (const [rule, check] of Object.entries(rules)) {
      try {
        check(draft, order);
      } catch (cause) {
        throw new Error(`this one is not so: ${rule}`, { cause });
      }
    }
  };
  const look = async () => forEvery(lookAtAll);
  test.each(Object.keys(rules))("%s", () => (looked ??= look()));
}

/** Checks a draft of every order that has one; an order without one must have the one reason there is. */
export function forEveryInvoice(check: InvoiceCheck, orders = anyOrder()): void {
  let checked = 0;
  const property = fc.property(orders, (order) => {
    const draft = convert(order);
    const isTooSmall = !draft.ok && draft.error.every(({ code }) => code === "TAX_GROUP_ROUNDS_TO_ZERO");
    // A reduction may make a group that small, or take all of one away.
    if (roundsToZero(order) && reductionOf(order) === 0n) expect(isTooSmall).toBe(true);
    if (isTooSmall && (roundsToZero(order) || reductionOf(order) > 0n)) return;
    if (!draft.ok) throw new Error(JSON.stringify(draft.error));
    check(draft.value, order);
    checked += 1;
  });
  fc.assert(property, RUNS);
  expect(checked).toBeGreaterThan(RUNS.numRuns * 0.9);
}

/** Whether round(quantity × price, 2) is `gross`, told from the printed digits. */
export function isProductOf({ quantity, unitPrice, gross }: InvoiceLine): boolean {
  const [whole = "", decimals = ""] = unitPrice.split(".");
  const kurusParts = 10n ** BigInt(decimals.length - 2);
  const exact = BigInt(whole + decimals) * BigInt(quantity);
  const twiceOff = 2n * (exact - gross * kurusParts);
  return twiceOff >= -kurusParts && twiceOff < kurusParts;
}
