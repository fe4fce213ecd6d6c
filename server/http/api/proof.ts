import express, { type Router } from "express";
import type { ShopId } from "../../invoice/ids.ts";
import type { ProofNow } from "../../pipeline/reconcile/proof.ts";
import type { ProofView } from "../contract.ts";
import { shopOf } from "../session.ts";

export type ProofPorts = {
  readonly proof: (shop: ShopId) => Promise<ProofNow | undefined>;
  readonly prove: (shop: ShopId) => Promise<void>;
};

/** Whether any order that must be invoiced was missed, as last compared with Shopify; and the wish to compare again. */
export function proofRoutes({ proof, prove }: ProofPorts): Router {
  const router = express.Router();
  router.get("/proof", async (_request, response) => {
    response.json(toProofView(await proof(shopOf(response))));
  });
  router.post("/proof", async (_request, response) => {
    await prove(shopOf(response));
    response.status(202).json({});
  });
  return router;
}

export const toProofView = (known: ProofNow | undefined): ProofView => ({
  provedAt: known?.provedAt.toISOString() ?? null,
  due: known?.due ?? 0,
  missing: known?.missing ?? 0,
  stuck: known?.stuck ?? 0,
});
