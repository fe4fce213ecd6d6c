import { describe, expect, test } from "vitest";
import { writeJson } from "../../../../server/integrators/exact-json.ts";
import { toSendModel } from "../../../../server/integrators/nilvera/transform.ts";
import type { Iban } from "../../../../server/invoice/payment/iban.ts";
import type { Invoice } from "../../../../server/invoice/invoice.ts";
import { anInternetSale, anInvoice, day, decimal } from "../an-invoice.ts";

const textOf = (changes: Partial<Invoice>): string => writeJson(toSendModel(anInvoice(changes)));
const infoOf = (changes: Partial<Invoice>): unknown =>
  (JSON.parse(textOf(changes)) as { ArchiveInvoice: { InvoiceInfo: unknown } }).ArchiveInvoice.InvoiceInfo;

describe("what goes with the document", () => {
  const companions: Partial<Invoice> = {
    purchaseOrder: "SAT-77",
    waybill: {
      kind: "separate",
      documents: [
        { number: "EIR2026000000001", date: day("2026-11-18") },
        { number: "A-17", date: day("2026-11-19") },
      ],
    },
    attachments: [{ fileName: "İade formu.pdf", type: "pdf", base64: "JVBERi0=" }],
    template: { kind: "kept", uuid: "94e8b735-1361-4d6f-a4a6-3745b62239c8" },
    paymentTerms: { note: "Ödeme koşulu: Net 30", latePercent: decimal("2.5") },
    payeeIban: "TR330006100519786457841326" as Iban,
    sale: anInternetSale({ payment: { method: "EFT/HAVALE", date: day("2026-11-19") } }),
  };

  test("stands in the fields of InvoiceInfo", () => {
    expect(infoOf(companions)).toMatchObject({
      TemplateUUID: "94e8b735-1361-4d6f-a4a6-3745b62239c8",
      DespatchDocumentReference: [
        { IssueDate: "2026-11-18T00:00:00", Value: "EIR2026000000001" },
        { IssueDate: "2026-11-19T00:00:00", Value: "A-17" },
      ],
      OrderReferenceDocument: {
        ID: "SAT-77",
        IssueDate: "2026-11-20T00:00:00",
        DocumentType: "Satın alma siparişi",
      },
      AdditionalDocumentReferences: [
        {
          ID: "İade formu.pdf",
          IssueDate: "2026-11-20T00:00:00",
          Attachment: { Base64Data: "JVBERi0=", MimeCode: "application/pdf", FileName: "İade formu.pdf" },
        },
      ],
      PaymentTermsInfo: { Percent: 2.5, Amount: 100.23, Note: "Ödeme koşulu: Net 30" },
      PaymentMeansInfo: {
        Code: "42",
        DueDate: "2026-11-19T00:00:00",
        PayeeFinancialAccountID: "TR330006100519786457841326",
        Note: "EFT/HAVALE",
      },
      ISDespatch: false,
    });
  });

  test("names one design, never both", () => {
    expect(infoOf(companions)).not.toHaveProperty("TemplateBase64String");
    const own = infoOf({ template: { kind: "own", base64: "PHhzbC8+" } });
    expect(own).toMatchObject({ TemplateBase64String: "PHhzbC8+" });
    expect(own).not.toHaveProperty("TemplateUUID");
  });

  test("may be the invoice alone, in place of a waybill", () => {
    const info = infoOf({ waybill: { kind: "this-invoice" } });
    expect(info).toMatchObject({ ISDespatch: true });
    expect(info).not.toHaveProperty("DespatchDocumentReference");
  });

  test("keeps the shop's account from buyers who paid otherwise", () => {
    expect(textOf({ payeeIban: "TR330006100519786457841326" as Iban })).not.toContain("TR33");
  });
});
