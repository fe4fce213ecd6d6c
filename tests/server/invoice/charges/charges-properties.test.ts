import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { InvoiceDraft, InvoiceLine } from "../../../../server/invoice/invoice.ts";
import { invoiceFromOrder } from "../../../../server/invoice/invoice-from-order.ts";
import type { Order } from "../../../../server/invoice/order.ts";
import { aProfile } from "../an-order.ts";
import { anyChangedOrder, anyOrder, chargesLeft, paidForGoods, anyOrdersTax } from "../random-orders.ts";
import {
  chargedByRate,
  expectSame,
  forEveryInvoice,
  type InvoiceCheck,
  isNearTaxOf,
  isProductOf,
  ISSUED_AT,
  isTaxOf,
  reductionOf,
  RUNS,
  rulesOver,
  total,
} from "../every-invoice.ts";

describe("the money of an order changed before its invoice", { timeout: 300_000 }, () => {
  const forEveryChanged = (check: InvoiceCheck) => forEveryInvoice(check, anyChangedOrder());

  rulesOver(forEveryChanged, {
    "is its current total less the gift cards sold, to the kuruş, and adds up": (
      { lines, taxSubtotals, totals },
      order,
    ) => {
      const giftCards = total(order.lines.filter(({ isGiftCard }) => isGiftCard).map((line) => line.originalTotal));
      expectSame(totals.payable, order.currentTotal - giftCards);
      expectSame(totals.payable, paidForGoods(order) - reductionOf(order));
      expectSame(totals.lineExtension - totals.allowance, totals.taxExclusive);
      expectSame(total(lines.map(({ net, taxAmount }) => net + taxAmount)), totals.payable);
      expectSame(total(taxSubtotals.map(({ taxable, tax }) => taxable + tax)), totals.payable);
      expectSame(
        lines.every((line) => isProductOf(line) && line.net >= 0n && line.allowance >= 0n),
        true,
      );
    },
    "takes a reduction from every rate in proportion, and from every line, to within a kuruş": (
      { lines, taxSubtotals },
      order,
    ) => {
      const [all, reduction] = [paidForGoods(order), reductionOf(order)];
      for (const { rate, taxable, tax } of taxSubtotals) {
        const charged = chargedByRate(order).get(rate) ?? 0n;
        const off = (charged - taxable - tax) * all - reduction * charged;
        expectSame(off > -all && off < all, true);
        expectSame(isTaxOf(tax, taxable + tax, rate), true);
      }
      for (const { net, taxAmount, taxRate } of lines) {
        expectSame(isNearTaxOf(taxAmount, net + taxAmount, taxRate), true);
      }
    },
    "has lines for the pieces that are left": ({ lines }, order) => {
      const left = order.lines.filter(({ isGiftCard, currentQuantity }) => !isGiftCard && currentQuantity > 0);
      expect(lines.slice(0, left.length).map(({ quantity }) => quantity)).toEqual(
        left.map(({ currentQuantity }) => currentQuantity),
      );
    },
  });
});

describe("shipping that follows the goods", { timeout: 300_000 }, () => {
  const tax = { ...anyOrdersTax, shipping: "prorata" as const };

  test("costs the same in all, and at each rate its share to within a kuruş a line", () => {
    let split = 0;
    const property = fc.property(anyOrder(), (order) => {
      const draft = invoiceFromOrder(order, aProfile({ tax }), { issuedAt: ISSUED_AT, profileId: "EARSIVFATURA" });
      if (!draft.ok) {
        expect(draft.error).toMatchObject([{ code: "TAX_GROUP_ROUNDS_TO_ZERO" }]);
        return;
      }
      expectSame(draft.value.totals.payable, paidForGoods(order));
      checkShares(draft.value, order);
      split += 1;
    });
    fc.assert(property, RUNS);
    expect(split).toBeGreaterThan(RUNS.numRuns * 0.8);
  });

  function checkShares({ lines }: InvoiceDraft, order: Order): void {
    const paid = ({ net, taxAmount }: InvoiceLine) => net + taxAmount;
    const left = chargesLeft(order).map(({ amount }) => amount);
    const shippingPaid = total(left.slice(order.lines.length, order.lines.length + order.shippingLines.length));
    const shipping = lines.filter(({ name }) => name.startsWith("Kargo"));
    expectSame(total(shipping.map(paid)), shippingPaid);
    const goods = chargesLeft({ ...order, shippingLines: [], fees: [], tip: 0n }).filter((each) => !each.isGiftCard);
    const goodsPaid = total(goods.map(({ amount }) => amount));
    if (goodsPaid === 0n) return;
    for (const rate of new Set(shipping.map(({ taxRate }) => taxRate))) {
      const weight = total(goods.filter((each) => each.rate === rate).map(({ amount }) => amount));
      const share = total(shipping.filter(({ taxRate }) => taxRate === rate).map(paid));
      const off = share * goodsPaid - shippingPaid * weight;
      const kurus = BigInt(order.shippingLines.length) * goodsPaid;
      expectSame(off > -kurus && off < kurus, true);
    }
  }
});
