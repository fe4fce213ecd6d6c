import type { ShopId } from "../invoice/ids.ts";

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
