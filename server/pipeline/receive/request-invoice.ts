import type { OrderId, ShopId } from "../../invoice/ids.ts";
import type { Clock } from "../ports/clock.ts";
import { mayExist } from "../ports/document-faults.ts";
import { probeNow } from "../account/hold.ts";
import { unreadSummary } from "../ports/order-summary.ts";
import { canRetry } from "../merchant/retry-order.ts";
import type { OrderRecord, UnitOfWork } from "../ports/stores.ts";

/**
 * `requested`: it is issued as soon as it may be. `under-way` and `issued`: there is nothing to ask for. `left-out`: it gets
 * none from here. `held`: the app is paused or not set up.
 */
export type RequestOutcome = "requested" | "under-way" | "issued" | "left-out" | "held";

const UNDER_WAY: ReadonlySet<string> = new Set(["queued", "submitting", "unknown", "processing", "cancelling"]);

/** Orders that are left out stay so: asking for many at once must not invoice again what was invoiced elsewhere. */
export function requestOutcome(order: Pick<OrderRecord, "state" | "reason" | "faults"> | undefined): RequestOutcome {
  if (order === undefined) return "requested";
  if (UNDER_WAY.has(order.state)) return "under-way";
  if (order.state === "issued") return "issued";
  if (order.state === "not-ours" || order.state === "cancelled" || order.state === "rejected") return "left-out";
  if (mayExist(order.faults)) return "left-out";
  return canRetry(order) ? "requested" : "held";
}

/**
 * Somebody wants this order's invoice now, from the order list or from a workflow: what waits by a setting is issued, what
 * was mended is tried again, and an order nobody told of yet is read.
 */
export const requestInvoice =
  ({ unitOfWork, clock }: { readonly unitOfWork: UnitOfWork; readonly clock: Clock }) =>
  (shop: ShopId, orderId: OrderId): Promise<RequestOutcome> =>
    unitOfWork(shop, async ({ orders, jobs, timeline, settings }) => {
      const order = await orders.find(orderId);
      const outcome = requestOutcome(order);
      if (outcome !== "requested") return outcome;
      if (!order) await orders.save(unreadSummary(orderId, clock.now()));
      // Also of one that is unpaid, or in review: a setting it waits for after that is waited for no more.
      await orders.markAsked(orderId);
      if (order && order.state !== "waiting") await orders.move(orderId, "reopen");
      await timeline.append(orderId, "invoice-asked");
      await probeNow({ settings }, clock.now());
      await jobs.wake(orderId);
      return "requested";
    });
