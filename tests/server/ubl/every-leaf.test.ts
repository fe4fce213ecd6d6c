import { describe, expect, test } from "vitest";
import type { Invoice } from "../../../server/invoice/invoice.ts";
import { invoiceToUbl } from "../../../server/ubl/invoice-document.ts";
import { anInternetSale, aSampleInvoice, aTillSale, COMPANY, day } from "./a-sample-invoice.ts";

/** Leaves that may change without the document changing, each with its reason. */
const NOT_PRINTED: Readonly<Record<string, string>> = {
  payeeIban: "only for what is paid by transfer",
  series: "stands in cbc:ID only while there is no number",
  "lines.1.gross": "the base of a discount; without one, net says the same",
  "lines.2.gross": "the base of a discount; without one, net says the same",
};

const { payeeIban: _iban, ...BY_TRANSFER } = NOT_PRINTED;

const NOT_PRINTED_IN_E_FATURA: Readonly<Record<string, string>> = {
  ...NOT_PRINTED,
  "sale.sendType": "e-Arşiv only: an e-Fatura always travels electronically",
  "sale.internet.webSite": "e-Arşiv only: VUK GT 509 asks it of e-Arşiv internet sales",
};

/** Leaves that choose among shapes: any other text would be no invoice at all. */
const OTHER_CHOICES: Readonly<Record<string, unknown>> = {
  profileId: "TEMELFATURA",
  "sale.platform": "NORMAL",
  "waybill.kind": "this-invoice",
  "template.kind": "kept",
  "attachments.0.type": "png",
  "sale.internet.payment.method": "DIGER",
};

/** Covered by taking a company and a person as buyers: the scheme cannot change without the names. */
const CHANGES_WITH_ITS_NEIGHBOURS = /\.taxId\.scheme$/;

const { number: _, ...unnumbered } = aSampleInvoice();

describe("every leaf of the invoice reaches the XML", () => {
  test.each<[string, Invoice, Readonly<Record<string, string>>]>([
    ["an e-Arşiv invoice to a consumer", aSampleInvoice(), NOT_PRINTED],
    ["an e-Arşiv invoice to a company", aSampleInvoice({ buyer: COMPANY }), NOT_PRINTED],
    ["an e-Fatura", aSampleInvoice({ buyer: COMPANY, profileId: "TICARIFATURA" }), NOT_PRINTED_IN_E_FATURA],
    ["a sale paid by card", aSampleInvoice({ sale: anInternetSale({ payment: byCard() }) }), NOT_PRINTED],
    ["a sale paid by transfer", aSampleInvoice({ sale: anInternetSale({ payment: byTransfer() }) }), BY_TRANSFER],
    ["a sale at the till", aSampleInvoice({ sale: aTillSale() }), NOT_PRINTED],
  ])("of %s", (_, invoice, notPrinted) => {
    const silent = leavesOf(invoice).filter((path) => changesNothing(invoice, path));
    expect(silent.toSorted()).toEqual(Object.keys(notPrinted).toSorted());
  });

  test("of one that has no number yet: the series stands in its place", () => {
    const without = { ...unnumbered, series: "ABC" };
    expect(invoiceToUbl(without)).toContain("<cbc:ID>ABC</cbc:ID>");
  });
});

function byTransfer() {
  return { method: "EFT/HAVALE", date: day("2026-03-12") } as const;
}

function byCard() {
  return { method: "KREDIKARTI/BANKAKARTI", date: day("2026-03-12") } as const;
}

function changesNothing(invoice: Invoice, path: string): boolean {
  const before = valueAt(invoice, path);
  return invoiceToUbl(withValue(invoice, path.split("."), changed(before, path)) as Invoice) === invoiceToUbl(invoice);
}

function changed(value: unknown, path: string): unknown {
  const choice = OTHER_CHOICES[path];
  if (choice !== undefined && choice !== value) return choice;
  if (typeof value === "bigint") return value + 1n;
  if (typeof value === "number") return value + 1;
  return `${String(value)}x`;
}

function leavesOf(value: unknown, path = ""): readonly string[] {
  if (value === undefined || CHANGES_WITH_ITS_NEIGHBOURS.test(path)) return [];
  if (typeof value !== "object" || value === null) return [path];
  return Object.entries(value).flatMap(([key, child]) => leavesOf(child, path === "" ? key : `${path}.${key}`));
}

const valueAt = (value: unknown, path: string): unknown =>
  path.split(".").reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], value);

function withValue(value: unknown, [key, ...rest]: readonly string[], leaf: unknown): unknown {
  if (key === undefined) return leaf;
  const copy = Array.isArray(value) ? [...value] : { ...(value as object) };
  return Object.assign(copy, { [key]: withValue(Reflect.get(copy, key), rest, leaf) });
}
