import express, { type Router } from "express";
import type { ShopId } from "../../invoice/ids.ts";
import type { ChangeLine } from "../contract.ts";
import type { Metrics } from "../metrics.ts";
import { shopOf } from "../session.ts";

/** Calls back for each change of the shop's orders until the returned function is called. */
export type Subscribe = (shop: ShopId, onChange: (line: ChangeLine) => void) => () => void;

const PING_MS = 15_000;

/** Changes as they are committed, one JSON object a line: EventSource cannot send the session token, fetch can. */
export function eventRoutes({ subscribe, metrics }: { subscribe: Subscribe; metrics: Metrics }): Router {
  const router = express.Router();
  router.get("/events", (_request, response) => {
    response.set({ "Content-Type": "application/x-ndjson", "Cache-Control": "no-store", "X-Accel-Buffering": "no" });
    const send = (line: ChangeLine) => response.write(`${JSON.stringify(line)}\n`);
    send({ kind: "ping" });
    const ping = setInterval(() => send({ kind: "ping" }), PING_MS);
    const unsubscribe = subscribe(shopOf(response), send);
    metrics.liveStreams.inc();
    response.on("close", () => {
      clearInterval(ping);
      unsubscribe();
      metrics.liveStreams.dec();
    });
  });
  return router;
}
