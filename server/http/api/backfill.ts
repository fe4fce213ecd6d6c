import express, { type Router } from "express";
import { z } from "zod";
import type { ShopId } from "../../invoice/ids.ts";
import type { State } from "../../invoice/lifecycle.ts";
import { startOfDay } from "../../invoice/time/istanbul-time.ts";
import type { Backfill } from "../../pipeline/ports/past-orders.ts";
import { AppError } from "../../pipeline/errors.ts";
import type { Reader } from "../../pipeline/ports/stores.ts";
import { shopOf } from "../session.ts";
import type { BackfillView } from "../work-contract.ts";
import { typedDay } from "./typed-day.ts";

export type BackfillPorts = {
  readonly read: Reader;
  readonly startBackfill: (shop: ShopId, since: Date) => Promise<void>;
  readonly confirmBackfill: (shop: ShopId, shown: { readonly look: string }) => Promise<boolean>;
};

/** A calendar day that begins in Istanbul. */
const startRequest = z.object({
  since: typedDay.transform(startOfDay),
});
const confirmRequest = z.object({ look: z.string().min(1).max(200) });

/** Past orders: first a look at them, then, only by the merchant's own word about what was shown, their invoices. */
export function backfillRoutes({ read, startBackfill, confirmBackfill }: BackfillPorts): Router {
  const router = express.Router();
  router.get("/backfill", async (_request, response) => {
    const { backfill, orders } = read(shopOf(response));
    const known = await backfill.get();
    const isConfirmed = known?.state === "confirmed";
    const tally = isConfirmed ? await orders.tally(known.rehearsal?.candidates ?? []) : undefined;
    response.json(toView(known, tally));
  });
  router.post("/backfill", async (request, response) => {
    await startBackfill(shopOf(response), startRequest.parse(request.body).since);
    response.status(202).json({});
  });
  router.post("/backfill/confirm", async (request, response) => {
    const shown = confirmRequest.parse(request.body);
    if (!(await confirmBackfill(shopOf(response), shown))) throw new AppError("NOT_FOUND");
    response.status(202).json({});
  });
  return router;
}

function toView(backfill: Backfill | undefined, tally: Tally | undefined): BackfillView {
  if (!backfill) return { state: "none", from: null, to: null, found: null, progress: null };
  const { errand, state, from, to, rehearsal } = backfill;
  const found = rehearsal ? { ...rehearsal, look: errand, candidates: rehearsal.candidates.length } : null;
  const progress = tally && rehearsal ? toProgress(tally, rehearsal.candidates.length) : null;
  return { state, from: from.toISOString(), to: to.toISOString(), found, progress };
}

type Tally = ReadonlyMap<State, number>;

/** What is not read yet is on its way as well. */
function toProgress(tally: Tally, total: number): BackfillView["progress"] {
  const sum = (...states: readonly State[]) => states.reduce((n, state) => n + (tally.get(state) ?? 0), 0);
  const issued = sum("issued", "cancelled");
  const yours = sum("review", "failed", "rejected");
  const leftOut = sum("not-ours");
  return { issued, yours, leftOut, underWay: Math.max(0, total - issued - yours - leftOut) };
}
