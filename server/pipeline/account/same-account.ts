import type { IntegratorAccountKey } from "../ports/stores.ts";

/** Whether both name the same integrator and host: only there is a document's ETTN known. */
export const isSameAccount = (one: IntegratorAccountKey, other: IntegratorAccountKey): boolean =>
  one.kind === other.kind && one.environment === other.environment;
