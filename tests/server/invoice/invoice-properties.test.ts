import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { writeJson } from "../../../server/integrators/exact-json.ts";
import { toSendModel } from "../../../server/integrators/nilvera/transform.ts";
import type { Ettn } from "../../../server/invoice/ids.ts";
import type { InvoiceLine } from "../../../server/invoice/invoice.ts";
import type { Order } from "../../../server/invoice/order.ts";
import { invoiceToUbl } from "../../../server/ubl/invoice-document.ts";
import { anyGarbledOrder, anyOrder, paidForGoods } from "./random-orders.ts";
import {
  chargedByRate,
  convert,
  expectSame,
  forEveryInvoice,
  isNearTaxOf,
  isProductOf,
  isTaxOf,
  RUNS,
  rulesOver,
  total,
} from "./every-invoice.ts";

const ETTN = "0b6dbb3c-6f2e-4b2a-9d1c-0a1b2c3d4e5f" as Ettn;

describe("any invoice", { timeout: 300_000 }, () => {
  rulesOver(forEveryInvoice, {
    "is the order's total less the gift cards sold, to the kuruş": ({ totals }, order) => {
      const giftCards = total(order.lines.filter(({ isGiftCard }) => isGiftCard).map((line) => line.originalTotal));
      expectSame(totals.payable, order.total - giftCards);
      expectSame(totals.payable, paidForGoods(order));
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
      expectSame(totals.lineExtension - totals.allowance, totals.taxExclusive);
      for (const { rate, taxable, tax: groupTax } of taxSubtotals) {
        const group = lines.filter(({ taxRate }) => taxRate === rate);
        expectSame(total(group.map(({ net }) => net)), taxable);
        expectSame(total(group.map(({ taxAmount }) => taxAmount)), groupTax);
      }
      expectSame(total(taxSubtotals.map(({ taxable }) => taxable)), taxExclusive);
    },
    "carves KDV out of what each rate was charged, half a kuruş going up": ({ taxSubtotals }, order) => {
      const charged = chargedByRate(order);
      expectSame(
        taxSubtotals.map(({ rate }) => rate),
        [...charged.keys()].toSorted((a, b) => b - a),
      );
      for (const { rate, taxable, tax } of taxSubtotals) {
        expectSame(taxable + tax, charged.get(rate));
        expectSame(isTaxOf(tax, taxable + tax, rate), true);
      }
    },
    "can be checked line by line with a pocket calculator": ({ lines }) => {
      const isChecked = (line: InvoiceLine) =>
        line.gross - line.allowance === line.net &&
        /^\d+\.\d{2,8}$/.test(line.unitPrice) &&
        isProductOf(line) &&
        [line.gross, line.allowance, line.net, line.taxAmount].every((amount) => amount >= 0n);
      expectSame(
        lines.filter((line) => !isChecked(line)),
        [],
      );
    },
    "gives each line its KDV to within a kuruş": ({ lines }) => {
      const isNear = ({ net, taxAmount, taxRate }: InvoiceLine) => isNearTaxOf(taxAmount, net + taxAmount, taxRate);
      expectSame(
        lines.filter((line) => !isNear(line)),
        [],
      );
    },
    "has a line for every product that is no gift card, and for every other charge": ({ lines }, order) => {
      const products = order.lines.filter(({ isGiftCard }) => !isGiftCard);
      const shipping = order.shippingLines.filter(({ originalTotal, discount }) => originalTotal > discount);
      expectSame(
        lines.map(({ id }) => id),
        lines.map((_, index) => index + 1),
      );
      const extras = order.fees.length + (order.tip > 0n ? 1 : 0);
      expect(lines).toHaveLength(products.length + shipping.length + extras);
      expect(lines.slice(0, products.length).map(({ quantity }) => quantity)).toEqual(
        products.map(({ quantity }) => quantity),
      );
    },
    "is an internet sale sent electronically, complete": ({ sale }, order) => {
      if (sale.platform !== "INTERNET") throw new Error("not an internet sale");
      expectSame(sale.sendType, "ELEKTRONIK");
      const { webSite, payment, transport } = sale.internet;
      expect(webSite).not.toBe("");
      if (payment.method === "ODEMEARACISI" || payment.method === "DIGER") expect(payment.name).toMatch(/\S/);
      if (payment.method !== "DIGER") expect(payment.date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      const travels = order.lines.some(({ isGiftCard, requiresShipping }) => requiresShipping && !isGiftCard);
      expectSame(transport !== undefined, travels);
      if (transport) expect(transport.carrierTaxId).toMatch(/^\d{10,11}$/);
    },
    "comes out the same again, and leaves the order as it was": (draft, order) => {
      const before = structuredClone(order);
      expectSame(convert(order), { ok: true, value: draft });
      expectSame(order, before);
    },
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
        expectSame(draft.ok, false);
        expect(JSON.stringify(draft)).not.toContain(secret);
      }),
    );
  });
});
