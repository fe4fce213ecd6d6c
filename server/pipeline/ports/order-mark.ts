import type { Ettn, OrderId, ShopId } from "../../invoice/ids.ts";
import type { State } from "../../invoice/lifecycle.ts";

/** States that are shown on Shopify's own page of the order; all others pass by, or say that there is nothing to show. */
export const SHOWN_STATES = ["review", "issued", "failed", "rejected", "cancelled"] as const;
export type ShownState = (typeof SHOWN_STATES)[number];

/** What Shopify's page of the order says about its invoice. */
export type OrderMark = {
  readonly state: ShownState;
  readonly ettn?: Ettn;
  readonly number?: string;
  /** The buyer's own address of the invoice. */
  readonly url?: string;
};

export type MarkStore = {
  /** As last written to Shopify; `undefined` when nothing stands there. */
  get(id: OrderId): Promise<OrderMark | undefined>;
  /** What stands at Shopify now; the order is no longer behind. */
  save(id: OrderId, mark: OrderMark | undefined): Promise<void>;
  /** Orders whose mark is behind, some hundred at most. */
  behind(): Promise<readonly OrderId[]>;
  /** The secret end of the buyer's address of an invoice; made once. */
  linkTo(ettn: Ettn): Promise<string>;
};

/** What stands there as last told, and whether an ETTN that was never told may go: nothing else tells of an invoice nobody here knows. */
export type Standing<Before> = { readonly before: Before; readonly mayGo: (ettn: string) => Promise<boolean> };

/**
 * Shopify's page of an order. Both throw as `OrderSource` does; an order that is gone is passed over. `write` replaces only
 * what stands there as told by `before`, or what it has looked at since.
 */
export type OrderMarks = {
  write(
    shop: ShopId,
    id: OrderId,
    marks: { readonly wanted: OrderMark } & Standing<OrderMark | undefined>,
  ): Promise<void>;
  clear(shop: ShopId, id: OrderId, standing: Standing<OrderMark>): Promise<void>;
};

export const isShown = (state: State): state is ShownState => SHOWN_STATES.some((shown) => shown === state);

/** Whether Shopify's page must say something else now. An invoice on its way is told of once it has arrived. */
export const changesMark = (from: State, to: State): boolean =>
  from !== to && (isShown(to) || (isShown(from) && (to === "waiting" || to === "not-ours")));
