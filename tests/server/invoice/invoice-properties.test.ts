import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { writeJson } from "../../../server/integrators/exact-json.ts";
import { toSendModel } from "../../../server/integrators/nilvera/transform.ts";
import type { Ettn } from "../../../server/invoice/ids.ts";
import type { Order } from "../../../server/invoice/order.ts";
import { invoiceToUbl } from "../../../server/ubl/invoice-document.ts";
import { anyGarbledOrder, anyOrder, paidForGoods } from "./random-orders.ts";
import {
  chargedByRate,
  convert,
  forEveryInvoice,
  isProductOf,
  isTaxOf,
  RUNS,
  rulesOver,
  total,
} from "./every-invoice.ts";

const ETTN = "0b6dbb3c-6f2e-4b2a-9d1c-0a1b2c3d4e5f" as Ettn;

describe("the money of any invoice", { timeout: 300_000 }, () => {
  rulesOver(forEveryInvoice, {
    "is the order's total less the gift cards sold, to the kuruş": ({ totals }, order) => {
      const giftCards = total(order.lines.filter(({ isGiftCard }) => isGiftCard).map((line) => line.originalTotal));
      expect(totals.payable).toBe(order.total - giftCards);
      expect(totals.payable).toBe(paidForGoods(order));
    },
    "adds up: lines to subtotals, subtotals to totals": ({ lines, taxSubtotals, totals }) => {
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
    },
    "carves KDV out of what each rate was charged, half a kuruş going up": ({ taxSubtotals }, order) => {
      const charged = chargedByRate(order);
      expect(taxSubtotals.map(({ rate }) => rate)).toEqual([...charged.keys()].toSorted((a, b) => b - a));
      for (const { rate, taxable, tax } of taxSubtotals) {
        expect(taxable + tax).toBe(charged.get(rate));
        expect(isTaxOf(tax, taxable + tax, rate)).toBe(true);
      }
    },
    "can be checked line by line with a pocket calculator": ({ lines }) => {
      for (const line of lines) {
        expect(line.gross - line.allowance).toBe(line.net);
        expect(line.unitPrice).toMatch(/^\d+\.\d{2,8}$/);
        expect(isProductOf(line)).toBe(true);
        expect([line.gross, line.allowance, line.net, line.taxAmount].every((amount) => amount >= 0n)).toBe(true);
      }
    },
    "gives each line its KDV to within a kuruş": ({ lines }) => {
      for (const { net, taxAmount, taxRate } of lines) {
        const parts = 100n + BigInt(taxRate);
        const off = (net + taxAmount) * BigInt(taxRate) - taxAmount * parts;
        expect(off > -parts && off < parts).toBe(true);
      }
    },
  });
});

describe("any invoice", { timeout: 300_000 }, () => {
  rulesOver(forEveryInvoice, {
    "has a line for every product that is no gift card, and for every other charge": ({ lines }, order) => {
      const products = order.lines.filter(({ isGiftCard }) => !isGiftCard);
      const shipping = order.shippingLines.filter(({ originalTotal, discount }) => originalTotal > discount);
      expect(lines.map(({ id }) => id)).toEqual(lines.map((_, index) => index + 1));
      const extras = order.fees.length + (order.tip > 0n ? 1 : 0);
      expect(lines).toHaveLength(products.length + shipping.length + extras);
      expect(lines.slice(0, products.length).map(({ quantity }) => quantity)).toEqual(
        products.map(({ quantity }) => quantity),
      );
    },
    "is an internet sale sent electronically, complete": ({ sale }, order) => {
      if (sale.platform !== "INTERNET") throw new Error("not an internet sale");
      expect(sale.sendType).toBe("ELEKTRONIK");
      const { webSite, payment, transport } = sale.internet;
      expect(webSite).not.toBe("");
      if (payment.method === "ODEMEARACISI" || payment.method === "DIGER") expect(payment.name).toMatch(/\S/);
      if (payment.method !== "DIGER") expect(payment.date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      const travels = order.lines.some(({ isGiftCard, requiresShipping }) => requiresShipping && !isGiftCard);
      expect(transport !== undefined).toBe(travels);
      if (transport) expect(transport.carrierTaxId).toMatch(/^\d{10,11}$/);
    },
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

describe("rubbish in the texts of an order", { timeout: 300_000 }, () => {
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
