import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PROFILES } from "../../../server/gib/profile-ids.ts";
import type { Invoice } from "../../../server/invoice/invoice.ts";
import { invoiceToUbl } from "../../../server/ubl/invoice-document.ts";
import { isJudgeAvailable, judge } from "../../support/gib-judge.ts";
import { aSampleInvoice } from "./a-sample-invoice.ts";
import { anyInvoice } from "./random-cells.ts";

const findings = (invoice: Invoice) =>
  judge(invoiceToUbl(invoice), PROFILES[invoice.profileId].channel === "earchive" ? "earchive" : "efatura");

describe.skipIf(!isJudgeAvailable)("GİB's XSD and schematron (needs ../shared)", { timeout: 120_000 }, () => {
  test("accept the sample invoice", async () => {
    expect(await findings(aSampleInvoice())).toEqual([]);
  });

  test("accept any invoice this app may print", async () => {
    await fc.assert(
      fc.asyncProperty(anyInvoice(), async (invoice) => {
        expect(await findings(invoice)).toEqual([]);
      }),
      { numRuns: 120 },
    );
  });

  test("accept an invoice on which everything was given away", async () => {
    const free = aSampleInvoice({ taxSubtotals: [], totals: NOTHING });
    expect(await findings(free)).toEqual([]);
  });

  test("refuse an e-Arşiv invoice that comes by the e-Fatura channel", async () => {
    expect(await judge(invoiceToUbl(aSampleInvoice()), "efatura")).toEqual([
      expect.stringMatching(/^schematron: .*ProfileID/),
    ]);
  });

  test("refuse a series in place of the sixteen-character number", async () => {
    const { number: _, ...unnumbered } = aSampleInvoice();
    expect(await findings(unnumbered)).toEqual([expect.stringMatching(/^schematron: .*cbc:ID/)]);
  });

  test("refuse elements out of order", async () => {
    const xml = invoiceToUbl(aSampleInvoice());
    const type = "<cbc:InvoiceTypeCode>SATIS</cbc:InvoiceTypeCode>";
    const moved = xml.replace(type, "").replace("</cbc:DocumentCurrencyCode>", `</cbc:DocumentCurrencyCode>${type}`);
    expect(await judge(moved, "earchive")).toContainEqual(expect.stringMatching(/^XSD: .*not expected/));
  });

  test("refuse what is not XML at all", async () => {
    const xml = invoiceToUbl(aSampleInvoice()).replace("Kulaklık", "Kulaklık\u0007");
    expect(await judge(xml, "earchive")).toEqual([expect.stringMatching(/^XML: /)]);
  });

  test("refuse KDV of zero without a reason", async () => {
    const xml = invoiceToUbl(aSampleInvoice({ taxSubtotals: [], totals: NOTHING }));
    const silent = xml.replace(/<cbc:TaxExemptionReason>[^<]*<\/cbc:TaxExemptionReason>/g, "");
    expect(await judge(silent, "earchive")).toEqual([expect.stringMatching(/^schematron: .*TaxExemptionReason/)]);
  });
});

const NOTHING = { lineExtension: 0n, allowance: 0n, taxExclusive: 0n, tax: 0n, taxInclusive: 0n, payable: 0n };
