import type { FaultCode } from "./fault-texts.ts";

/**
 * A broken rule that a person can mend. `path` says where ("buyer.taxId", "lines[2].taxRate"); `facts` holds counts,
 * amounts or codes for the message, never a name, an address or a tax number.
 */
export type Fault = {
  readonly code: FaultCode;
  readonly path: string;
  readonly facts?: Readonly<Record<string, string | number>>;
};

export const fault = (code: FaultCode, path: string, facts?: Fault["facts"]): Fault =>
  facts === undefined ? { code, path } : { code, path, facts };
