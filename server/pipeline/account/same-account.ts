import type { ShopId } from "../../invoice/ids.ts";
import { keyOf } from "../ports/document-key.ts";
import type { PipelinePorts } from "../ports/ports.ts";
import type { IntegratorAccountKey, IntegratorSettings, InvoiceRecord } from "../ports/stores.ts";

/** Whether both name the same integrator and host. */
export const isSameAccount = (one: IntegratorAccountKey, other: IntegratorAccountKey): boolean =>
  one.kind === other.kind && one.environment === other.environment;

type Connected = { readonly shop: ShopId; readonly integrator: IntegratorSettings };

/** Whether the document was sent to the account that is connected: only there is it known. */
export const isSentHere = (
  integratorFor: PipelinePorts["integratorFor"],
  { shop, integrator }: Connected,
  record: Pick<InvoiceRecord, "invoice" | "reference" | "sentTo">,
): boolean =>
  isSameAccount(integrator, record.sentTo) && integratorFor(integrator, shop).isElsewhere?.(keyOf(record)) !== true;
