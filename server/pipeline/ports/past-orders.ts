import type { OrderId, ShopId } from "../../invoice/ids.ts";
import type { Kurus } from "../../invoice/money/money.ts";

/** An order of the past, as much of it as tells whether it could be invoiced. */
export type PastOrder = {
  readonly id: OrderId;
  readonly name: string;
  readonly processedAt: Date;
  readonly isTest: boolean;
  readonly isCancelled: boolean;
  readonly isFullyPaid: boolean;
  /** At least a part of it left the shop. */
  readonly isSent: boolean;
  readonly total: Kurus;
  readonly currency: string;
};

/** Shopify collects them in the background. Both throw as `OrderSource` does. */
export type PastOrders = {
  /** Asks for all orders of that time; answers the name of the errand. */
  start(shop: ShopId, span: { readonly from: Date; readonly to: Date }): Promise<string>;
  /** `undefined` while Shopify is at it, `failed` where it gave up. */
  collect(shop: ShopId, errand: string): Promise<AsyncIterable<PastOrder> | "failed" | undefined>;
};

/** What a look at the past found; nothing is invoiced by looking. */
export type Rehearsal = {
  readonly seen: number;
  /** Paid, or sent to be paid later; not called off, and without an invoice or a reason here. */
  readonly candidates: readonly OrderId[];
  /** By currency, as decimal text. */
  readonly totals: Readonly<Record<string, string>>;
  /** Candidates sold so long ago that their invoice comes after its last lawful day. */
  readonly late: number;
  /** The first of them, to look at. */
  readonly some: readonly { readonly name: string; readonly processedAt: string; readonly total: string }[];
};

export type Backfill = {
  readonly errand: string;
  readonly from: Date;
  readonly to: Date;
  readonly state: "reading" | "ready" | "failed" | "confirmed";
  readonly rehearsal: Rehearsal | undefined;
  /** So many of the candidates, once they are confirmed, were handed to their jobs. */
  readonly woken: number;
};

/** What is confirmed and has yet to have its turn. */
export const toWake = (backfill: Backfill | undefined): readonly OrderId[] =>
  backfill?.state === "confirmed" ? (backfill.rehearsal?.candidates.slice(backfill.woken) ?? []) : [];

export type BackfillStore = {
  get(): Promise<Backfill | undefined>;
  /** A shop has one at a time: the newest. */
  save(backfill: Backfill): Promise<void>;
};
