import type { OrderId } from "../../invoice/ids.ts";
import { done, type JobOutcome, snooze } from "../ports/jobs.ts";
import type { Settings, Stores } from "../ports/stores.ts";
import { type TypedData, typedDataOf } from "./typed-data.ts";

/** What a decision rests on besides the order itself. */
export type Grounds = { readonly settings: Settings; readonly typed: TypedData };

/**
 * Whether a person or a setting came in while Shopify or the registry was being asked: what was decided then no longer
 * holds, and nothing may be written or sent on the strength of it. `undefined` when all is as it was.
 */
export async function overtaken(
  { orders, settings }: Stores,
  orderId: OrderId,
  grounds: Grounds,
): Promise<JobOutcome | undefined> {
  const order = await orders.find(orderId);
  if (order?.reason === "INVOICED_ELSEWHERE") return done;
  const isSame =
    (await settings.get()).version === grounds.settings.version &&
    JSON.stringify(typedDataOf(order)) === JSON.stringify(grounds.typed);
  return isSame ? undefined : snooze(0);
}
