import type { OrderId } from "../../invoice/ids.ts";
import type { State } from "../../invoice/lifecycle.ts";

/** An order that must be invoiced as Shopify had it at `updatedAt`, of which nothing was known here. */
export type MissedOrder = { readonly id: OrderId; readonly updatedAt: Date };

/** A comparison under way: what Shopify changed since then, page by page. */
export type Walk = {
  /** A proof goes back as far as orders may still become due, a light one to where the last one ended. */
  readonly kind: "light" | "proof";
  readonly since: Date;
  readonly after: string | undefined;
  readonly startedAt: Date;
  readonly due: number;
  readonly missed: readonly MissedOrder[];
};

export type Proof = {
  readonly provedAt: Date;
  /** Orders that must be, or were, invoiced among those it walked. */
  readonly due: number;
  /** Those of them of which nothing was known; each was woken at once. */
  readonly missed: readonly MissedOrder[];
  /** Invoices on their way for longer than their state takes. */
  readonly stuck: number;
};

/** Documents an account may still send, and when it said so. */
export type Credits = { readonly left: number; readonly askedAt: Date };

export type Reconciliation = {
  /** Everything Shopify changed before it has been compared. */
  readonly walkedTo: Date | undefined;
  readonly walk: Walk | undefined;
  readonly proof: Proof | undefined;
  /** What the integrator's account said of itself last. */
  readonly credits: Credits | undefined;
  /** The merchant asked for a proof. */
  readonly isProofWanted: boolean;
};

/** States in which something of ours is on its way, and the seconds it may take before somebody should look. */
export const STUCK_AFTER_SECONDS: Partial<Readonly<Record<State, number>>> = {
  queued: 4 * 3600,
  submitting: 3600,
  unknown: 4 * 3600,
  processing: 24 * 3600,
};

export type ReconciliationStore = {
  get(): Promise<Reconciliation>;
  save(changes: Partial<Reconciliation>): Promise<void>;
  /** Orders in this state whose invoice was fixed before then, oldest first, a few hundred at most. */
  onTheirWay(state: State, before: Date): Promise<readonly OrderId[]>;
};
