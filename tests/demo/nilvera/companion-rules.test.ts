import { expect, test } from "vitest";
import { Refused } from "../../../demo/nilvera/answers.ts";
import { readSendModel } from "../../../demo/nilvera/request-shape.ts";
import { checkRules } from "../../../demo/nilvera/rules.ts";
import { writeJson } from "../../../server/integrators/exact-json.ts";
import { toSendModel } from "../../../server/integrators/nilvera/transform.ts";
import type { Iban } from "../../../server/invoice/payment/iban.ts";
import { anInternetSale, anInvoice, day, decimal } from "../../server/integrators/an-invoice.ts";

const TODAY = "2026-11-20";

const REQUEST = writeJson(
  toSendModel(
    anInvoice({
      purchaseOrder: "SAT-77",
      waybill: { kind: "separate", documents: [{ number: "A-17", date: day("2026-11-20") }] },
      attachments: [{ fileName: "iade.pdf", type: "pdf", base64: "JVBERi0=" }],
      template: { kind: "own", base64: "PHhzbC8+" },
      paymentTerms: { note: "Net 30", latePercent: decimal("2.5") },
      payeeIban: "TR330006100519786457841326" as Iban,
      sale: anInternetSale({ payment: { method: "EFT/HAVALE", date: day("2026-11-19") } }),
    }),
  ),
);

/** The field the stand-in finds fault with; `undefined` when it takes the request. */
function refusedField(body: string): unknown {
  try {
    checkRules(readSendModel(body), TODAY);
    return undefined;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return (error.answer.body as { Errors: readonly { Description: string }[] }).Errors[0]?.Description;
  }
}

test("the stand-in takes what goes with a document", () => {
  expect(refusedField(REQUEST)).toBeUndefined();
});

test.each([
  ['"InvoiceType":"SATIS"', '"InvoiceType":"IPTAL"', "InvoiceType"],
  ['"CurrencyCode":"TRY"', '"CurrencyCode":"TRY","ExchangeRate":1', "ExchangeRate"],
  ['"CurrencyCode":"TRY"', '"CurrencyCode":"USD"', "ExchangeRate"],
  [
    '"TemplateBase64String"',
    '"TemplateUUID":"94e8b735-1361-4d6f-a4a6-3745b62239c8","TemplateBase64String"',
    "TemplateUUID",
  ],
  ["PHhzbC8+", "<xsl/>", "TemplateBase64String"],
  ["iade.pdf", "iade.exe", "AdditionalDocumentReferences"],
  ["JVBERi0=", "JVBERi0", "AdditionalDocumentReferences"],
  ['"Code":"42"', '"Code":"54"', "PaymentMeansInfo.Code"],
  ['"IssueDate":"2026-11-20T00:00:00","Value":"A-17"', '"Value":"A-17"', "DespatchDocumentReference"],
  [
    '"IssueDate":"2026-11-20T00:00:00","Value":"A-17"',
    '"IssueDate":"2026-11-21T00:00:00","Value":"A-17"',
    "DespatchDocumentReference",
  ],
  [
    '"IssueDate":"2026-11-19T00:00:00","Value":"#1042"',
    '"IssueDate":"2026-11-21T00:00:00","Value":"#1042"',
    "OrderReference",
  ],
  ['"ISDespatch":false', '"ISDespatch":true', "ISDespatch"],
])("and refuses %s turned into %s", (from, to, field) => {
  // Replaced everywhere: a file's name stands in two places.
  expect(REQUEST).toContain(from);
  expect(refusedField(REQUEST.replaceAll(from, to))).toBe(field);
});
