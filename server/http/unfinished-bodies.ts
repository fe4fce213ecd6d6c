import type { Request, RequestHandler } from "express";

/** Of all bodies that are still coming, together. */
const MOST_BYTES = 32 * 1024 * 1024;
/** Shopify gives a delivery up after five seconds, its answer included, and sends it again; a merchant's largest is a megabyte. */
const LONGEST_MS = 30_000;

/**
 * Who sends a delivery is known only once it is whole, and anybody's body may never end, so what is held of unfinished ones is
 * bounded: past that the one that has been coming longest is dropped, and so is any that takes too long. Its sender may send it
 * again. Each of these counts what comes by it alone.
 */
export function unfinishedBodies(): RequestHandler {
  const coming = new Map<Request, number>();
  let held = 0;
  const forget = (request: Request) => {
    held -= coming.get(request) ?? 0;
    coming.delete(request);
  };
  const drop = (request: Request) => {
    forget(request);
    request.destroy();
  };
  return (request, _response, next) => {
    coming.set(request, 0);
    const late = setTimeout(() => drop(request), LONGEST_MS).unref();
    const end = () => {
      clearTimeout(late);
      forget(request);
    };
    request.once("end", end).once("close", end);
    request.on("data", (chunk: Buffer) => {
      const known = coming.get(request);
      if (known === undefined) return;
      coming.set(request, known + chunk.byteLength);
      held += chunk.byteLength;
      for (const [oldest] of coming) {
        if (held <= MOST_BYTES) break;
        drop(oldest);
      }
    });
    next();
  };
}
