import type { Ettn } from "../../invoice/ids.ts";
import type { DocumentKey } from "./integrator.ts";
import type { InvoiceRecord } from "./stores.ts";

/** What names the document at its integrator. */
export const keyOf = ({ invoice, reference }: Pick<InvoiceRecord, "invoice" | "reference">): DocumentKey => ({
  ettn: invoice.ettn,
  profileId: invoice.profileId,
  reference,
});

/** The ETTN the document bears: ours, or the integrator's own where it keeps none of ours, once that is told. */
export const legalEttnOf = ({
  invoice,
  legalEttn,
  reference,
}: Pick<InvoiceRecord, "invoice" | "legalEttn" | "reference">): Ettn | undefined =>
  legalEttn ?? (reference === undefined ? invoice.ettn : undefined);
