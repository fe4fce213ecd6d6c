import type { ShopId } from "../invoice/ids.ts";

/** A shop whose places other processes have all taken is left alone for this long. */
const FULL_MS = 500;
/** With so many shops through, a new round begins: a claim compares every job it leaves out with each of them. */
const MOST_THROUGH = 50;

/**
 * Which shops may have another job from this process. A shop has at most its cap in flight, and at most its cap in a round:
 * a backlog then waits until every other shop with due jobs had as many. Claims go one at a time: several at once would all
 * see room for the same shop.
 */
export class ShopTurns {
  readonly #perShop: number;
  readonly #running = new Map<ShopId, number>();
  /** Claims of this round. */
  readonly #served = new Map<ShopId, number>();
  readonly #fullUntil = new Map<ShopId, number>();
  #last: Promise<void> = Promise.resolve();
  #end: () => void = () => {};

  constructor(perShop: number) {
    this.#perShop = perShop;
  }

  /**
   * Resolves when it is this claim's turn and `ready` too, with the shops that may not have another job. End it with
   * `claimed`.
   */
  async begin(ready: () => Promise<void> = async () => {}): Promise<readonly ShopId[]> {
    const before = this.#last;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#last = promise;
    await before;
    await ready();
    this.#end = resolve;
    for (const [shop, until] of this.#fullUntil) if (until <= performance.now()) this.#fullUntil.delete(shop);
    const atCap = (counts: ReadonlyMap<ShopId, number>) =>
      [...counts].flatMap(([shop, count]) => (count >= this.#perShop ? [shop] : []));
    if (atCap(this.#served).length > MOST_THROUGH) this.#served.clear();
    return [...new Set([...atCap(this.#running), ...atCap(this.#served), ...this.#fullUntil.keys()])];
  }

  /** The claim got a job of this shop, or none. Answers whether a round ended with it: then there may be one after all. */
  claimed(shop: ShopId | undefined): boolean {
    const isRoundOver = shop === undefined && this.#served.size > 0;
    if (shop === undefined) this.#served.clear();
    else {
      add(this.#running, shop);
      add(this.#served, shop);
    }
    this.#end();
    return isRoundOver;
  }

  /** Other processes work on as many of this shop's jobs as may run. */
  isFull(shop: ShopId): void {
    this.#fullUntil.set(shop, performance.now() + FULL_MS);
  }

  finished(shop: ShopId): void {
    const left = (this.#running.get(shop) ?? 1) - 1;
    if (left > 0) this.#running.set(shop, left);
    else this.#running.delete(shop);
  }
}

const add = (counts: Map<ShopId, number>, shop: ShopId): void => {
  counts.set(shop, (counts.get(shop) ?? 0) + 1);
};
