import express, { type Router } from "express";
import { z } from "zod";
import { legacyId, type OrderId, type ShopId, toOrderId } from "../../invoice/ids.ts";
import { canAskInvoice } from "../../pipeline/merchant/ask-invoice.ts";
import { canMarkElsewhere } from "../../pipeline/merchant/mark-invoiced-elsewhere.ts";
import { canRetryAmongOthers } from "../../pipeline/merchant/retry-order.ts";
import { canSettleCorrection } from "../../pipeline/merchant/settle-correction.ts";
import { standingOf } from "../../pipeline/merchant/standing.ts";
import type { OrderRecord, Reader } from "../../pipeline/ports/stores.ts";
import type { BulkAnswer } from "../work-contract.ts";
import { shopOf } from "../session.ts";
import { type OrderActionPorts, orderActions } from "./order-actions.ts";

export type BulkPorts = OrderActionPorts & {
  readonly read: Reader;
  readonly retryAmongOthers: OrderActionPorts["retry"];
};

/** What names no standing is left as it is. */
const shownOrder = z.object({ legacyId: z.string().regex(/^\d{1,20}$/), seen: z.string().default("") });

const bulkRequest = z.object({
  action: z.enum(["retry", "invoice", "settled", "invoiced-elsewhere"]),
  orders: z.array(shownOrder).min(1).max(50),
  isRehearsal: z.boolean().default(false),
});
type Action = z.infer<typeof bulkRequest>["action"];

/** One action on many orders. Each is done or left as it is by itself; a rehearsal only tells which, and where they stand. */
export function bulkRoutes({ read, ...ports }: BulkPorts): Router {
  const router = express.Router();
  const actions = orderActions({ ...ports, retry: ports.retryAmongOthers });
  router.post("/orders/bulk", async (request, response) => {
    const { action, orders, isRehearsal } = bulkRequest.parse(request.body);
    const shop = shopOf(response);
    const seen = new Map(orders.map((order) => [order.legacyId, order.seen]));
    const known = await read(shop).orders.findAll(orders.flatMap((order) => toOrderId(order.legacyId) ?? []));
    const results: BulkAnswer["results"][number][] = [];
    for (const order of known) {
      const id = legacyId(order.id);
      const isDone = isRehearsal
        ? await canDo(read, shop, { action, order })
        : await actions[action](shop, order.id, seen.get(id));
      results.push({ legacyId: id, name: order.name, isDone, state: order.state, seen: standingOf(order) });
    }
    response.json({ results } satisfies BulkAnswer);
  });
  return router;
}

async function canDo(
  read: Reader,
  shop: ShopId,
  { action, order }: { readonly action: Action; readonly order: OrderRecord },
): Promise<boolean> {
  const latest = (id: OrderId) => read(shop).invoices.findLatest(id);
  if (action === "invoiced-elsewhere") return canMarkElsewhere(order, await latest(order.id));
  if (action === "invoice") return canAskInvoice(order);
  return action === "retry" ? canRetryAmongOthers(order) : canSettleCorrection(order);
}
