import { STAYS_OUT } from "../../invoice/due/due.ts";
import type { OrderId, ShopId } from "../../invoice/ids.ts";
import type { State } from "../../invoice/lifecycle.ts";
import type { Clock } from "../ports/clock.ts";
import { probeNow } from "../account/hold.ts";
import { mayExist } from "../ports/document-faults.ts";
import type { OrderRecord, UnitOfWork } from "../ports/stores.ts";
import { standsAs } from "./standing.ts";

type Retriable = Pick<OrderRecord, "state" | "reason" | "faults">;

/** Whether asking again can change something; a pause or a test order is not mended by asking. */
export function canRetry({ state, reason, faults }: Retriable): boolean {
  // Its invoice was cancelled; of a sale that was called off as well that is the end.
  if (state === "cancelled") return faults.some(({ code }) => code === "INVOICE_CANCELLED");
  if (state === "not-ours") return STAYS_OUT.has(reason ?? "");
  if (state === "waiting") return reason !== "PAUSED" && reason !== "NOT_SET_UP" && reason !== "NOT_INSTALLED";
  return state !== "issued" && state !== "cancelling";
}

/** The same of many at once: where a document may exist, a person looks at just that order before another one is made. */
export const canRetryAmongOthers = (order: Retriable): boolean => canRetry(order) && !mayExist(order.faults);

const REOPENED: ReadonlySet<State> = new Set(["review", "failed", "rejected", "cancelled", "not-ours"]);

type Ports = { readonly unitOfWork: UnitOfWork; readonly clock: Clock };

/** A merchant mended something: the order is read again now. A refused or failed one gets a new invoice. */
export const retryOrder = (ports: Ports) => retryWhere(ports, canRetry);

/** Of one order that is looked at, and of one among many. */
export const retrying = (ports: Ports) => ({
  retry: retryOrder(ports),
  retryAmongOthers: retryWhere(ports, canRetryAmongOthers),
});

const retryWhere =
  ({ unitOfWork, clock }: Ports, mayRetry: (order: Retriable) => boolean) =>
  (shop: ShopId, orderId: OrderId, seen?: string): Promise<boolean> =>
    unitOfWork(shop, async ({ orders, jobs, timeline, settings }) => {
      const order = await orders.find(orderId);
      if (!order || !standsAs(order, seen) || !mayRetry(order)) return false;
      if (REOPENED.has(order.state)) await orders.move(orderId, "reopen");
      await timeline.append(orderId, "retry-requested");
      await probeNow({ settings }, clock.now());
      await jobs.wake(orderId);
      return true;
    });
