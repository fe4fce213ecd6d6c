import { fault } from "../invoice/fault.ts";
import type { OrderId, ShopId } from "../invoice/ids.ts";
import type { State } from "../invoice/lifecycle.ts";
import type { PipelinePorts } from "./ports/ports.ts";
import { putToReview } from "./issue/put-to-review.ts";

/** An error nobody foresaw seldom goes away by itself: after so many in a row a person looks. */
const MOST_SURPRISES = 8;
const UNSENT: ReadonlySet<State> = new Set(["waiting", "review", "queued"]);

/**
 * Puts an order that cannot be worked on to review. Answers false while it may still be tried, and where a document may be
 * on its way: that is asked about for as long as it takes.
 */
export async function setAside(
  { unitOfWork }: PipelinePorts,
  { shop, orderId, failures }: { readonly shop: ShopId; readonly orderId: OrderId; readonly failures: number },
): Promise<boolean> {
  if (failures + 1 < MOST_SURPRISES) return false;
  return unitOfWork(shop, async (stores) => {
    const order = await stores.orders.find(orderId);
    const known = await stores.invoices.findLatest(orderId);
    const mayExist = known?.isLive && (known.wasLost || known.acceptedAt !== undefined);
    if (!order || !UNSENT.has(order.state) || mayExist) return false;
    await putToReview(stores, orderId, [fault("ORDER_SET_ASIDE", "order", { times: MOST_SURPRISES })]);
    return true;
  });
}
