import type { OrderId } from "../../invoice/ids.ts";

/** What Shopify asks of every app on behalf of a buyer, or of a merchant who left. */
export type PrivacyKind = "data-request" | "customer-redact" | "shop-redact";

/** Never holds what it is about: the buyer is Shopify's own number, and that goes with a redaction. */
export type PrivacyRequest = {
  /** The webhook's id: the same on every delivery of one request. */
  readonly id: string;
  readonly kind: PrivacyKind;
  readonly customerId: string | undefined;
  readonly orderIds: readonly OrderId[];
  readonly triggeredAt: Date;
};

export type PrivacyRecord = PrivacyRequest & {
  readonly receivedAt: Date;
  readonly answeredAt: Date | undefined;
  /** What was done, in counts. */
  readonly outcome: Readonly<Record<string, number>>;
};

export type PrivacyStore = {
  /** False when this request is already there. */
  insert(request: PrivacyRequest): Promise<boolean>;
  find(id: string): Promise<PrivacyRecord | undefined>;
  /** Newest first, a hundred at most. */
  list(): Promise<readonly PrivacyRecord[]>;
  /** Those not answered yet, oldest first. */
  open(): Promise<readonly PrivacyRecord[]>;
  finish(id: string, outcome: PrivacyRecord["outcome"]): Promise<void>;
  /** No request names this buyer any more. */
  forgetCustomer(customerId: string): Promise<void>;
  /**
   * Takes the buyer out of these orders: the list's name, search words, what the merchant typed, and drafts that were never
   * taken by an integrator. An invoice that was, or may have been, stays as it is with its originals.
   */
  redactOrders(ids: readonly OrderId[]): Promise<Redacted>;
  /** What of this order no integrator ever took, and what only a test account did. */
  dropDrafts(orderId: OrderId): Promise<void>;
  /** Some hundred orders of a shop that left; answers whether any are left. Orders with an invoice stay, redacted. */
  eraseOrders(): Promise<boolean>;
  /** Everything else of the shop: settings, keys, signals, planned jobs. */
  eraseShop(): Promise<void>;
  /** When a visit last brought the shop tokens; `undefined` when it has none. */
  connectedAt(): Promise<Date | undefined>;
};

export type Redacted = { readonly orders: number; readonly retainedInvoices: number };
