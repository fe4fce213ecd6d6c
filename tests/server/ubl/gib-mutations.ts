import type { FaultCode } from "../../../server/invoice/fault-texts.ts";
import type { Invoice } from "../../../server/invoice/invoice.ts";
import { DOCUMENT_MUTATIONS } from "./gib-mutations-document.ts";
import { PARTY_MUTATIONS } from "./gib-mutations-party.ts";
import { TAX_MUTATIONS } from "./gib-mutations-tax.ts";

/** A document with one thing wrong: our fault, and GİB's assertions that find it too. */
export type Mutation = {
  readonly what: string;
  readonly ours: FaultCode;
  /** "UUIDCheck 1" is the first assertion of that rule; none where only we look. */
  readonly theirs: readonly string[];
  readonly document: Invoice;
};

export const MUTATIONS: readonly Mutation[] = [...DOCUMENT_MUTATIONS, ...PARTY_MUTATIONS, ...TAX_MUTATIONS];
