import express, { type Router } from "express";
import type { PlanOf } from "../../pipeline/ports/plan.ts";
import { shopOf } from "../session.ts";
import type { PlanView } from "../work-contract.ts";

export type PlanPorts = { readonly planOf: PlanOf };

/** What the shop pays for the app. Nothing but this page depends on it: billing never blocks an invoice. */
export function planRoutes({ planOf }: PlanPorts): Router {
  const router = express.Router();
  router.get("/plan", async (_request, response) => {
    const plan = await planOf(shopOf(response));
    const view = plan && { ...plan, paidUntil: plan.paidUntil?.toISOString() ?? null };
    response.json({ plan: view ?? null } satisfies PlanView);
  });
  return router;
}
