import type { IncomingHttpHeaders } from "node:http";
import express, { type Router } from "express";
import type { OrderId, ShopId } from "../../invoice/ids.ts";
import { actingAs } from "../../pipeline/actor.ts";
import type { RequestOutcome } from "../../pipeline/request-invoice.ts";
import type { FlowRequest } from "../../shopify/flow-request.ts";

export type FlowPorts = {
  readonly verifyFlow: (rawBody: Buffer, headers: IncomingHttpHeaders) => Promise<FlowRequest>;
  readonly requestInvoice: (shop: ShopId, orderId: OrderId) => Promise<RequestOutcome>;
};

/**
 * A merchant's workflow asks for an invoice. Flow repeats what it got no answer to; asking twice changes nothing, so no
 * request is remembered.
 */
export function flowRoutes({ verifyFlow, requestInvoice }: FlowPorts): Router {
  const router = express.Router();
  router.post("/flow/issue-invoice", express.raw({ type: () => true, limit: "100kb" }), async (request, response) => {
    const rawBody: Buffer = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const { shop, orderId } = await verifyFlow(rawBody, request.headers);
    await actingAs("flow", () => requestInvoice(shop, orderId));
    response.json({});
  });
  return router;
}
