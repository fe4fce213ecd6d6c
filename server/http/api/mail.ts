import express, { type Router } from "express";
import { type OrderId, type ShopId, toOrderId } from "../../invoice/ids.ts";
import { AppError } from "../../pipeline/errors.ts";
import { shopOf } from "../session.ts";

export type MailPorts = {
  /** Throws the code that says why it cannot be asked for. */
  readonly askMail: (shop: ShopId, orderId: OrderId) => Promise<void>;
};

/** An issued invoice mailed to its buyer by the integrator, once or once more. */
export function mailRoutes({ askMail }: MailPorts): Router {
  const router = express.Router();
  router.post("/orders/:legacyId/mail", async (request, response) => {
    const orderId = toOrderId(request.params.legacyId);
    if (!orderId) throw new AppError("NOT_FOUND");
    await askMail(shopOf(response), orderId);
    response.status(202).json({});
  });
  return router;
}
