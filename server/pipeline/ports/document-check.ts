import type { Fault } from "../../invoice/fault.ts";
import type { Invoice } from "../../invoice/invoice.ts";

/** What an official validator finds in a document before it is kept and sent; nothing where none is at hand. */
export type DocumentCheck = (invoice: Invoice) => readonly Fault[];

export const NO_CHECK: DocumentCheck = () => [];
