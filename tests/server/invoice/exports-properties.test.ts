import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Ettn } from "../../../server/invoice/ids.ts";
import { invoiceToUbl } from "../../../server/ubl/invoice-document.ts";
import { isJudgeAvailable, judge } from "../../support/gib-judge.ts";
import { expectSame, type InvoiceCheck, isProductOf, RUNS, rulesOver, total } from "./every-invoice.ts";
import { anyExport, anyForeignOrder, convertAbroad, giftCardsOf } from "./random-exports.ts";

const ETTN = "0b6dbb3c-6f2e-4b2a-9d1c-0a1b2c3d4e5f" as Ettn;

function forEveryExport(check: InvoiceCheck): void {
  fc.assert(
    fc.property(anyExport(), (order) => {
      const draft = convertAbroad(order);
      if (!draft.ok) throw new Error(JSON.stringify(draft.error));
      check(draft.value, order);
    }),
    RUNS,
  );
}

describe("any export with an ETGB", { timeout: 300_000 }, () => {
  rulesOver(forEveryExport, {
    "is exempt by 301 in one group, and costs what the buyer paid": ({ type, totals, taxSubtotals, lines }, order) => {
      expectSame(type, "ISTISNA");
      expectSame(totals.payable, order.total - giftCardsOf(order));
      expect(totals).toMatchObject({ tax: 0n, taxExclusive: totals.payable, taxInclusive: totals.payable });
      expect(taxSubtotals).toMatchObject([{ rate: 0, tax: 0n, taxable: totals.payable, exemption: { code: "301" } }]);
      expectSame(total(lines.map(({ net }) => net)), totals.payable);
      // What was given away is untaxed for that reason alone.
      for (const { net, exemption } of lines) expectSame(exemption?.code, net > 0n ? "301" : undefined);
    },
    "can be checked line by line with a pocket calculator, and names the GTİP of its goods alone": ({
      lines,
      totals,
    }) => {
      for (const line of lines) {
        expectSame(isProductOf(line), true);
        expectSame(line.gross - line.allowance, line.net);
        expectSame(line.gtip, line.sellerCode?.startsWith("KUPA-") ? "691110000000" : undefined);
      }
      expectSame(totals.lineExtension - totals.allowance, totals.payable);
    },
  });
});

test("any order comes to the same amounts in whatever currency it is", { timeout: 300_000 }, () => {
  const property = fc.property(anyForeignOrder(), (order) => {
    const [there, here] = [convertAbroad(order), convertAbroad({ ...order, currency: "TRY" })].map((draft) =>
      draft.ok ? draft.value : draft.error.map(({ code, path }) => ({ code, path })),
    );
    if (there === undefined || here === undefined || !("totals" in there) || !("totals" in here)) {
      expectSame(there, here);
      return;
    }
    // The limits a draft is warned of are in lira, and count it at its rate.
    const { notes: _there, warnings: _warned, currency, exchangeRate, ...amounts } = there;
    const { notes: _here, warnings: _warnedInLira, currency: lira, ...amountsInLira } = here;
    expectSame(amounts, amountsInLira);
    expect({ currency, rateOf: exchangeRate?.currency, lira }).toEqual({
      currency: order.currency,
      rateOf: order.currency,
      lira: "TRY",
    });
  });
  fc.assert(property, RUNS);
});

describe.skipIf(!isJudgeAvailable)("GİB's XSD and schematron (needs ../shared)", { timeout: 240_000 }, () => {
  test.each([
    ["an export", anyExport()],
    ["an order in another currency", anyForeignOrder()],
  ])("accept the invoice of %s", async (_, orders) => {
    let judged = 0;
    const property = fc.asyncProperty(orders, async (order) => {
      const draft = convertAbroad(order);
      if (!draft.ok) return;
      const invoice = { ...draft.value, ettn: ETTN, number: "EAR2025000000001" };
      expectSame(await judge(invoiceToUbl(invoice), "earchive"), []);
      judged += 1;
    });
    await fc.assert(property, { numRuns: 60 });
    expect(judged).toBeGreaterThan(45);
  });
});
