import express, { type Router } from "express";
import { z } from "zod";
import { type OrderId, type ShopId, toOrderId } from "../../invoice/ids.ts";
import type { AskedCancellation } from "../../pipeline/cancel/ask-cancellation.ts";
import { AppError } from "../../pipeline/errors.ts";
import { shopOf } from "../session.ts";
import { pressed } from "./order-actions.ts";

export type CancellationPorts = {
  /** Throws the code that says why it cannot be asked for. */
  readonly askCancellation: (shop: ShopId, orderId: OrderId, asked: AskedCancellation) => Promise<void>;
};

const shown = pressed.extend({ ettn: z.string().optional() });
const cancelRequest = shown.extend({ reissue: z.boolean().default(false) });

/** An issued invoice cancelled at the integrator, with another in its place where that is said, and a cancellation taken back. */
export function cancellationRoutes({ askCancellation }: CancellationPorts): Router {
  const router = express.Router();
  router.post("/orders/:legacyId/cancel-invoice", async (request, response) => {
    const { reissue, ...asShown } = cancelRequest.parse(request.body ?? {});
    const wish = reissue ? "reissue" : "cancel";
    await askCancellation(shopOf(response), idOf(request.params.legacyId), { wish, ...asShown });
    response.status(202).json({});
  });
  router.post("/orders/:legacyId/undo-cancellation", async (request, response) => {
    const asShown = shown.parse(request.body ?? {});
    await askCancellation(shopOf(response), idOf(request.params.legacyId), { wish: "undo", ...asShown });
    response.status(202).json({});
  });
  return router;
}

function idOf(text: string): OrderId {
  const orderId = toOrderId(text);
  if (!orderId) throw new AppError("NOT_FOUND");
  return orderId;
}
