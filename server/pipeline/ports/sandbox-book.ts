import type { Ettn } from "../../invoice/ids.ts";
import type { Invoice } from "../../invoice/invoice.ts";

/** What the built-in trial integrator keeps of one document. */
export type SandboxEntry = {
  readonly invoice: Invoice;
  /** How often it was sent, the refused times included. */
  readonly sends: number;
  /** Since when it is there, and under which number; `undefined` while it was only refused. */
  readonly taken: { readonly at: Date; readonly number: string } | undefined;
  readonly cancelledAt: Date | undefined;
};

/** The memory of the trial integrator, one shop's: an invoice's state depends on it, so it outlives the process. */
export type SandboxBook = {
  find(ettn: Ettn): Promise<SandboxEntry | undefined>;
  /** One more send of this document, which takes the place of what was sent under its ETTN before. */
  countSend(invoice: Invoice): Promise<SandboxEntry>;
  /** It is there from `at` on; the first time it gets the next number of its series and year, unless it has one. */
  take(ettn: Ettn, at: Date): Promise<SandboxEntry>;
  setCancelled(ettn: Ettn, at: Date | undefined): Promise<void>;
};
