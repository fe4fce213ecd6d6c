import type { OrderId } from "../invoice/ids.ts";
import { done, type JobOutcome, snooze } from "./jobs.ts";
import type { Settings, Stores } from "./stores.ts";

/**
 * Whether a person or a setting came in while Shopify or the registry was being asked: what was decided then no longer
 * holds, and nothing may be written or sent on the strength of it. `undefined` when all is as it was.
 */
export async function overtaken(
  { orders, settings }: Stores,
  orderId: OrderId,
  { version }: Settings,
): Promise<JobOutcome | undefined> {
  if ((await orders.find(orderId))?.reason === "INVOICED_ELSEWHERE") return done;
  return (await settings.get()).version === version ? undefined : snooze(0);
}
