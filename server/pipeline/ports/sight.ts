import type { WaitingReason } from "../../invoice/due/due.ts";
import type { IstanbulDate } from "../../invoice/time/istanbul-time.ts";

/** How many orders without an invoice Shopify soon shows the app no more, or shows no more already. */
export type Leaving = { readonly waiting: number; readonly review: number };

export type SightStore = {
  /** Whether the shop lets the app read orders of any age (`read_all_orders`). */
  isUnlimited(): Promise<boolean>;
  /** None where sight is unlimited. */
  leaving(today: IstanbulDate): Promise<Leaving>;
};

/** Nothing came in and nothing was agreed: many such orders are never paid. Of one that is, Shopify tells, and a person hears. */
export const NOTHING_OWED = [
  "NOT_PAID",
  "NOT_CAPTURED",
  "PAYMENT_VOID",
  "PARCEL_CAME_BACK",
] as const satisfies readonly WaitingReason[];
