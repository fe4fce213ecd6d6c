import { describe, expect, test } from "vitest";
import type { Payment } from "../../../server/invoice/sale.ts";
import { invoiceToUbl } from "../../../server/ubl/invoice-document.ts";
import { anInternetSale, aSampleInvoice, day } from "./a-sample-invoice.ts";
import { textsAt } from "./read-xml.ts";

const sample = invoiceToUbl(aSampleInvoice());

describe("files inside the document", () => {
  const PLACE = "cac:AdditionalDocumentReference/cac:Attachment/cbc:EmbeddedDocumentBinaryObject";
  const files = (xml: string) => textsAt(xml, `${PLACE} | /i:Invoice/${PLACE}/@*`);

  test("are the shop's own and its design, each with the kind of file it is", () => {
    expect(files(sample)).toEqual([
      "JVBERi0=",
      "application/pdf",
      "Base64",
      "UTF-8",
      "iade-formu.pdf",
      "PHhzbC8+",
      "application/xml",
      "Base64",
      "UTF-8",
      "fatura.xslt",
    ]);
    expect(textsAt(sample, "cac:AdditionalDocumentReference/cbc:DocumentType")).toEqual(["XSLT"]);
  });

  test("hold no design that is kept at the integrator", () => {
    const template = { kind: "kept", uuid: "94e8b735-1361-4d6f-a4a6-3745b62239c8" } as const;
    expect(files(invoiceToUbl(aSampleInvoice({ template, attachments: [] })))).toEqual([]);
  });
});

test("a transfer names the account it went to, a card payment does not", () => {
  const account = (payment: Payment) =>
    textsAt(
      invoiceToUbl(aSampleInvoice({ sale: anInternetSale({ payment }) })),
      "cac:PaymentMeans/cac:PayeeFinancialAccount/cbc:ID",
    );
  expect(account({ method: "EFT/HAVALE", date: day("2026-03-12") })).toEqual(["TR330006100519786457841326"]);
  expect(account({ method: "KREDIKARTI/BANKAKARTI", date: day("2026-03-12") })).toEqual([]);
});

test("an invoice in place of a waybill refers to none", () => {
  const xml = invoiceToUbl(aSampleInvoice({ waybill: { kind: "this-invoice" } }));
  expect(textsAt(xml, "cac:DespatchDocumentReference")).toEqual([]);
});
