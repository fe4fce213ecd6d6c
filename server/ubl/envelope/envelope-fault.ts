import type { EnvelopeCode } from "../../gib/envelope-statuses.ts";

/** Why an envelope is turned away: the code GİB gives for it, and our word for the check that failed. */
export type EnvelopeFault = { readonly code: EnvelopeCode; readonly check: string };

export const envelopeFault = (code: EnvelopeCode, check: string): EnvelopeFault => ({ code, check });
