import { describe, expect, test } from "vitest";
import { TYPES_OF_PROFILE } from "../../../server/gib/profile-types.ts";
import type { DecimalText } from "../../../server/invoice/money/decimal.ts";
import type { Invoice, InvoiceType, ProfileId } from "../../../server/invoice/invoice.ts";
import { invoiceToUbl } from "../../../server/ubl/invoice-document.ts";
import { leavesWithoutEffect } from "../invoice/leaves.ts";
import { aDocument } from "./a-document-of.ts";
import {
  anInternetSale,
  aSampleInvoice,
  aSpeciallyTaxedInvoice,
  aTillSale,
  COMPANY,
  day,
  FILES_OF_KINDS,
} from "./a-sample-invoice.ts";

type Silent = Readonly<Record<string, string>>;

/** Leaves that may change without the document changing, each with its reason. */
const ALWAYS: Silent = {
  series: "stands in cbc:ID only while there is no number",
  "lines.1.gross": "the base of a discount; without one, net says the same",
  "lines.2.gross": "the base of a discount; without one, net says the same",
};
const NOT_BY_TRANSFER: Silent = {
  ...ALWAYS,
  payeeIban: "only for what is paid by transfer",
  paymentChannelCode: "only for what is paid by transfer",
};
const ON_THE_INTERNET: Silent = {
  "seller.webSite": "the address the sale was made at stands in its place",
};
const INTERNET_SALE: Silent = { ...NOT_BY_TRANSFER, ...ON_THE_INTERNET };
const E_FATURA: Silent = { "sale.sendType": "e-Arşiv only: an e-Fatura always travels electronically" };

const silentIn = ({ profileId }: Invoice): Silent => {
  if (profileId === "EARSIVFATURA") return INTERNET_SALE;
  return { ...(profileId === "KAMU" ? { ...ALWAYS, ...ON_THE_INTERNET } : INTERNET_SALE), ...E_FATURA };
};

const PAIRS = Object.entries(TYPES_OF_PROFILE).flatMap(([profile, types]) =>
  types.map((type): [ProfileId, InvoiceType] => [profile as ProfileId, type]),
);

const { number: _, ...unnumbered } = aSampleInvoice();

describe("every leaf of the invoice reaches the XML", () => {
  test.each<[string, Invoice, Silent]>([
    ["an e-Arşiv invoice to a consumer", aSampleInvoice(), INTERNET_SALE],
    ["an e-Arşiv invoice to a company", aSampleInvoice({ buyer: COMPANY }), INTERNET_SALE],
    ["a sale paid by card", aSampleInvoice({ sale: anInternetSale({ payment: byCard() }) }), INTERNET_SALE],
    [
      "a sale paid by transfer",
      aSampleInvoice({ sale: anInternetSale({ payment: byTransfer() }) }),
      { ...ALWAYS, ...ON_THE_INTERNET },
    ],
    ["files of which the shop says what they are", aSampleInvoice(FILES_OF_KINDS), INTERNET_SALE],
    ["a sale at the till", aSampleInvoice({ sale: aTillSale() }), NOT_BY_TRANSFER],
    ["goods that leave by courier", byCourierAbroad(), INTERNET_SALE],
    ["a sale in another currency", inDollars(), INTERNET_SALE],
    ["goods with taxes of their own", aSpeciallyTaxedInvoice(), INTERNET_SALE],
  ])("of %s", (_, invoice, notPrinted) => {
    expect(silentLeaves(invoice)).toEqual(Object.keys(notPrinted).toSorted());
  });

  test.each(PAIRS)("of %s with %s", (profileId, type) => {
    const invoice = aDocument(profileId, type);
    expect(silentLeaves(invoice)).toEqual(Object.keys(silentIn(invoice)).toSorted());
  });

  test("of one that has no number yet: the series stands in its place", () => {
    const without = { ...unnumbered, series: "ABC" };
    expect(invoiceToUbl(without)).toContain("<cbc:ID>ABC</cbc:ID>");
  });
});

const silentLeaves = (invoice: Invoice): readonly string[] => leavesWithoutEffect(invoice, invoiceToUbl);

function byCourierAbroad(): Invoice {
  const invoice = aSampleInvoice();
  return { ...invoice, lines: invoice.lines.map((line) => ({ ...line, gtip: "851830000000" })) };
}

function inDollars(): Invoice {
  const rate = "42.2538" as DecimalText;
  return aSampleInvoice({ currency: "USD", exchangeRate: { currency: "USD", rate, announcedOn: day("2026-03-12") } });
}

function byTransfer() {
  return { method: "EFT/HAVALE", date: day("2026-03-12") } as const;
}

function byCard() {
  return { method: "KREDIKARTI/BANKAKARTI", date: day("2026-03-12") } as const;
}
