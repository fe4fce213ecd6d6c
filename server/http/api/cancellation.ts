import express, { type Router } from "express";
import { z } from "zod";
import { type OrderId, type ShopId, toOrderId } from "../../invoice/ids.ts";
import type { CancelWish } from "../../pipeline/ports/cancel-wish.ts";
import { AppError } from "../../pipeline/errors.ts";
import { shopOf } from "../session.ts";

export type CancellationPorts = {
  /** Throws the code that says why it cannot be asked for. */
  readonly askCancellation: (shop: ShopId, orderId: OrderId, wish: CancelWish) => Promise<void>;
};

const cancelRequest = z.object({ reissue: z.boolean().default(false) });

/** An issued invoice cancelled at the integrator, with another in its place where that is said, and a cancellation taken back. */
export function cancellationRoutes({ askCancellation }: CancellationPorts): Router {
  const router = express.Router();
  router.post("/orders/:legacyId/cancel-invoice", async (request, response) => {
    const { reissue } = cancelRequest.parse(request.body ?? {});
    await askCancellation(shopOf(response), idOf(request.params.legacyId), reissue ? "reissue" : "cancel");
    response.status(202).json({});
  });
  router.post("/orders/:legacyId/undo-cancellation", async (request, response) => {
    await askCancellation(shopOf(response), idOf(request.params.legacyId), "undo");
    response.status(202).json({});
  });
  return router;
}

function idOf(text: string): OrderId {
  const orderId = toOrderId(text);
  if (!orderId) throw new AppError("NOT_FOUND");
  return orderId;
}
