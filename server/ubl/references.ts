import type { Invoice } from "../invoice/invoice.ts";
import { aggregate } from "./aggregate.ts";
import { attachedFile } from "./attached-files.ts";
import { type Element, text, textIfAny } from "./element.ts";

/** The shop's order; within it the buyer's own, whose date nobody told: a bare value carries the invoice's. */
export const orderReference = ({ order, purchaseOrder, purchaseOrderFile: file, issueDate }: Invoice): Element =>
  aggregate("cac:OrderReference", [
    text("cbc:ID", order.name),
    text("cbc:IssueDate", order.date),
    purchaseOrder === undefined
      ? undefined
      : aggregate("cac:DocumentReference", [
          text("cbc:ID", purchaseOrder),
          text("cbc:IssueDate", issueDate),
          textIfAny("cbc:DocumentTypeCode", file?.documentTypeCode),
          text("cbc:DocumentType", file?.documentType ?? PURCHASE_ORDER),
          file && attachedFile(file),
        ]),
  ]);

/** What the buyer's own order is called on a document. */
export const PURCHASE_ORDER = "Satın alma siparişi";

export const despatchReferences = ({ waybill }: Invoice): readonly Element[] =>
  waybill.kind === "separate"
    ? waybill.documents.map(({ number, date }) =>
        aggregate("cac:DespatchDocumentReference", [text("cbc:ID", number), text("cbc:IssueDate", date)]),
      )
    : [];
