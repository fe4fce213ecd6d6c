import type { IncomingMessage } from "node:http";

/** Of all bodies that are still coming, together. */
const MOST_BYTES = 32 * 1024 * 1024;
/** What a piece of a body takes of memory besides its bytes: some 700 on Node 24. Who sends decides how small the pieces are. */
const BYTES_A_PIECE = 1024;
/** Shopify gives a delivery up after five seconds, its answer included, and sends it again; a merchant's largest is a megabyte. */
const LONGEST_MS = 30_000;

/**
 * Who sends a delivery is known only once it is whole, and anybody's body may never end, so what is held of unfinished ones is
 * bounded: past that the one that has been coming longest is dropped, and so is any that takes too long. Its sender may send it
 * again. Each of these counts what comes by it alone.
 */
export function unfinishedBodies(): (request: IncomingMessage, response: unknown, next: () => void) => void {
  const coming = new Map<IncomingMessage, number>();
  let held = 0;
  const forget = (request: IncomingMessage) => {
    held -= coming.get(request) ?? 0;
    coming.delete(request);
  };
  const drop = (request: IncomingMessage) => {
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
      const taken = chunk.byteLength + BYTES_A_PIECE;
      coming.set(request, known + taken);
      held += taken;
      for (const [oldest] of coming) {
        if (held <= MOST_BYTES) break;
        drop(oldest);
      }
    });
    next();
  };
}
