import type { OrderId, ShopId } from "../../invoice/ids.ts";
import { done, type JobOutcome, snooze } from "../ports/jobs.ts";
import type { Settings, Stores, UnitOfWork } from "../ports/stores.ts";
import { type TypedData, typedDataOf } from "./typed-data.ts";

/** What a decision rests on besides the order itself. */
export type Grounds = {
  readonly settings: Settings;
  readonly typed: TypedData;
  /** Signals that had told of the order before it was read. */
  readonly heard: number;
};

/**
 * Whether a person, a setting or a signal came in while Shopify or the registry was being asked: what was decided then no
 * longer holds, and nothing may be written or sent on the strength of it. `undefined` when all is as it was.
 */
async function overtaken(
  { orders, settings, timeline }: Stores,
  orderId: OrderId,
  grounds: Grounds,
): Promise<JobOutcome | undefined> {
  const order = await orders.find(orderId);
  if (order?.reason === "INVOICED_ELSEWHERE") return done;
  const isSame =
    (await timeline.signals(orderId)) === grounds.heard &&
    (await settings.get()).version === grounds.settings.version &&
    JSON.stringify(typedDataOf(order)) === JSON.stringify(grounds.typed);
  return isSame ? undefined : snooze(0);
}

export type OrderGrounds = { readonly shop: ShopId; readonly orderId: OrderId } & Grounds;

/** Writes what was decided, in one commit with the look whether it still holds. */
export const unlessOvertaken = <T>(
  unitOfWork: UnitOfWork,
  { shop, orderId, ...grounds }: OrderGrounds,
  write: (stores: Stores) => Promise<T>,
): Promise<T | JobOutcome> =>
  unitOfWork(shop, async (stores) => (await overtaken(stores, orderId, grounds)) ?? write(stores));
