import type { FaultCode } from "../fault-texts.ts";
import type { InvoiceDraft } from "../invoice.ts";

export type Judged = InvoiceDraft & { readonly number?: string };

/** One sentence that must hold of a document; `path` says where to look when it does not. */
export type Rule = { readonly code: FaultCode; readonly path: string; readonly holds: (invoice: Judged) => boolean };
