import type { FaultCode } from "./fault-texts.ts";

/**
 * A broken rule that a person can mend. `path` says where ("buyer.taxId", "lines[2].taxRate"); `facts` holds counts,
 * amounts, codes or a provider's own words for the merchant's eyes. Facts stay in the shop's rows and never reach a log.
 */
export type Fault = {
  readonly code: FaultCode;
  readonly path: string;
  readonly facts?: Readonly<Record<string, string | number>>;
};

export const fault = (code: FaultCode, path: string, facts?: Fault["facts"]): Fault =>
  facts === undefined ? { code, path } : { code, path, facts };
