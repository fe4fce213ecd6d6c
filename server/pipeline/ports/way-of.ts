import { PROFILES } from "../../gib/profile-ids.ts";
import type { InvoiceRecord, ShownInvoice } from "./stores.ts";

/** How an invoice travels and through whom, as the list is narrowed by it. */
export const wayOf = ({
  invoice,
  sentTo,
}: {
  readonly invoice: Pick<InvoiceRecord["invoice"], "profileId">;
  readonly sentTo: InvoiceRecord["sentTo"];
}): NonNullable<ShownInvoice["way"]> => ({ channel: PROFILES[invoice.profileId].channel, integrator: sentTo.kind });
