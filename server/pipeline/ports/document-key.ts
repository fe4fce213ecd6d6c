import type { DocumentKey } from "./integrator.ts";
import type { InvoiceRecord } from "./stores.ts";

/** What names the document at its integrator. */
export const keyOf = ({ invoice, reference }: Pick<InvoiceRecord, "invoice" | "reference">): DocumentKey => ({
  ettn: invoice.ettn,
  profileId: invoice.profileId,
  reference,
});
