import express, { type Router } from "express";
import type { ShopId } from "../../invoice/ids.ts";
import { AppError } from "../../pipeline/errors.ts";
import type { ChangeLine } from "../contract.ts";
import type { Metrics } from "../metrics.ts";
import { shopOf } from "../session.ts";

/** Calls back for each change of the shop's orders until the returned function is called. */
export type Subscribe = (shop: ShopId, onChange: (line: ChangeLine) => void) => () => void;

const PING_MS = 15_000;
/** The session was proved when the stream began: a page opens another one, whoever may not any more hears nothing from then on. */
const LONGEST_MS = 15 * 60_000;
/** Of one shop in this process; a page that gets no stream asks again and again instead. */
const MOST_OF_A_SHOP = 100;
/** Thousands of changes that the other side did not take. */
const MOST_UNREAD_BYTES = 256 * 1024;

type EventPorts = { readonly subscribe: Subscribe; readonly metrics: Metrics; readonly longestMs?: number };

/** Changes as they are committed, one JSON object a line: EventSource cannot send the session token, fetch can. */
export function eventRoutes({ subscribe, metrics, longestMs = LONGEST_MS }: EventPorts): Router {
  const router = express.Router();
  const open = new Map<ShopId, number>();
  const count = (shop: ShopId, by: 1 | -1) => {
    const n = (open.get(shop) ?? 0) + by;
    if (n === 0) open.delete(shop);
    else open.set(shop, n);
    metrics.liveStreams.inc(by);
  };
  router.get("/events", (_request, response) => {
    const shop = shopOf(response);
    if ((open.get(shop) ?? 0) >= MOST_OF_A_SHOP) throw new AppError("TOO_MANY_REQUESTS");
    response.set({ "Content-Type": "application/x-ndjson", "Cache-Control": "no-store", "X-Accel-Buffering": "no" });
    const send = (line: ChangeLine) => {
      if (response.writableEnded || response.destroyed) return;
      response.write(`${JSON.stringify(line)}\n`);
      if (response.writableLength > MOST_UNREAD_BYTES) response.destroy();
    };
    send({ kind: "ping" });
    const ping = setInterval(() => send({ kind: "ping" }), PING_MS);
    const end = setTimeout(() => response.end(), longestMs);
    const unsubscribe = subscribe(shop, send);
    count(shop, 1);
    response.on("close", () => {
      clearInterval(ping);
      clearTimeout(end);
      unsubscribe();
      count(shop, -1);
    });
  });
  return router;
}
