import type { OrderId } from "../../invoice/ids.ts";

export type Signal = {
  readonly webhookId: string;
  readonly topic: string;
  readonly orderId: OrderId | undefined;
  readonly triggeredAt: string;
  readonly bodyHash: string;
};

export type InboxStore = {
  /** False when this webhook id is already there. */
  insert(signal: Signal): Promise<boolean>;
  /** The ids of those that were not there. */
  insertAll(signals: readonly Signal[]): Promise<ReadonlySet<string>>;
};
