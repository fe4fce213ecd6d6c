import express, { type Router } from "express";
import { type OrderId, type ShopId, toOrderId } from "../../invoice/ids.ts";
import { AppError } from "../../pipeline/errors.ts";
import type { BuyerAsOrdered } from "../buyer-entry-contract.ts";
import { shopOf } from "../session.ts";

export type AsOrderedPorts = {
  readonly readAsOrdered: (shop: ShopId, orderId: OrderId) => Promise<BuyerAsOrdered | undefined>;
};

/** What an order says about its buyer now, beside the fields that correct it. */
export function asOrderedRoutes({ readAsOrdered }: AsOrderedPorts): Router {
  const router = express.Router();
  router.get("/orders/:legacyId/as-ordered", async (request, response) => {
    const orderId = toOrderId(request.params.legacyId);
    const said = orderId && (await readAsOrdered(shopOf(response), orderId));
    if (!said) throw new AppError("NOT_FOUND");
    // A buyer's data is kept in no browser either.
    response.set("Cache-Control", "no-store").json(said);
  });
  return router;
}
