/**
 * What a person wants of an issued invoice: cancelled and no other, cancelled with a new one in its place, or its
 * cancellation taken back.
 */
export type CancelWish = "cancel" | "reissue" | "undo";

/** What was asked of the integrator about an invoice, kept beside it; instants are ISO texts. */
export type Cancellation = {
  readonly wish: CancelWish;
  readonly attempts: number;
  /** The marker: set and committed before a request leaves, cleared once it provably changed nothing. */
  readonly startedAt?: string;
  /** When the document was found cancelled. */
  readonly doneAt?: string;
};
