import type { Ettn, OrderId, ShopId } from "../../invoice/ids.ts";
import type { DocumentKey } from "./integrator.ts";
import type { IntegratorSettings, InvoiceRecord } from "./stores.ts";

/** Which document of which order at which account: the first is number 0. */
export type PlannedDocument = {
  readonly shop: ShopId;
  readonly orderId: OrderId;
  readonly account: Pick<IntegratorSettings, "kind" | "environment">;
  readonly nth: number;
};

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
