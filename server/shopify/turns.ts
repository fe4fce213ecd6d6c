import { setTimeout as wait } from "node:timers/promises";
import type { ShopId } from "../invoice/ids.ts";
import type { ProcessLocks } from "../pipeline/ports/locks.ts";

/** Runs `work` once everything asked for the same shop before it has ended, well or badly. */
export type Turns = <T>(shop: ShopId, work: () => Promise<T>) => Promise<T>;

export function createTurns(): Turns {
  const last = new Map<ShopId, Promise<unknown>>();
  return (shop, work) => {
    const turn = (last.get(shop) ?? Promise.resolve()).then(work, work);
    last.set(shop, turn);
    const leave = (): void => {
      if (last.get(shop) === turn) last.delete(shop);
    };
    turn.then(leave, leave);
    return turn;
  };
}

const ASK_AGAIN_MS = 100;

/** The same among all processes on one database; turns of another `subject` are turns of their own. */
export function createSharedTurns(locks: ProcessLocks, subject = "tokens"): Turns {
  const inTurn = createTurns();
  return (shop, work) =>
    inTurn(shop, async () => {
      const name = `${subject} ${shop}`;
      while (!(await locks.tryHold(name))) await wait(ASK_AGAIN_MS);
      try {
        return await work();
      } finally {
        await locks.release(name);
      }
    });
}
