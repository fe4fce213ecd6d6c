import type { IncomingHttpHeaders } from "node:http";
import express, { type Request, type Router } from "express";
import type { OrderId, ShopId } from "../../invoice/ids.ts";
import { actingAs } from "../../pipeline/ports/actor.ts";
import type { FlowUse } from "../../pipeline/ports/flow.ts";
import type { RequestOutcome } from "../../pipeline/receive/request-invoice.ts";
import type { FlowRequest } from "../../shopify/flow-request.ts";
import { unfinishedBodies } from "../unfinished-bodies.ts";

type Verify<T> = (rawBody: Buffer, headers: IncomingHttpHeaders) => Promise<T>;

export type FlowPorts = {
  readonly verifyFlow: Verify<FlowRequest>;
  readonly verifyFlowUse: Verify<{ readonly shop: ShopId; readonly use: FlowUse }>;
  readonly noteFlowUse: (shop: ShopId, use: FlowUse) => Promise<void>;
  readonly requestInvoice: (shop: ShopId, orderId: OrderId) => Promise<RequestOutcome>;
};

/**
 * A merchant's workflow asks for an invoice, or Shopify tells which triggers are in use. Flow repeats what it got no answer
 * to; hearing either twice changes nothing, so no request is remembered.
 */
export function flowRoutes({ verifyFlow, verifyFlowUse, noteFlowUse, requestInvoice }: FlowPorts): Router {
  const router = express.Router();
  // Unpacked, what never ends could be far larger than what came.
  const raw = express.raw({ type: () => true, limit: "100kb", inflate: false });
  router.use("/flow", unfinishedBodies());
  router.post("/flow/issue-invoice", raw, async (request, response) => {
    const { shop, orderId } = await verifyFlow(bytesOf(request), request.headers);
    await actingAs("flow", () => requestInvoice(shop, orderId));
    response.json({});
  });
  router.post("/flow/triggers", raw, async (request, response) => {
    const { shop, use } = await verifyFlowUse(bytesOf(request), request.headers);
    await noteFlowUse(shop, use);
    response.json({});
  });
  return router;
}

const bytesOf = ({ body }: Request): Buffer => (Buffer.isBuffer(body) ? body : Buffer.alloc(0));
