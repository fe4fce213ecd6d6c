import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { writeJson } from "../../../server/integrators/exact-json.ts";
import { toSendModel } from "../../../server/integrators/nilvera/transform.ts";
import type { Ettn } from "../../../server/invoice/ids.ts";
import type { InvoiceDraft, InvoiceLine } from "../../../server/invoice/invoice.ts";
import { invoiceFromOrder } from "../../../server/invoice/invoice-from-order.ts";
import type { Order } from "../../../server/invoice/order.ts";
import { invoiceToUbl } from "../../../server/ubl/invoice-document.ts";
import { aProfile } from "./an-order.ts";
import { anyChangedOrder, anyGarbledOrder, anyOrder, chargesLeft, paidForGoods, TIP_RATE } from "./random-orders.ts";

const ISSUED_AT = new Date("2025-11-19T12:00:00+03:00");
const ETTN = "0b6dbb3c-6f2e-4b2a-9d1c-0a1b2c3d4e5f" as Ettn;
const RUNS = { numRuns: 2000 };

const convert = (order: Order) =>
  invoiceFromOrder(order, aProfile({ tax: { ...aProfile().tax, tips: TIP_RATE } }), {
    issuedAt: ISSUED_AT,
    profileId: "EARSIVFATURA",
  });

const total = (amounts: readonly bigint[]): bigint => amounts.reduce((all, amount) => all + amount, 0n);

/** What was charged at each rate, from the order alone; what costs nothing is left out. */
function chargedByRate(order: Order): ReadonlyMap<number, bigint> {
  const charged = new Map<number, bigint>();
  for (const { rate, amount, isGiftCard } of chargesLeft(order)) {
    if (!isGiftCard && amount > 0n) charged.set(rate, (charged.get(rate) ?? 0n) + amount);
  }
  return charged;
}

/** Whether `tax` is gross × r / (100 + r), half a kuruş going up. */
function isTaxOf(tax: bigint, gross: bigint, rate: number): boolean {
  const parts = 100n + BigInt(rate);
  const twiceOff = 2n * (gross * BigInt(rate) - tax * parts);
  return twiceOff >= -parts && twiceOff < parts;
}

/** Some groups of a few kuruş have a KDV of 0.00, which no invoice may say. */
const roundsToZero = (order: Order): boolean =>
  [...chargedByRate(order)].some(([rate, gross]) => isTaxOf(0n, gross, rate));

/** What was given back for no goods in particular. */
const reductionOf = (order: Order): bigint =>
  total(chargesLeft(order).map(({ amount }) => amount)) - order.currentTotal;

/** Checks a draft of every order that has one; an order without one must have the one reason there is. */
function forEveryInvoice(check: (draft: InvoiceDraft, order: Order) => void, orders = anyOrder()): void {
  let checked = 0;
  const property = fc.property(orders, (order) => {
    const draft = convert(order);
    if (reductionOf(order) > 0n && !draft.ok && draft.error.every(({ code }) => code === "TAX_GROUP_ROUNDS_TO_ZERO")) {
      return;
    }
    if (roundsToZero(order)) {
      expect(draft).toMatchObject({ ok: false, error: [{ code: "TAX_GROUP_ROUNDS_TO_ZERO" }] });
      return;
    }
    if (!draft.ok) throw new Error(JSON.stringify(draft.error));
    check(draft.value, order);
    checked += 1;
  });
  fc.assert(property, RUNS);
  expect(checked).toBeGreaterThan(RUNS.numRuns * 0.9);
}

/** Whether round(quantity × price, 2) is `gross`, told from the printed digits. */
function isProductOf({ quantity, unitPrice, gross }: InvoiceLine): boolean {
  const [whole = "", decimals = ""] = unitPrice.split(".");
  const kurusParts = 10n ** BigInt(decimals.length - 2);
  const exact = BigInt(whole + decimals) * BigInt(quantity);
  const twiceOff = 2n * (exact - gross * kurusParts);
  return twiceOff >= -kurusParts && twiceOff < kurusParts;
}

describe("the money of any invoice", { timeout: 120_000 }, () => {
  test("is the order's total less the gift cards sold, to the kuruş", () => {
    forEveryInvoice(({ totals }, order) => {
      const giftCards = total(order.lines.filter(({ isGiftCard }) => isGiftCard).map((line) => line.originalTotal));
      expect(totals.payable).toBe(order.total - giftCards);
      expect(totals.payable).toBe(paidForGoods(order));
    });
  });

  test("adds up: lines to subtotals, subtotals to totals", () => {
    forEveryInvoice(({ lines, taxSubtotals, totals }) => {
      const taxExclusive = total(lines.map(({ net }) => net));
      const tax = total(lines.map(({ taxAmount }) => taxAmount));
      expect(totals).toEqual({
        lineExtension: total(lines.map(({ gross }) => gross)),
        allowance: total(lines.map(({ allowance }) => allowance)),
        taxExclusive,
        tax,
        taxInclusive: taxExclusive + tax,
        payable: taxExclusive + tax,
      });
      expect(totals.lineExtension - totals.allowance).toBe(totals.taxExclusive);
      for (const { rate, taxable, tax: groupTax } of taxSubtotals) {
        const group = lines.filter(({ taxRate }) => taxRate === rate);
        expect(total(group.map(({ net }) => net))).toBe(taxable);
        expect(total(group.map(({ taxAmount }) => taxAmount))).toBe(groupTax);
      }
      expect(total(taxSubtotals.map(({ taxable }) => taxable))).toBe(taxExclusive);
    });
  });

  test("carves KDV out of what each rate was charged, half a kuruş going up", () => {
    forEveryInvoice(({ taxSubtotals }, order) => {
      const charged = chargedByRate(order);
      expect(taxSubtotals.map(({ rate }) => rate)).toEqual([...charged.keys()].toSorted((a, b) => b - a));
      for (const { rate, taxable, tax } of taxSubtotals) {
        expect(taxable + tax).toBe(charged.get(rate));
        expect(isTaxOf(tax, taxable + tax, rate)).toBe(true);
      }
    });
  });

  test("can be checked line by line with a pocket calculator", () => {
    forEveryInvoice(({ lines }) => {
      for (const line of lines) {
        expect(line.gross - line.allowance).toBe(line.net);
        expect(line.unitPrice).toMatch(/^\d+\.\d{2,8}$/);
        expect(isProductOf(line)).toBe(true);
        expect([line.gross, line.allowance, line.net, line.taxAmount].every((amount) => amount >= 0n)).toBe(true);
      }
    });
  });

  test("gives each line its KDV to within a kuruş", () => {
    forEveryInvoice(({ lines }) => {
      for (const { net, taxAmount, taxRate } of lines) {
        const parts = 100n + BigInt(taxRate);
        const off = (net + taxAmount) * BigInt(taxRate) - taxAmount * parts;
        expect(off > -parts && off < parts).toBe(true);
      }
    });
  });
});

describe("the money of an order changed before its invoice", { timeout: 120_000 }, () => {
  const forEveryChanged = (check: (draft: InvoiceDraft, order: Order) => void) =>
    forEveryInvoice((draft, order) => check(draft, order), anyChangedOrder());

  test("is its current total less the gift cards sold, to the kuruş, and adds up", () => {
    forEveryChanged(({ lines, taxSubtotals, totals }, order) => {
      const giftCards = total(order.lines.filter(({ isGiftCard }) => isGiftCard).map((line) => line.originalTotal));
      expect(totals.payable).toBe(order.currentTotal - giftCards);
      expect(totals.payable).toBe(paidForGoods(order) - reductionOf(order));
      expect(totals.lineExtension - totals.allowance).toBe(totals.taxExclusive);
      expect(total(lines.map(({ net, taxAmount }) => net + taxAmount))).toBe(totals.payable);
      expect(total(taxSubtotals.map(({ taxable, tax }) => taxable + tax))).toBe(totals.payable);
      expect(lines.every((line) => isProductOf(line) && line.net >= 0n && line.allowance >= 0n)).toBe(true);
    });
  });

  test("takes a reduction from every rate in proportion, and from every line, to within a kuruş", () => {
    forEveryChanged(({ lines, taxSubtotals }, order) => {
      const [all, reduction] = [paidForGoods(order), reductionOf(order)];
      for (const { rate, taxable, tax } of taxSubtotals) {
        const charged = chargedByRate(order).get(rate) ?? 0n;
        const off = (charged - taxable - tax) * all - reduction * charged;
        expect(off > -all && off < all).toBe(true);
        expect(isTaxOf(tax, taxable + tax, rate)).toBe(true);
      }
      for (const { net, taxAmount, taxRate } of lines) {
        const parts = 100n + BigInt(taxRate);
        const off = (net + taxAmount) * BigInt(taxRate) - taxAmount * parts;
        expect(off > -parts && off < parts).toBe(true);
      }
    });
  });

  test("has lines for the pieces that are left", () => {
    forEveryChanged(({ lines }, order) => {
      const left = order.lines.filter(({ isGiftCard, currentQuantity }) => !isGiftCard && currentQuantity > 0);
      expect(lines.slice(0, left.length).map(({ quantity }) => quantity)).toEqual(
        left.map(({ currentQuantity }) => currentQuantity),
      );
    });
  });
});

describe("any invoice", { timeout: 120_000 }, () => {
  test("has a line for every product that is no gift card, and for every other charge", () => {
    forEveryInvoice(({ lines }, order) => {
      const products = order.lines.filter(({ isGiftCard }) => !isGiftCard);
      const shipping = order.shippingLines.filter(({ originalTotal, discount }) => originalTotal > discount);
      expect(lines.map(({ id }) => id)).toEqual(lines.map((_, index) => index + 1));
      const extras = order.fees.length + (order.tip > 0n ? 1 : 0);
      expect(lines).toHaveLength(products.length + shipping.length + extras);
      expect(lines.slice(0, products.length).map(({ quantity }) => quantity)).toEqual(
        products.map(({ quantity }) => quantity),
      );
    });
  });

  test("is an internet sale sent electronically, complete", () => {
    forEveryInvoice(({ sale }, order) => {
      if (sale.platform !== "INTERNET") throw new Error("not an internet sale");
      expect(sale.sendType).toBe("ELEKTRONIK");
      const { webSite, payment, transport } = sale.internet;
      expect(webSite).not.toBe("");
      if (payment.method === "ODEMEARACISI" || payment.method === "DIGER") expect(payment.name).toMatch(/\S/);
      if (payment.method !== "DIGER") expect(payment.date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      const travels = order.lines.some(({ isGiftCard, requiresShipping }) => requiresShipping && !isGiftCard);
      expect(transport !== undefined).toBe(travels);
      if (transport) expect(transport.carrierTaxId).toMatch(/^\d{10,11}$/);
    });
  });

  test("comes out the same again, and leaves the order as it was", () => {
    fc.assert(
      fc.property(anyOrder(), (order) => {
        const before = structuredClone(order);
        expect(convert(order)).toEqual(convert(structuredClone(order)));
        expect(order).toEqual(before);
      }),
      RUNS,
    );
  });
});

describe("rubbish in the texts of an order", { timeout: 120_000 }, () => {
  test("makes faults or an invoice that can be printed, never an exception", () => {
    fc.assert(
      fc.property(anyGarbledOrder(), (order) => {
        const draft = convert(order);
        if (!draft.ok) {
          expect(draft.error.length).toBeGreaterThan(0);
          return;
        }
        const invoice = { ...draft.value, ettn: ETTN };
        expect(invoiceToUbl(invoice)).toContain("</Invoice>");
        expect(() => JSON.parse(writeJson(toSendModel(invoice)))).not.toThrow();
      }),
      RUNS,
    );
  });

  test("never leaks into a fault: it carries codes, counts and paths only", () => {
    const secret = "Gizli";
    fc.assert(
      fc.property(anyOrder(), fc.nat(7), (order, hole) => {
        const address = { firstName: secret, lastName: secret, company: secret, address1: secret, city: secret };
        const marked = { ...order, taxIds: [`${secret}1234567809`], email: secret, phone: secret };
        const lines = order.lines.map((line) => ({ ...line, name: hole > 3 ? "" : secret }));
        const billing = {
          ...(order.billing ?? { country: undefined }),
          ...address,
          countryCode: "TR",
        } as Order["billing"];
        const draft = convert({ ...marked, lines, billing, currency: hole > 5 ? "EUR" : "TRY" });
        expect(draft.ok).toBe(false);
        expect(JSON.stringify(draft)).not.toContain(secret);
      }),
    );
  });
});
