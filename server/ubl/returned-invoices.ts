import type { Invoice } from "../invoice/invoice.ts";
import { aggregate } from "./aggregate.ts";
import { type Element, text } from "./element.ts";

/** The invoices a return is about: GİB wants one reference each, marked IADE. */
export const returnedInvoices = ({ originals = [] }: Invoice): readonly Element[] =>
  originals.map(({ number, date }) =>
    aggregate("cac:BillingReference", [
      aggregate("cac:InvoiceDocumentReference", [
        text("cbc:ID", number),
        text("cbc:IssueDate", date),
        text("cbc:DocumentTypeCode", "IADE"),
      ]),
    ]),
  );
