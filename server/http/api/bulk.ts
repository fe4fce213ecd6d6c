import express, { type Router } from "express";
import { z } from "zod";
import { legacyId, type OrderId, type ShopId, toOrderId } from "../../invoice/ids.ts";
import { canAskInvoice } from "../../pipeline/merchant/ask-invoice.ts";
import { canMarkElsewhere } from "../../pipeline/merchant/mark-invoiced-elsewhere.ts";
import { canRetryAmongOthers } from "../../pipeline/merchant/retry-order.ts";
import { canSettleCorrection } from "../../pipeline/merchant/settle-correction.ts";
import type { OrderRecord, Reader } from "../../pipeline/ports/stores.ts";
import type { BulkAnswer } from "../work-contract.ts";
import { shopOf } from "../session.ts";
import { type OrderActionPorts, orderActions } from "./order-actions.ts";

export type BulkPorts = OrderActionPorts & {
  readonly read: Reader;
  readonly retryAmongOthers: OrderActionPorts["retry"];
  readonly retryAnew: OrderActionPorts["retry"];
};

const orderNumbers = z.array(z.string().regex(/^\d{1,20}$/)).max(50);

const bulkRequest = z.object({
  action: z.enum(["retry", "invoice", "settled", "invoiced-elsewhere"]),
  orders: orderNumbers.min(1),
  anew: orderNumbers.default([]),
  isRehearsal: z.boolean().default(false),
});
type Action = z.infer<typeof bulkRequest>["action"];

/** One action on many orders. Each is done or left as it is by itself; a rehearsal only tells which. */
export function bulkRoutes({ read, ...ports }: BulkPorts): Router {
  const router = express.Router();
  router.post("/orders/bulk", async (request, response) => {
    const { action, orders, anew, isRehearsal } = bulkRequest.parse(request.body);
    const isAnew = (id: OrderId) => anew.includes(legacyId(id));
    const retry: BulkPorts["retry"] = (shop, id) => (isAnew(id) ? ports.retryAnew : ports.retryAmongOthers)(shop, id);
    const actions = orderActions({ ...ports, retry });
    const shop = shopOf(response);
    const known = await read(shop).orders.findAll(orders.flatMap((id) => toOrderId(id) ?? []));
    const results: BulkAnswer["results"][number][] = [];
    for (const order of known) {
      const isDone = isRehearsal ? await canDo(read, shop, { action, order }) : await actions[action](shop, order.id);
      results.push({ legacyId: legacyId(order.id), name: order.name, isDone, state: order.state });
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
