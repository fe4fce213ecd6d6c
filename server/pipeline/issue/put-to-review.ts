import type { Fault } from "../../invoice/fault.ts";
import type { OrderId } from "../../invoice/ids.ts";
import { done, type JobOutcome } from "../ports/jobs.ts";
import type { Stores } from "../ports/stores.ts";
import { withdrawUnsent } from "../withdraw-unsent.ts";

/** A stored order cannot be invoiced as it stands: nothing of it is sent, and a person sees every fault. */
export async function putToReview(stores: Stores, orderId: OrderId, faults: readonly Fault[]): Promise<JobOutcome> {
  await withdrawUnsent(stores, orderId);
  await stores.orders.move(orderId, "fault", { faults });
  await stores.timeline.append(orderId, "faults-found", { count: faults.length });
  return done;
}
