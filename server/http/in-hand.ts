import type { Server, ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";

const LOOK_EVERY_MS = 10;

/** From now on remembers what the server is asked; the function waits until all of it is answered, or so many milliseconds. */
export function inHand(server: Server): (mostMs: number) => Promise<void> {
  const open = new Set<ServerResponse>();
  server.on("request", (_request, response: ServerResponse) => {
    open.add(response);
    response.once("close", () => open.delete(response));
  });
  return async (mostMs) => {
    const end = performance.now() + mostMs;
    while ([...open].some(isComing) && performance.now() < end) await wait(LOOK_EVERY_MS);
  };
}

/** What began and goes on, as a page's changes do, would go on for as long as the page is open. */
const isComing = ({ headersSent, writableEnded }: ServerResponse): boolean => !headersSent || writableEnded;
