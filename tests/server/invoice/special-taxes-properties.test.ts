import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Ettn } from "../../../server/invoice/ids.ts";
import type { InvoiceDraft } from "../../../server/invoice/invoice.ts";
import { invoiceFromOrder } from "../../../server/invoice/invoice-from-order.ts";
import type { Order } from "../../../server/invoice/order.ts";
import { invoiceToUbl } from "../../../server/ubl/invoice-document.ts";
import { isJudgeAvailable, judge } from "../../support/gib-judge.ts";
import { aProfile, NO_WITHHOLDING_LIMIT } from "./an-order.ts";
import {
  expectSame,
  ISSUED_AT,
  type InvoiceCheck,
  isNearTaxOf,
  isProductOf,
  isTaxOf,
  RUNS,
  rulesOver,
  total,
} from "./every-invoice.ts";
import { paidForGoods } from "./random-orders.ts";
import { anySpeciallyTaxedOrder, specialTaxes, surchargeOn } from "./random-taxed-orders.ts";

/** The one reason an order of these has no invoice: a few kuruş of goods. */
const TOO_SMALL = new Set(["TAX_GROUP_ROUNDS_TO_ZERO", "EXCISE_ROUNDS_TO_ZERO"]);

function draftOf(order: Order): InvoiceDraft | undefined {
  const profile = aProfile({ tax: specialTaxes, limits: NO_WITHHOLDING_LIMIT });
  const draft = invoiceFromOrder(order, profile, { issuedAt: ISSUED_AT, profileId: "EARSIVFATURA" });
  if (draft.ok) return draft.value;
  expectSame(
    draft.error.filter(({ code }) => !TOO_SMALL.has(code)),
    [],
  );
  return undefined;
}

function forEveryInvoice(check: InvoiceCheck): void {
  const types = new Map<string, number>();
  const property = fc.property(anySpeciallyTaxedOrder(), (order) => {
    const draft = draftOf(order);
    if (!draft) return;
    check(draft, order);
    types.set(draft.type, (types.get(draft.type) ?? 0) + 1);
  });
  fc.assert(property, RUNS);
  for (const type of ["OZELMATRAH", "TEVKIFAT"]) expect(types.get(type) ?? 0).toBeGreaterThan(RUNS.numRuns / 6);
}

const none = <T>(all: readonly T[] | undefined): readonly T[] => all ?? [];

describe("the money of goods with taxes of their own", { timeout: 300_000 }, () => {
  rulesOver(forEveryInvoice, {
    "is what was paid with the surcharge, less the KDV the buyer withholds, to the kuruş": ({ totals }, order) => {
      expectSame(totals.taxInclusive, paidForGoods(order) + surchargeOn(order));
      expectSame(totals.payable, totals.taxInclusive - (totals.withheld ?? 0n));
    },
    "adds up as printed: lines to subtotals, subtotals to totals, for every tax": ({
      lines,
      taxSubtotals,
      exciseSubtotals,
      withholdings,
      totals,
    }) => {
      const net = total(lines.map((line) => line.net));
      const kdv = total(lines.map(({ taxAmount }) => taxAmount));
      const excise = total(lines.map((line) => line.excise?.amount ?? 0n));
      const withheld = total(lines.map((line) => line.withholding?.amount ?? 0n));
      expectSame([net, kdv], [totals.taxExclusive, totals.tax]);
      expectSame(total(taxSubtotals.map(({ tax }) => tax)), kdv);
      expectSame(total(none(exciseSubtotals).map(({ amount }) => amount)), excise);
      expectSame(total(none(withholdings).map(({ amount }) => amount)), withheld);
      expectSame([totals.excise ?? 0n, totals.withheld ?? 0n], [excise, withheld]);
      expectSame(totals.taxInclusive, net + excise + kdv);
      const outside = total(lines.map(({ specialBase }) => specialBase?.outside ?? 0n));
      expectSame(total(taxSubtotals.map(({ taxable }) => taxable)), net + excise - outside);
      for (const { code, percent, taxable } of none(exciseSubtotals)) {
        const group = lines.filter((line) => line.excise?.code === code && line.excise.percent === percent);
        expectSame(total(group.map((line) => line.net)), taxable);
      }
      expectSame(
        lines.every((line) => isProductOf(line) && line.net >= 0n && line.allowance >= 0n),
        true,
      );
    },
    "carves each tax once, half a kuruş going up: KDV out of the price, ÖTV out of what is left": ({
      taxSubtotals,
      exciseSubtotals,
      withholdings,
    }) => {
      for (const { rate, taxable, tax } of taxSubtotals) expectSame(isTaxOf(tax, taxable + tax, rate), true);
      for (const { percent, taxable, amount } of none(exciseSubtotals)) {
        const perThousand = BigInt(Math.round(Number(percent) * 10));
        const twiceOff = 2n * ((taxable + amount) * perThousand - amount * (1000n + perThousand));
        expectSame(twiceOff >= -1000n - perThousand && twiceOff < 1000n + perThousand, true);
      }
      for (const { percent, taxable, amount } of none(withholdings)) {
        const twiceOff = 2n * (taxable * BigInt(percent) - amount * 100n);
        expectSame(twiceOff >= -100n && twiceOff < 100n, true);
      }
    },
    "leaves the metal untaxed to the kuruş, and gives each line its KDV to within one": ({ lines }, order) => {
      for (const [index, line] of order.lines.filter(({ isGiftCard }) => !isGiftCard).entries()) {
        const printed = lines[index];
        if (!printed) throw new Error("a line is missing");
        const told = BigInt((line.attributes[0]?.value ?? "").replace(".", "")) * BigInt(line.quantity);
        if (printed.specialBase) expectSame(printed.specialBase.outside, told);
        const taxed = printed.net + (printed.excise?.amount ?? 0n) - (printed.specialBase?.outside ?? 0n);
        expectSame(isNearTaxOf(printed.taxAmount, taxed + printed.taxAmount, printed.taxRate), true);
      }
    },
  });
});

describe.skipIf(!isJudgeAvailable)("GİB's XSD and schematron (needs ../shared)", { timeout: 240_000 }, () => {
  test("accept the invoice of any goods with taxes of their own", async () => {
    let judged = 0;
    const ids = { ettn: "0b6dbb3c-6f2e-4b2a-9d1c-0a1b2c3d4e5f" as Ettn, number: "EAR2025000000001" };
    const property = fc.asyncProperty(anySpeciallyTaxedOrder(), async (order) => {
      const draft = draftOf(order);
      if (!draft) return;
      expectSame(await judge(invoiceToUbl({ ...draft, ...ids }), "earchive"), []);
      judged += 1;
    });
    await fc.assert(property, { numRuns: 80 });
    expect(judged).toBeGreaterThan(60);
  });
});
