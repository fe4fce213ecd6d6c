import type { OrderId } from "../../invoice/ids.ts";
import type { Actor } from "./actor.ts";

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
  | "mail-asked"
  | "mailed"
  | "mail-refused"
  | "mail-unanswered"
  | "withdrawn"
  | "redated"
  | "invoiced-elsewhere"
  | "failed"
  | "cancelled"
  | "cancel-asked"
  | "reissue-asked"
  | "cancel-unanswered"
  | "cancel-refused"
  | "cancel-done"
  | "undo-asked"
  | "undo-refused"
  | "undo-done"
  | "correction-needed"
  | "correction-settled"
  | "trial-left"
  | "retry-requested"
  | "buyer-entered"
  | "sale-entered"
  | "buyer-proposed"
  | "invoice-asked";

/** What can be done to a shop as a whole, beside its orders. */
export type ShopEventKind =
  | "settings-saved"
  | "account-connected"
  | "switched-on"
  | "switched-off"
  | "past-looked-at"
  | "past-confirmed"
  | "data-exported"
  | "app-removed";

export type TimelineLine = {
  readonly at: Date;
  readonly kind: string;
  /** Codes, counts and ids; never a name, an address or a tax number. */
  readonly facts: Readonly<Record<string, string | number>>;
  /** Who did it, as an `Actor`. */
  readonly actor: string;
};

/** A line of the shop's whole record; without an order it is about the shop itself. */
export type RecordLine = TimelineLine & { readonly id: number; readonly orderId: OrderId | undefined };

export type RecordQuery = {
  /** Everybody's doings, those of people, those of the app by itself, or one actor's. */
  readonly by: "all" | "people" | "app" | `user ${string}`;
  /** The `next` of the page before. */
  readonly after: number | undefined;
  readonly limit: number;
};
export type RecordPage = { readonly lines: readonly RecordLine[]; readonly next: number | undefined };

/** Lines are appended and never changed. */
export type TimelineEvent = {
  readonly orderId: OrderId;
  readonly kind: TimelineKind;
  readonly facts: TimelineLine["facts"];
  readonly actor: Actor;
};

export type TimelineStore = {
  append(orderId: OrderId, kind: TimelineKind, facts?: TimelineLine["facts"]): Promise<void>;
  /** What several did, each to its order. */
  appendAll(events: readonly TimelineEvent[]): Promise<void>;
  /** What was done to the shop itself. */
  note(kind: ShopEventKind, facts?: TimelineLine["facts"]): Promise<void>;
  list(orderId: OrderId): Promise<readonly TimelineLine[]>;
  /** How many signals told of the order so far, those that were missed and found by a comparison among them. */
  signals(orderId: OrderId): Promise<number>;
  /** The whole shop's, the newest first. */
  page(query: RecordQuery): Promise<RecordPage>;
};
