import type { OrderId } from "../invoice/ids.ts";

/** What can happen in the story of an order; each kind has its words in the page's language files. */
export type TimelineKind =
  | "webhook-received"
  | "signal-missed"
  | "waiting"
  | "not-ours"
  | "faults-found"
  | "issued"
  | "submission-started"
  | "submitted"
  | "answer-lost"
  | "looked-up"
  | "submission-refused"
  | "rerouted"
  | "sent-again"
  | "integrator-config"
  | "retry-scheduled"
  | "confirmed"
  | "reported"
  | "envelope-told"
  | "buyer-accepted"
  | "buyer-rejected"
  | "document-archived"
  | "withdrawn"
  | "redated"
  | "invoiced-elsewhere"
  | "failed"
  | "cancelled"
  | "correction-needed"
  | "correction-settled"
  | "trial-left"
  | "retry-requested"
  | "buyer-entered"
  | "buyer-proposed"
  | "invoice-asked";

export type TimelineLine = {
  readonly at: Date;
  readonly kind: string;
  /** Codes, counts and ids; never a name, an address or a tax number. */
  readonly facts: Readonly<Record<string, string | number>>;
  /** Who did it, as an `Actor`. */
  readonly actor: string;
};

export type TimelineStore = {
  append(orderId: OrderId, kind: TimelineKind, facts?: TimelineLine["facts"]): Promise<void>;
  list(orderId: OrderId): Promise<readonly TimelineLine[]>;
};
