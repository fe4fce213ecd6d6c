import { ATTACHMENT_MIME_CODES } from "../../gib/attachment-types.ts";
import type { Attachment } from "../../invoice/paper/attachment.ts";
import type { Invoice } from "../../invoice/invoice.ts";
import type { IstanbulDate } from "../../invoice/time/istanbul-time.ts";
import { formatKurus } from "../../invoice/money/money.ts";
import { paymentMeansOf } from "../../invoice/payment/payment-means.ts";
import { PURCHASE_ORDER } from "../../ubl/references.ts";
import { exactNumber, type JsonObject } from "../exact-json.ts";

/** What goes with the document in Nilvera's InvoiceInfo: design, references, files, terms and means of payment. */
export const companionFields = (invoice: Invoice): JsonObject => ({
  ...templateFields(invoice),
  ...referenceFields(invoice),
  PaymentTermsInfo: termsFields(invoice),
  PaymentMeansInfo: meansFields(invoice),
});

function templateFields({ template }: Invoice): JsonObject {
  if (template === undefined) return {};
  return template.kind === "kept" ? { TemplateUUID: template.uuid } : { TemplateBase64String: template.base64 };
}

function referenceFields({
  waybill,
  order,
  purchaseOrder,
  purchaseOrderFile,
  attachments,
  issueDate,
  originals = [],
}: Invoice): JsonObject {
  const waybills = waybill.kind === "separate" ? waybill.documents : [];
  return {
    DespatchDocumentReference: listIfAny(
      waybills.map(({ number, date }) => ({ IssueDate: midnight(date), Value: number })),
    ),
    OrderReference: { IssueDate: midnight(order.date), Value: order.name },
    OrderReferenceDocument:
      purchaseOrder === undefined
        ? undefined
        : // The buyer's own date is not known; for a bare value Nilvera's guide takes the invoice's.
          {
            ID: purchaseOrder,
            IssueDate: midnight(issueDate),
            DocumentType: purchaseOrderFile?.documentType ?? PURCHASE_ORDER,
            DocumentTypeCode: purchaseOrderFile?.documentTypeCode,
            Attachment: purchaseOrderFile && contentFields(purchaseOrderFile),
          },
    AdditionalDocumentReferences: listIfAny(attachments.map((file) => fileFields(file, issueDate))),
    // Of a return alone; the rules refuse a return without them and any other type with them.
    ReturnInvoiceInfo: listIfAny(
      originals.map(({ number, date }) => ({ InvoiceNumber: number, IssueDate: midnight(date) })),
    ),
  };
}

const fileFields = (file: Attachment, issueDate: IstanbulDate): JsonObject => ({
  ID: file.fileName,
  IssueDate: midnight(issueDate),
  DocumentType: file.documentType,
  DocumentTypeCode: file.documentTypeCode,
  Attachment: contentFields(file),
});

const contentFields = ({ fileName, type, base64 }: Attachment): JsonObject => ({
  Base64Data: base64,
  MimeCode: ATTACHMENT_MIME_CODES[type],
  FileName: fileName,
});

function termsFields({ paymentTerms, totals }: Invoice): JsonObject | undefined {
  if (paymentTerms === undefined) return undefined;
  const { note, latePercent } = paymentTerms;
  return {
    Percent: latePercent === undefined ? undefined : exactNumber(latePercent),
    Amount: exactNumber(formatKurus(totals.payable)),
    Note: note,
  };
}

function meansFields(invoice: Invoice): JsonObject | undefined {
  const means = paymentMeansOf(invoice);
  return (
    means && {
      Code: means.code,
      ChannelCode: means.channelCode,
      DueDate: means.dueDate && midnight(means.dueDate),
      PayeeFinancialAccountID: means.payeeIban,
      Note: means.note,
    }
  );
}

const listIfAny = (items: readonly JsonObject[]): readonly JsonObject[] | undefined =>
  items.length > 0 ? items : undefined;

const midnight = (date: IstanbulDate): string => `${date}T00:00:00`;
