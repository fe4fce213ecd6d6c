import { STAYS_OUT } from "../../invoice/due/due.ts";
import type { OrderId, ShopId } from "../../invoice/ids.ts";
import type { State } from "../../invoice/lifecycle.ts";
import type { Clock } from "../ports/clock.ts";
import { probeNow } from "../account/hold.ts";
import type { OrderRecord, UnitOfWork } from "../ports/stores.ts";

/** Whether asking again can change something; a pause or a test order is not mended by asking. */
export function canRetry({ state, reason, faults }: Pick<OrderRecord, "state" | "reason" | "faults">): boolean {
  // Its invoice was cancelled; of a sale that was called off as well that is the end.
  if (state === "cancelled") return faults.some(({ code }) => code === "INVOICE_CANCELLED");
  if (state === "not-ours") return STAYS_OUT.has(reason ?? "");
  if (state === "waiting") return reason !== "PAUSED" && reason !== "NOT_SET_UP" && reason !== "NOT_INSTALLED";
  return state !== "issued" && state !== "cancelling";
}

const REOPENED: ReadonlySet<State> = new Set(["review", "failed", "rejected", "cancelled", "not-ours"]);

/** A merchant mended something: the order is read again now. A refused or failed one gets a new invoice. */
export const retryOrder =
  ({ unitOfWork, clock }: { readonly unitOfWork: UnitOfWork; readonly clock: Clock }) =>
  (shop: ShopId, orderId: OrderId): Promise<boolean> =>
    unitOfWork(shop, async ({ orders, jobs, timeline, settings }) => {
      const order = await orders.find(orderId);
      if (!order || !canRetry(order)) return false;
      if (REOPENED.has(order.state)) await orders.move(orderId, "reopen");
      await timeline.append(orderId, "retry-requested");
      await probeNow({ settings }, clock.now());
      await jobs.wake(orderId);
      return true;
    });
